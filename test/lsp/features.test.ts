import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type {
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver-types";
import type { ExportResult, TimelineResult } from "../../server/protocol.js";
import { exportRequest, timelineChanged, timelineRequest } from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";
import { behind, payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

describe("in the editor, the worked example", () => {
  let editor: Editor;
  const changed: string[] = [];
  before(async () => {
    editor = await startEditor({ "people.runbook": people, [name]: payments });
    editor.client.onNotification(timelineChanged, ({ uri }: { uri: string }) => {
      changed.push(uri);
    });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  const at = (words: string) => ({ textDocument: { uri: editor.uri(name) }, position: behind(payments, words) });

  const hovers: readonly (readonly [words: string, says: readonly (string | RegExp)[]])[] = [
    [
      "step shift",
      [
        "**Shift all traffic to the standby** (step)",
        "Planned: Sat 2026-05-23 23:10 to 23:40 in Los Angeles",
        "For Priya Nair: Sun 2026-05-24 11:40 to 12:10 in Kolkata",
        "On the critical path",
        "Rollback from here takes 15m",
        "Latest safe decision from here: Sun 2026-05-24 03:45",
      ],
    ],
    ["step upgrade", ["Worst case: Sat 2026-05-23 23:40 to Sun 2026-05-24 01:40 in Los Angeles"]],
    ["undoes maintenance-on", ["**Show the maintenance page** (step)", /Float: 25m/]],
    [
      "owner jack",
      ["**Jack Riley** (person)", "Zone: Australia/Sydney", "Away 2026-05-18 to 2026-05-29", "Hours: 08:00 to 18:00"],
    ],
    ["to support", ["**Customer support** (team)", "Rotation: support-primary"]],
    ["needs replication", ["**Change replication settings in production** (skill)", "Known by: Jack Riley"]],
    ["environment production", ["(environment)", "Protected", "Rehearse on: staging"]],
    ["phase verify", ["**Verify** (phase)", "Planned: Sun 2026-05-24"]],
    ["rollback using restore", ["(rollback)", "Takes 1h30m", "Undoes Upgrade the primary"]],
    ["contingency corrupt", ["(contingency)", "any difference"]],
    ["at 23:00", ["Sat 2026-05-23 23:00 America/Los\\_Angeles", "Sun 2026-05-24 11:30 Asia/Kolkata"]],
    ["timezone America/Los", [/UTC-07:00 on Sat 2026-05-23/]],
    ["accept knowledge/single", ["**knowledge/single-point**"]],
    ["takes 30m at most 45m\n      run", ["`run`: a command to run"]],
    ["gate", ["`gate`: a decision"]],
  ];
  for (const [words, says] of hovers) {
    it(`tells about "${words.split("\n").at(-1)?.trim()}" under the mouse`, async () => {
      const hover = await editor.client.sendRequest<Hover | null>("textDocument/hover", at(words));
      const text = JSON.stringify(hover?.contents ?? "");
      const value =
        hover && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";
      for (const each of says) {
        assert.ok(typeof each === "string" ? value.includes(each) : each.test(value), `${each} is not in ${text}`);
      }
    });
  }

  it("says nothing under the mouse in a comment or on a brace", async () => {
    for (const words of ["// One run", "parallel {"]) {
      assert.equal(await editor.client.sendRequest("textDocument/hover", at(words)), null);
    }
  });

  it("leads to declarations in other files", async () => {
    const [link] =
      (await editor.client.sendRequest<LocationLink[] | null>("textDocument/definition", at("owner pri"))) ?? [];
    const target = link && "targetUri" in link ? link : undefined;
    assert.equal(target?.targetUri, editor.uri("people.runbook"));
    assert.deepEqual(target?.targetSelectionRange.end, behind(people, "person priya"));
  });

  it("leads to parts of the runbook", async () => {
    for (const [from, to] of [
      ["using rest", "rollback restore"],
      ["undoes maint", "step maintenance-on"],
      ["on restore".slice(0, 8), "rollback restore"],
    ] as const) {
      const links = await editor.client.sendRequest<LocationLink[] | null>("textDocument/definition", at(from));
      assert.deepEqual(links?.[0]?.targetSelectionRange.end, behind(payments, to), from);
    }
  });

  it("finds all uses of a person, in all files", async () => {
    const found = await editor.client.sendRequest<Location[] | null>("textDocument/references", {
      ...at("owner pri"),
      context: { includeDeclaration: true },
    });
    const inFile = (file: string) => found?.filter(({ uri }) => uri === editor.uri(file)).length;
    assert.equal(inFile("people.runbook"), 1);
    assert.equal(inFile(name), payments.match(/\bpriya\b/g)?.length);
  });

  it("renames a person wherever they are named, and refuses names that are none or taken", async () => {
    const edit = await editor.client.sendRequest<WorkspaceEdit | null>("textDocument/rename", {
      ...at("owner pri"),
      newName: "priya-n",
    });
    const changed = (file: string) =>
      edit?.documentChanges?.flatMap(each =>
        "edits" in each && each.textDocument.uri === editor.uri(file) ? each.edits : [],
      ).length;
    assert.equal(changed("people.runbook"), 1);
    assert.equal(changed(name), payments.match(/\bpriya\b/g)?.length);
    const rename = (words: string, newName: string) =>
      editor.client.sendRequest("textDocument/rename", { ...at(words), newName });
    await assert.rejects(rename("owner pri", "2nd"), /is not a name/);
    await assert.rejects(rename("owner pri", "jack"), /"jack" is already a person/);
    await assert.rejects(rename("step shift", "upgrade"), /"upgrade" is already a step/);
  });

  it("has an outline of titles", async () => {
    const outline = (of: readonly DocumentSymbol[], indent = ""): string[] =>
      of.flatMap(({ name, children }) => [`${indent}${name}`, ...outline(children ?? [], `${indent}  `)]);
    const symbols = await editor.client.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: editor.uri(name) },
    });
    const lines = outline(symbols);
    assert.deepEqual(lines.slice(0, 6), [
      "Payments database upgrade to 14.2",
      "  Prepare",
      "    Announce the maintenance",
      "    Show the maintenance page",
      "    Take a backup of payments-db",
      "    Go or no-go",
    ]);
    assert.ok(lines.includes("      Shift traffic back to the primary"));
    assert.ok(lines.includes("  Restore payments-db from tonight's backup"));
    const roster = await editor.client.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: editor.uri("people.runbook") },
    });
    assert.deepEqual(
      roster.filter(({ detail }) => detail === "dba" || detail === "jack").map(({ name }) => name),
      ["Database administrators", "Jack Riley"],
    );
  });

  it("can be searched over the workspace, and folded", async () => {
    const found = await editor.client.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "prod" });
    assert.ok(found.some(({ name }) => name === "production"));
    const folds = await editor.client.sendRequest<FoldingRange[]>("textDocument/foldingRange", {
      textDocument: { uri: editor.uri(name) },
    });
    assert.ok(folds.length > 15);
  });

  it("has a timeline, in any zone, and says when it changed", async () => {
    const get = (zones?: readonly string[]) =>
      editor.client.sendRequest<TimelineResult>(timelineRequest, {
        uri: editor.uri(name),
        ...(zones ? { zones } : {}),
      });
    const timeline = await get();
    assert.ok(timeline.kind === "whole");
    assert.deepEqual(
      timeline.data.phases.map(({ title }) => title),
      ["Prepare", "Cut over", "Verify"],
    );
    assert.equal(timeline.data.verdict, editor.analysis(name).verdict);
    assert.ok(changed.includes(editor.uri(name)));
    const elsewhere = await get(["Pacific/Auckland"]);
    assert.ok(elsewhere.kind === "whole" && elsewhere.data.zones.some(zone => zone.name === "Pacific/Auckland"));
  });

  it("says when a timeline changed also for a file that was closed meanwhile", async () => {
    const file = "closed.runbook";
    editor.write(file, payments);
    await editor.settled();
    const asked = editor.client.sendRequest<TimelineResult>(timelineRequest, { uri: editor.uri(file) });
    assert.equal((await asked).kind, "whole");
    const before = changed.filter(uri => uri === editor.uri(file)).length;
    editor.write(file, payments.replace("takes 5m", "takes 6m"));
    await editor.settled();
    assert.equal(changed.filter(uri => uri === editor.uri(file)).length, before + 1);
    editor.remove(file);
    await editor.settled();
  });

  it("exports to markdown", async () => {
    const result = await editor.client.sendRequest<ExportResult>(exportRequest, {
      uri: editor.uri(name),
      format: "markdown",
    });
    assert.ok("content" in result && result.content.includes("Payments database upgrade to 14.2"));
  });

  it("says why there is no timeline or markdown", async () => {
    const ask = async (uri: string) => [
      await editor.client.sendRequest<TimelineResult>(timelineRequest, { uri }),
      await editor.client.sendRequest<ExportResult>(exportRequest, { uri, format: "markdown" }),
    ];
    assert.deepEqual(await ask(editor.uri("people.runbook")), [
      { kind: "broken", why: "This file has no runbook." },
      { error: "This file has no runbook." },
    ]);
    assert.deepEqual(await ask(editor.uri("nowhere.runbook")), [
      { kind: "broken", why: "This file is not open in the editor." },
      { error: "This file is not open in the editor." },
    ]);
    editor.open("broken.runbook", `runbook r "R" {\n  step s "S { }`);
    const [timeline] = await ask(editor.uri("broken.runbook"));
    assert.ok(timeline && "why" in timeline && /^Line \d cannot be read: .*\.$/.test(timeline.why));
  });
});
