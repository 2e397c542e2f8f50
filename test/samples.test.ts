/**
 * What the checker says about each sample: a golden file each (made anew by npm run golden), and, in so many words,
 * what the samples are there to show.
 */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Analysis, createAnalyser, type Finding } from "../language/index.js";
import { contains } from "../language/plan/place.js";
import { createReader } from "../server/files/reader.js";
import { analyse } from "./support/analyse.js";
import { applyFix } from "./support/apply-fix.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const golden = join(root, "test", "golden");

const samples = readdirSync(join(root, "samples"), { recursive: true, encoding: "utf8" })
  .filter(path => path.endsWith(".runbook"))
  .map(path => `samples/${path.split(sep).join("/")}`)
  .sort();

const { importer, open } = createReader();
const analyser = createAnalyser(importer);

function analysisOf(sample: string): Analysis {
  const opened = open(join(root, sample));
  assert.equal(opened.kind, "file", sample);
  if (opened.kind !== "file") throw new Error(`${sample} is not there`);
  return analyser(opened.file);
}

function textOf(sample: string): string {
  return readFileSync(join(root, sample), "utf8");
}

/** `line:column severity code message`, findings then accepted, then the verdict. */
function reportOf({ findings, accepted, verdict }: Analysis): string {
  const line = ({ place: { range }, code, message }: Finding, state: string): string =>
    `${range.start.line + 1}:${range.start.character + 1} ${state} ${code} ${message.replaceAll("\n", "\n    ")}`;
  return [
    ...findings.map(each => line(each, each.severity)),
    ...accepted.map(each => line(each, "accepted")),
    verdict,
    "",
  ].join("\n");
}

/** `severity code on NAME: text at the place`, of the activity or rollback it stands in */
function found(sample: string): readonly string[] {
  const { findings, accepted, plan } = analysisOf(sample);
  const { work, rollbacks } = plan.runbook ?? { work: { activities: [] }, rollbacks: [] };
  const parts = [...rollbacks, ...work.activities];
  const lines = textOf(sample).split("\n");
  const line = ({ place, code }: Finding, state: string): string => {
    const { start, end } = place.range;
    const on = parts.find(part => part.name && contains(part.place, place))?.name;
    const text = lines[start.line]?.slice(start.character, end.line === start.line ? end.character : undefined);
    return `${state} ${code}${on ? ` on ${on}` : ""}: ${text}`;
  };
  return [...findings.map(each => line(each, each.severity)), ...accepted.map(each => line(each, "accepted"))];
}

function codesOf({ findings }: Pick<Analysis, "findings">): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}

function assertHas(actual: readonly string[], wanted: readonly string[]): void {
  assert.deepEqual(
    wanted.filter(each => !actual.includes(each)),
    [],
    `missing; found:\n${actual.join("\n")}`,
  );
}

describe("samples", () => {
  for (const sample of samples) {
    it(`${sample}: what is found is what was found`, () => {
      const file = join(golden, sample.replace(/\.runbook$/, ".txt"));
      const report = reportOf(analysisOf(sample));
      if (process.env.UPDATE_GOLDEN) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, report);
      }
      assert.equal(report, readFileSync(file, "utf8"), "npm run golden makes it anew");
    });
  }

  it("boring is GO, with nothing found and nothing accepted", () => {
    const { findings, accepted, verdict } = analysisOf("samples/boring/payments.runbook");
    assert.deepEqual({ findings, accepted, verdict }, { findings: [], accepted: [], verdict: "go" });
  });

  it("high-wire is NO-GO for all its reasons", () => {
    const analysis = analysisOf("samples/high-wire/payments.runbook");
    assert.equal(analysis.verdict, "no-go");
    assertHas(codesOf(analysis), [
      "time/missing-zone",
      "owner/unassigned",
      "owner/placeholder",
      "owner/away",
      "owner/quiet-hours",
      "knowledge/single-point",
      "knowledge/nobody",
      "rollback/missing",
      "rollback/ungated",
      "rollback/no-decider",
      "rehearsal/missing",
    ]);
  });

  it("of two changes in one night each is GO, and the night is not", () => {
    for (const name of ["orders", "storefront"]) {
      const { findings, verdict } = analysisOf(`samples/two-changes/${name}.runbook`);
      assert.deepEqual({ findings, verdict }, { findings: [], verdict: "go" });
    }
    assert.deepEqual(found("samples/two-changes/night.runbook"), [
      'warning programme/double-booked: "./storefront.runbook"',
      'warning programme/double-booked: "./storefront.runbook"',
      'error programme/environment-clash: "./storefront.runbook"',
    ]);
  });

  it("the worked example says what the language's documentation says of it, and nothing else", () => {
    assert.deepEqual(found("samples/worked-example/payments-upgrade.runbook"), [
      "error knowledge/single-point on snapshot: owner priya or jack",
      "warning owner/quiet-hours on go: dana",
      "warning owner/quiet-hours on go: lee",
      "error knowledge/nobody on shift: owner jack or priya",
      "error owner/away on shift: jack",
      "warning owner/away on shift: rollback",
      "accepted knowledge/single-point on restore: owner priya or jack",
    ]);
  });
});

describe("real runbooks, as they were published", () => {
  const kubernetes = "samples/real/kubernetes-1.35.runbook";
  const rust = "samples/real/rust-release.runbook";
  const kava = "samples/real/kava-8.runbook";

  it("Kubernetes: one finding for all the days without a zone", () => {
    const { findings } = analysisOf(kubernetes);
    assert.equal(findings.filter(({ code }) => code === "time/missing-zone").length, 1);
  });

  it("Kubernetes: the days on earth's last shore and in UTC are the same moments", () => {
    assert.ok(!codesOf(analysisOf(kubernetes)).includes("time/zones-disagree"));
  });

  it("Kubernetes: KubeCon belongs to nobody", () => {
    const unassigned = found(kubernetes).filter(each => each.includes("owner/unassigned"));
    assert.deepEqual(unassigned, ["error owner/unassigned on kubecon-na: kubecon-na"]);
  });

  it("Kubernetes: with the zone added, the one row out of order is found", () => {
    const fixes = analysisOf(kubernetes).findings.find(({ code }) => code === "time/missing-zone")?.fixes ?? [];
    const addZone = fixes.find(({ edits }) => edits.some(({ newText }) => newText.includes("timezone ")));
    assert.ok(addZone, "a fix adds `timezone`");
    const mended = analyse(applyFix(textOf(kubernetes), addZone).replace("timezone Area/City", "timezone UTC"));
    const late = mended.findings.filter(({ code }) => code.startsWith("order/"));
    assert.deepEqual(
      late.map(({ code, message }) => `${code} ${/"([^"]*)"/.exec(message)?.[1]}`),
      ["order/deadline Docs deadline — Open placeholder PRs"],
    );
    assert.ok(!codesOf(mended).some(code => code.startsWith("time/") && code !== "time/missing-duration"));
  });

  it("Rust: nobody does it, nothing goes back, T has no date, and a date is still to be filled in", () => {
    assertHas(found(rust), [
      "error owner/unassigned: rust-release",
      "warning time/undated: rust-release",
      "warning text/placeholder on pre-release: YYYY-MM-DD",
    ]);
    assertHas(codesOf(analysisOf(rust)), ["rollback/missing", "time/missing-duration"]);
  });

  it("Rust: the point of no return gives no reason", () => {
    assertHas(found(rust), ["error syntax/parse on publish: irreversible"]);
  });

  it("Kava: placeholders, durations and people are missing", () => {
    assertHas(found(kava), [
      "error owner/empty-team: validators",
      "error time/missing-duration: kava-8",
      "warning text/placeholder on migrate: PLACEHOLDER",
    ]);
    assertHas(codesOf(analysisOf(kava)), ["rollback/missing"]);
  });

  const host = "samples/real/docs-host-postgres.runbook";
  const wikis = "samples/real/wiki-switchover.runbook";
  const cloud = "samples/real/cloud-contingency.runbook";
  const builds = "samples/real/build-service-release.runbook";
  const overBudget = (text: string): readonly string[] =>
    analyse(text).findings.flatMap(({ code, severity, message }) =>
      code === "outage/over-budget" ? [`${severity} ${/"([^"]*)"/.exec(message)?.[1]}`] : [],
    );

  it("none of them is a GO: each leaves out what would be asked for at night", () => {
    for (const sample of samples.filter(each => each.startsWith("samples/real/")))
      assert.equal(analysisOf(sample).verdict, "no-go", sample);
  });

  it("a host's database: the times agree and the outage fits, but nobody does it and nothing leads back", () => {
    assert.deepEqual(
      found(host).filter(each => each.startsWith("error")),
      [
        "error owner/unassigned: docs-host-postgres",
        "error time/missing-duration on announce: announce",
        "error rollback/missing on upgrade: upgrade",
        "error time/missing-duration on builds: builds",
      ],
    );
    assert.deepEqual(overBudget(textOf(host).replace("at most 30m", "at most 121m")), [
      "warning No builds and no dashboard, while published pages stay readable",
    ]);
  });

  it("wikis: half a year in the other data centre, and moving there has no way back", () => {
    assertHas(found(wikis), [
      "error owner/empty-team: operations",
      "error owner/empty-team: communications",
      "error time/missing-duration: wiki-switchover",
      "error rollback/missing on move: move",
    ]);
  });

  it("wikis: three minutes of read-only are promised for five things, so a minute each is too long", () => {
    const activity = /((?:step|check|notify|wait) (?!watch)[\w-]+ "[^"]*")( \{)?/g;
    const each = (takes: string): string =>
      textOf(wikis).replace(activity, (_, start, brace) => `${start} { takes ${takes} ${brace ? "" : "}"}`);
    assert.deepEqual(overBudget(each("1m")), ["error The wikis can be read, but not edited"]);
    assert.deepEqual(overBudget(each("36s")), []);
  });

  it("a platform: three hours are promised, and what recovery and its two contingencies take is not known", () => {
    assertHas(found(cloud), [
      "error owner/empty-team: commander",
      "error time/missing-duration: cloud-contingency",
      "error time/missing-duration: few",
      "error time/missing-duration: region",
      "warning gate/no-criteria on declared: declared",
    ]);
    const recovering = (takes: string): string =>
      textOf(cloud).replace('recover the system"', `recover the system" { takes ${takes} }`);
    assert.deepEqual(overBudget(recovering("2h at most 4h")), ["warning The platform is down"]);
    assert.deepEqual(overBudget(recovering("2h at most 3h")), []);
  });

  it("Kafka: each stage says how to revert, but not for how long, and no gate stands before the last", () => {
    assert.deepEqual(
      found("samples/real/kafka-kraft.runbook").filter(each => each.startsWith("error")),
      [
        "error owner/unassigned: kafka-kraft",
        "error time/missing-duration: kafka-kraft",
        "error time/missing-duration on brokers: rollback",
        "error rollback/ungated on finalise: finalise",
        "error rollback/missing on remove: remove",
        "error time/missing-duration on back: back",
      ],
    );
  });

  it("a browser: one name to be filled in does it all, and the sign-off does not say what for", () => {
    assertHas(found("samples/real/tv-browser-release.runbook"), [
      "warning text/placeholder: release-owner",
      "error rollback/missing: tv-browser-release",
      "warning gate/no-criteria on sign-off: sign-off",
      "warning verify/missing on all: all",
    ]);
  });

  it("a build service: no step says how to go back, and how long the two outages last is not planned", () => {
    assertHas(found(builds), [
      "error time/missing-duration: build-service-release",
      "error rollback/missing: build-service-release",
      "warning text/placeholder: <ticket>",
    ]);
    assert.deepEqual(overBudget(textOf(builds).replace('start it anew" {', 'start it anew" { takes 11m')), [
      "error Packages cannot be downloaded",
    ]);
  });

  it("certificates: all is verified before the old authority is left out, and nothing after that", () => {
    assertHas(found("samples/real/cluster-ca.runbook"), [
      "error rollback/missing: cluster-ca",
      "warning verify/missing on kubelets-new: kubelets-new",
    ]);
  });

  it("a domain: from pointing it elsewhere on, nothing leads back and nobody looks", () => {
    assertHas(found("samples/real/domain-transfer.runbook"), [
      "error rollback/missing on delegate: delegate",
      "error rollback/missing on transfer: transfer",
      "warning verify/missing on transfer: transfer",
    ]);
  });
});
