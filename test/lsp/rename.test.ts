import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { type Editor, startEditor } from "./editor.js";
import { behind } from "./sample.js";

const people = `person ana "Ana" { timezone UTC contact "1" }
person ben "Ben" { timezone UTC contact "2" }
team ops "Ops" { contact "3" }
`;
const release = `import "./people.runbook"
skill sql
runbook release "Release" {
  owner ana or
    ben
  step one "One" { takes 5m } // ana is only a word here
  step two "Two" { after one owner ana with ben takes 5m note "ana" }
}
`;
const other = `import "./people.runbook"\nenvironment staging\nrunbook other "Other" { owner ana }\n`;

let editor: Editor;

async function opened(text = release): Promise<void> {
  editor = await startEditor({ "release.runbook": "// saved", "people.runbook": people, "other.runbook": other });
  editor.open("release.runbook", text);
  await editor.settled();
}

function rename(position: Position, newName: string, file = "release.runbook"): Promise<WorkspaceEdit | null> {
  const params = { textDocument: { uri: editor.uri(file) }, position, newName };
  return editor.client.sendRequest<WorkspaceEdit | null>("textDocument/rename", params);
}

function applied(
  text: string,
  file: string,
  edit: WorkspaceEdit | null,
): { text: string; version: number | null | undefined } {
  const change = edit?.documentChanges?.find(
    (each): each is TextDocumentEdit => "edits" in each && each.textDocument.uri === editor.uri(file),
  );
  const edits = change?.edits.filter((each): each is TextEdit => "newText" in each) ?? [];
  return {
    text: TextDocument.applyEdits(TextDocument.create("", "runbook", 1, text), edits),
    version: change?.textDocument.version,
  };
}

describe("renaming", () => {
  afterEach(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  for (const [ends, text] of [
    ["", release],
    [", with Windows line ends", release.replaceAll("\n", "\r\n")],
  ] as const) {
    it(`changes every use in every file, unsaved or closed, and nothing else${ends}`, async () => {
      await opened(text);
      const edit = await rename(behind(release, "owner an"), "anna-b");
      const named = (all: string): string => all.replace(/(person|owner) ana/g, "$1 anna-b");
      assert.deepEqual(applied(text, "release.runbook", edit), { text: named(text), version: 1 });
      assert.deepEqual(applied(people, "people.runbook", edit), { text: named(people), version: null });
      assert.deepEqual(applied(other, "other.runbook", edit), { text: named(other), version: null });
    });
  }

  it("from the declaration comes to the same", async () => {
    await opened();
    const edit = await rename(behind(people, "person an"), "anna", "people.runbook");
    assert.deepEqual(edit, await rename(behind(release, "owner an"), "anna"));
  });

  it("of holidays changes those who name them, and no days", async () => {
    const calendar = `holidays uk "UK" { 2026-12-25 "uk" }\n`;
    const roster = `import "./calendar.runbook"\nteam ops "Ops" { hours 09:00 to 17:00 Mon to Fri holidays uk }\n`;
    editor = await startEditor({ "calendar.runbook": calendar, "roster.runbook": roster });
    editor.open("roster.runbook", roster);
    await editor.settled();
    const edit = await rename(behind(roster, "holidays u"), "england", "roster.runbook");
    assert.equal(applied(roster, "roster.runbook", edit).text, roster.replace("holidays uk", "holidays england"));
    assert.equal(applied(calendar, "calendar.runbook", edit).text, calendar.replace("holidays uk", "holidays england"));
  });

  it("is prepared: only a name can be renamed, and it is shown which", async () => {
    await opened();
    const prepared = (words: string) =>
      editor.client.sendRequest<Range | null>("textDocument/prepareRename", {
        textDocument: { uri: editor.uri("release.runbook") },
        position: behind(release, words),
      });
    const start = behind(release, "after ");
    assert.deepEqual(await prepared("after on"), { start, end: { ...start, character: start.character + 3 } });
    for (const words of ["tak", "// ana", 'note "an', "5", "import"]) assert.equal(await prepared(words), null, words);
  });

  it("takes a keyword, as the language does", async () => {
    await opened();
    const edit = await rename(behind(release, "step on"), "gate");
    const { text } = applied(release, "release.runbook", edit);
    assert.equal(text, release.replace("step one", "step gate").replace("after one", "after gate"));
    editor.type("release.runbook", text);
    await editor.settled();
    assert.ok(!editor.shown("release.runbook").some(({ code }) => String(code).startsWith("syntax/")));
  });

  for (const newName of ["jose\u0301", "प्रिया", "李雷"]) {
    it(`takes ${newName}, whose letters may be several signs`, async () => {
      await opened();
      const { text } = applied(release, "release.runbook", await rename(behind(release, "step on"), newName));
      assert.equal(text, release.replace("step one", `step ${newName}`).replace("after one", `after ${newName}`));
    });
  }

  const refusals: readonly (readonly [words: string, newName: string, says: RegExp])[] = [
    ["owner an", "2nd", /is not a name/],
    ["owner an", "two words", /is not a name/],
    ["owner an", "", /is not a name/],
    ["owner an", "T-2h", /is not a name/],
    ["owner an", "UTC-8", /is not a name/],
    ["owner an", "???", /is not a name/],
    ["owner an", "<who>", /is not a name/],
    ["owner an", "[who]", /is not a name/],
    ["owner an", "ben", /"ben" is already a person/],
    ["owner an", "sql", /"sql" is already a skill/],
    ["owner an", "staging", /"staging" is already an environment/],
    ["skill sq", "ops", /"ops" is already a team/],
    ["step on", "two", /"two" is already a step/],
    ["    be", "step", /"step" would not be read as a name in release\.runbook, line 4 \(owner ana or\)/],
  ];
  for (const [words, newName, says] of refusals) {
    it(`refuses "${newName}" for "${words.trim()}…"`, async () => {
      await opened();
      await assert.rejects(rename(behind(release, words), newName), says);
    });
  }
});
