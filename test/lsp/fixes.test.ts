import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { placeholdersSpelledOut } from "../../language/edits/snippets.js";
import { dedented } from "../../server/lsp/snippets.js";
import { analyse } from "../support/analyse.js";
import { type Editor, startEditor } from "./editor.js";

const name = "release.runbook";
const text = `person ann "Ann" { timezone Europe/London contact "1" }
runbook release "Release" {
  timezone europe/london
  window 2026-5-23 20:00 to 2026-05-23 23:00
  step one "One" {
    owner anne
    takes 10m
  }
}
`;

let editor: Editor;

async function actions(capabilities?: Parameters<typeof startEditor>[1], only?: string[]): Promise<CodeAction[]> {
  editor = await startEditor({}, capabilities);
  editor.open(name, text);
  await editor.settled();
  const found = await editor.client.sendRequest<CodeAction[] | null>("textDocument/codeAction", {
    textDocument: { uri: editor.uri(name) },
    range: { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
  return found ?? [];
}

function editsOf(edit: WorkspaceEdit | undefined): readonly TextEdit[] {
  const changes = edit?.documentChanges?.[0];
  const edits = changes && "edits" in changes ? changes.edits : (edit?.changes?.[editor.uri(name)] ?? []);
  return edits.flatMap(each => ("newText" in each ? [each] : []));
}

function applied({ edit }: CodeAction): string {
  return TextDocument.applyEdits(TextDocument.create("", "runbook", 1, text), [...editsOf(edit)]);
}

describe("quick fixes", () => {
  afterEach(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  it("come from the findings, each with the finding it mends", async () => {
    const found = await actions();
    const expected = editor.analysis(name).findings.flatMap(({ fixes }) => fixes.map(({ title }) => title));
    const fixes = found.slice(0, expected.length);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      expected,
    );
    for (const { kind, diagnostics } of fixes) {
      assert.equal(kind, "quickfix");
      assert.equal(diagnostics?.length, 1);
    }
  });

  it("when they are safe are preferred, take the finding away and bring no error", async () => {
    const safe = (await actions()).filter(({ isPreferred }) => isPreferred);
    assert.ok(safe.length >= 2, "the spelling of a zone and of a date have safe fixes");
    const errors = (of: string) => analyse(of).findings.filter(({ severity }) => severity === "error").length;
    for (const action of safe) {
      const after = analyse(applied(action)).findings;
      const [about] = action.diagnostics ?? [];
      const same = after.filter(({ code, message }) => code === about?.code && message === about?.message);
      assert.deepEqual(same, [], action.title);
      assert.ok(errors(applied(action)) < errors(text), action.title);
    }
  });

  it("replace a misspelt name", async () => {
    const action = (await actions()).find(({ title }) => title.includes("`ann`"));
    assert.ok(action && applied(action).includes("owner ann\n"));
  });

  it("keep their placeholders where the editor can fill them, and name the version they are for", async () => {
    const scaffold = (await actions()).find(({ title, edit }) => title && JSON.stringify(edit).includes('"snippet"'));
    const changes = scaffold?.edit?.documentChanges?.[0];
    assert.ok(changes && "edits" in changes);
    assert.equal(changes.textDocument.version, 1);
  });

  it("have no placeholders where the editor knows none", async () => {
    const found = await actions({});
    assert.ok(found.length > 0);
    for (const action of found) {
      assert.ok(action.edit?.changes, action.title);
      assert.doesNotMatch(applied(action), /\$\{?\d/, action.title);
    }
  });

  it("are only given when asked for", async () => {
    const found = await actions(undefined, ["refactor"]);
    assert.ok(found.every(({ kind }) => kind?.startsWith("refactor.")));
  });
});

describe("snippets", () => {
  // § stands for the dollar sign, which linters take for a template's.
  const spelled: readonly (readonly [string, string])[] = [
    ["owner §{1:who}", "owner who"],
    ["takes §1§0;", "takes ;"],
    ["§{1|5m,10m|} or §{2}", "5m or "],
    ["a \\§1 \\} \\\\ b", "a §1 } \\ b"],
    ['rollback "§{1:Undo §{2:it}}" {\n  takes §{3:10m}\n}', 'rollback "Undo it" {\n  takes 10m\n}'],
    ["costs 5§ {x}", "costs 5§ {x}"],
    ["§{1:open", "open"],
  ];
  for (const [snippet, text] of spelled) {
    it(`${JSON.stringify(snippet)} without placeholders is ${JSON.stringify(text)}`, () => {
      assert.equal(placeholdersSpelledOut(snippet.replaceAll("§", "$")), text.replaceAll("§", "$"));
    });
  }

  it("leave the indentation of the line they begin on to the editor", () => {
    assert.equal(dedented("\n    takes 5m\n      more", "  step s {"), "\n  takes 5m\n    more");
    assert.equal(dedented("\nx", ""), "\nx");
  });
});
