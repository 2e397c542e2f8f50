import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import {
  type OverviewResult,
  overviewRequest,
  type VerdictChangedParams,
  verdictChanged,
} from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";
import { payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

describe("the overview of a document in the editor", () => {
  let editor: Editor;
  const told: VerdictChangedParams[] = [];
  const last = (file: string): VerdictChangedParams | undefined => told.findLast(({ uri }) => uri === editor.uri(file));
  const overview = (file: string) =>
    editor.client.sendRequest<OverviewResult>(overviewRequest, { uri: editor.uri(file) });

  before(async () => {
    editor = await startEditor({ "people.runbook": people, [name]: payments });
    editor.client.onNotification(verdictChanged, (params: VerdictChangedParams) => {
      told.push(params);
    });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  it("says how it stands, as the checker does", () => {
    const { verdict, findings, accepted } = editor.analysis(name);
    const count = (severity: string): number => findings.filter(each => each.severity === severity).length;
    assert.deepEqual(last(name), {
      uri: editor.uri(name),
      verdict,
      counts: { errors: count("error"), warnings: count("warning"), infos: count("info"), accepted: accepted.length },
      title: "Payments database upgrade to 14.2",
    });
    assert.ok(count("error") > 0 && accepted.length > 0);
  });

  it("is told of open documents only", () => {
    assert.equal(last("people.runbook"), undefined);
  });

  it("has the phases, their activities and the people, with places in their own files", async () => {
    const result = await overview(name);
    assert.ok(result.kind === "overview");
    const { parts, people: named } = result.overview;
    assert.deepEqual(
      parts.map(({ title }) => title),
      ["Prepare", "Cut over", "Verify"],
    );
    assert.ok(named.some(({ title, place }) => title === "Priya Nair" && place.uri === editor.uri("people.runbook")));
    assert.equal(result.unread, undefined);
  });

  it("says so when an import changes, and when the document does", async () => {
    const before = last(name)?.counts.errors ?? 0;
    editor.open("people.runbook", people.replace("away 2026-05-18 to 2026-05-29", "away 2026-04-18 to 2026-04-29"));
    await editor.settled();
    const after = last(name)?.counts.errors ?? 0;
    assert.ok(after < before, `${after} < ${before}`);
    assert.equal(last("people.runbook")?.verdict, "go");
    assert.equal(last("people.runbook")?.title, undefined);
    editor.type(name, payments.replace("timezone America/Los_Angeles", ""));
    await editor.settled();
    assert.ok((last(name)?.counts.errors ?? 0) > after);
  });

  it("says that it is done", async () => {
    editor.type(name, payments.replace("risk high", "risk high\n  status done"));
    await editor.settled();
    assert.equal(last(name)?.verdict, "done");
    const result = await overview(name);
    assert.equal(result.kind === "overview" && result.overview.verdict, "done");
  });

  it("says what cannot be read, and why there is none", async () => {
    editor.type(name, payments.replace('"Take a backup of payments-db"', '"Take a backup'));
    const broken = await overview(name);
    assert.ok(broken.kind === "overview");
    assert.match(broken.unread ?? "", /^Line \d+ cannot be read: .*\.$/);
    assert.deepEqual(await overview("people.runbook"), { kind: "none", why: "This file has no runbook." });
    assert.deepEqual(await overview("nowhere.runbook"), { kind: "none", why: "This file is not open in the editor." });
  });
});
