import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import type { CheckDocument } from "../../../language/exports/check-document.js";
import { asked, folderWith } from "../program.js";
import { inputs } from "./inputs.js";
import { gitlabErrors, loadXml, sarifErrors } from "./schemas.js";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
  readonly relatedLocations?: readonly { readonly message: { readonly text: string } }[];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
}

async function resultsOf(cwd: string, ...args: readonly string[]): Promise<readonly Result[]> {
  const { stdout } = await asked(["check", ...args, "--format", "sarif"], cwd);
  return JSON.parse(stdout).runs[0].results;
}

async function codesOf(cwd: string, file: string): Promise<readonly string[]> {
  const { stdout } = await asked(["check", file, "--format", "json"], cwd);
  const { findings }: CheckDocument = JSON.parse(stdout);
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

/** A text with one change made, as a SARIF consumer makes it. */
function changed(text: string, region: Region, inserted: string): string {
  const lines = text.split("\n");
  const at = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const { startLine, startColumn, endLine, endColumn } = region;
  return text.slice(0, at(startLine, startColumn)) + inserted + text.slice(at(endLine, endColumn));
}

describe("SARIF", () => {
  let cwd = "";
  before(() => {
    cwd = inputs();
  });

  it("names files by URI references that lead back to them", async () => {
    const [result] = await resultsOf(cwd, "odd");
    const uri = result?.locations[0]?.physicalLocation.artifactLocation.uri ?? "";
    assert.equal(uri, "odd/a%2C%20b%3Ac%20%2541%20%5Bx%5D%20%231%20%C3%A9.runbook");
    assert.equal(decodeURIComponent(uri), "odd/a, b:c %41 [x] #1 é.runbook");
  });

  it("gives fixes that mend what they are for", async () => {
    let tried = 0;
    let mended = 0;
    const { stdout } = await asked(["check", ".", "--format", "json"], cwd);
    const { findings }: CheckDocument = JSON.parse(stdout);
    const fixes = findings.flatMap(each => each.fixes);
    const safe = new Set(fixes.filter(({ kind }) => kind === "safe").map(({ title }) => title));
    for (const folder of ["mendable.runbook", "samples/high-wire", "samples/real"]) {
      for (const { ruleId, fixes = [] } of await resultsOf(cwd, folder)) {
        for (const { artifactChanges, description } of fixes) {
          const [change, ...others] = artifactChanges;
          assert.ok(change && others.length === 0);
          const { uri } = change.artifactLocation;
          const before = readFileSync(join(cwd, uri), "utf8");
          const codes = await codesOf(cwd, uri);
          // From the last to the first, so that places stay.
          const after = [...change.replacements]
            .sort(
              ({ deletedRegion: a }, { deletedRegion: b }) =>
                b.startLine - a.startLine || b.startColumn - a.startColumn,
            )
            .reduce(
              (text, { deletedRegion, insertedContent }) => changed(text, deletedRegion, insertedContent.text),
              before,
            );
          assert.notEqual(after, before);
          writeFileSync(join(cwd, uri), after);
          const left = await codesOf(cwd, uri);
          writeFileSync(join(cwd, uri), before);
          const unread = (list: readonly string[]): number => list.filter(each => each.startsWith("syntax/")).length;
          assert.ok(unread(left) <= unread(codes), `${uri}: ${ruleId}: ${description.text}`);
          tried++;
          if (!safe.has(description.text)) continue;
          mended++;
          const number = (list: readonly string[]): number => list.filter(each => each.startsWith(`${ruleId} `)).length;
          assert.ok(number(left) < number(codes), `${uri}: ${ruleId}: ${description.text}`);
        }
        if (tried > 30) break;
      }
    }
    assert.ok(tried > 10 && mended > 0, `${tried} fixes, ${mended} of them safe`);
  });

  it("leaves out what has placeholders that only a person can fill", async () => {
    const results = await resultsOf(cwd, ".");
    for (const { fixes = [] } of results)
      for (const { artifactChanges } of fixes)
        for (const { replacements } of artifactChanges)
          for (const { insertedContent } of replacements) assert.doesNotMatch(insertedContent.text, /\$\{?\d/);
  });

  it("knows a finding again when its line has moved, and when its message says another time", async () => {
    const folder = folderWith({});
    const text = readFileSync(join(cwd, "samples/high-wire/payments.runbook"), "utf8");
    writeFileSync(join(folder, "people.runbook"), readFileSync(join(cwd, "samples/high-wire/people.runbook"), "utf8"));
    const printsOf = async (now: string): Promise<readonly string[]> => {
      writeFileSync(join(folder, "payments.runbook"), now);
      const results = await resultsOf(folder, "payments.runbook");
      const prints = results.map(({ partialFingerprints: { primaryLocationLineHash: print = "" } }) => print);
      assert.equal(new Set(prints).size, prints.length);
      return [...prints].sort();
    };
    const before = await printsOf(text);
    assert.ok(before.length > 5);
    assert.deepEqual(await printsOf(`// one more line\n\n${text}`), before);
    assert.deepEqual(await printsOf(text.replace("takes 2h at most 4h", "takes 2h at most 4h30m")), before);
    assert.notDeepEqual(await printsOf(text.replace("step promote", "step promotion")), before);
  });

  it("shows accepted risks as suppressed, with who, why and until when", async () => {
    const results = await resultsOf(cwd, "samples/worked-example");
    const suppressed = results.flatMap(({ suppressions }) => suppressions);
    assert.equal(suppressed.length, 1);
    assert.equal(suppressed[0]?.kind, "inSource");
    assert.match(suppressed[0]?.justification ?? "", / \(by \w+, until 2026-\d\d-\d\d\)$/);
  });

  it("says which severities were asked for", async () => {
    const args = [
      "check",
      "good.runbook",
      "--rule",
      "owner/away=off",
      "--rule",
      "window/no-slack=info",
      "--format",
      "sarif",
    ];
    const { stdout } = await asked(args, cwd);
    const [{ tool, invocations }] = JSON.parse(stdout).runs;
    assert.deepEqual(
      tool.driver.rules.map(({ id }: { readonly id: string }) => id),
      ["owner/away", "window/no-slack"],
    );
    assert.deepEqual(invocations[0].ruleConfigurationOverrides, [
      { descriptor: { id: "owner/away", index: 0 }, configuration: { enabled: false, level: "none" } },
      { descriptor: { id: "window/no-slack", index: 1 }, configuration: { enabled: true, level: "note" } },
    ]);
  });

  it("makes no link of brackets in a title", async () => {
    const results = await resultsOf(cwd, "odd");
    const texts = results.map(({ message }) => message.text).filter(text => text.includes("(1)"));
    assert.ok(texts.length > 0);
    for (const text of texts) assert.match(text, /\\\[b\]\(1\)/);
  });
});

describe("the schemas of reports", () => {
  it("refuse what is not in them", async () => {
    const cwd = inputs();
    const { stdout: sarif } = await asked(["check", "samples/high-wire", "--format", "sarif"], cwd);
    assert.ok(sarifErrors(JSON.parse(sarif.replace('"startLine": 28', '"startLine": 0'))).length > 0);
    assert.ok(sarifErrors(JSON.parse(sarif.replaceAll('"level"', '"lvl"'))).length > 0);
    const { stdout: gitlab } = await asked(["check", "samples/high-wire", "--format", "gitlab"], cwd);
    assert.ok(gitlabErrors(JSON.parse(gitlab.replace('"critical"', '"error"'))).length > 0);
    const { stdout: junit } = await asked(["check", "samples/high-wire", "--format", "junit"], cwd);
    const { junitErrors } = await loadXml();
    assert.ok(junitErrors(junit.replace(' hostname="localhost"', "")).length > 0);
    assert.throws(() => junitErrors(junit.replace("</testsuites>", "")));
  });
});
