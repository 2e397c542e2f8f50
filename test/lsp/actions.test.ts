/** What is done about a whole file, what is accepted, and refactorings: chosen, resolved and applied as an editor does. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import type {
  ClientCapabilities,
  CodeAction,
  CreateFile,
  Range,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { formatted } from "../support/formatted.js";
import { type Editor, startEditor } from "./editor.js";

const capable: ClientCapabilities = {
  workspace: {
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ["create"] },
    workspaceFolders: true,
  },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};

const name = "release.runbook";
const slips = `person ana "Ana" { timezone europe/london contact "1" }
person ben "Ben" { timezone europe/london contact "2" }
runbook release "Release" {
  timezone europe/london
  window 2026-5-23 10:00 to 2026-05-23 12:00
  decider ana or ben
  owner ana or ben
  step one "One" {
    takes 10m
  }
  step two "Two" { at 11:00 takes 10m rollback none because "nothing" }
}
`;
const crlf = slips.replaceAll("\n", "\r\n");

let editor: Editor;

async function opened(
  text: string,
  capabilities = capable,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  editor = await startEditor({ [name]: "// saved", ...files }, capabilities);
  editor.open(name, text);
  await editor.settled();
}

/** `at`: the line of the cursor; the whole text otherwise. */
async function actions(only?: readonly string[], at?: string): Promise<readonly CodeAction[]> {
  const lines = slips.split("\n");
  const line = at === undefined ? 0 : lines.findIndex(each => each.includes(at));
  const start = { line, character: at === undefined ? 0 : (lines[line]?.indexOf(at) ?? 0) };
  const range: Range = { start, end: at === undefined ? { line: lines.length - 1, character: 0 } : start };
  const params = {
    textDocument: { uri: editor.uri(name) },
    range,
    context: { diagnostics: [], ...(only && { only }) },
  };
  return (await editor.client.sendRequest<CodeAction[] | null>("textDocument/codeAction", params)) ?? [];
}

async function chosen(words: string, ...asked: Parameters<typeof actions>): Promise<CodeAction> {
  const action = (await actions(...asked)).find(({ title }) => title.includes(words));
  assert.ok(action, `nothing says "${words}"`);
  return action.edit ? action : editor.client.sendRequest<CodeAction>("codeAction/resolve", action);
}

function changesTo(file: string, { edit }: CodeAction): TextDocumentEdit {
  const change = edit?.documentChanges?.find(
    (each): each is TextDocumentEdit => "edits" in each && each.textDocument.uri === editor.uri(file),
  );
  assert.ok(change, `${file} is not changed`);
  return change;
}

function applied(text: string, { edits }: Pick<TextDocumentEdit, "edits">): string {
  const plain = edits.filter((each): each is TextEdit => "newText" in each);
  assert.equal(plain.length, edits.length);
  return TextDocument.applyEdits(TextDocument.create("", "runbook", 1, text), plain);
}

describe("code actions", () => {
  afterEach(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  for (const [ends, text] of [
    ["", slips],
    [", with Windows line ends", crlf],
  ] as const) {
    it(`fix all that is safe, of the unsaved text, in one go${ends}`, async () => {
      await opened(text);
      for (const only of ["source.fixAll.gonogo", "source.fixAll", "source"]) {
        const [action, ...others] = (await actions([only])).filter(({ kind }) => kind === "source.fixAll.gonogo");
        assert.ok(action && others.length === 0 && action.edit === undefined, "resolved when it is run");
        const resolved = await editor.client.sendRequest<CodeAction>("codeAction/resolve", action);
        const change = changesTo(name, resolved);
        assert.equal(change.textDocument.version, 1);
        assert.ok(change.edits.length >= 4, "small edits, not a new text");
        const expected = text.replaceAll("europe/london", "Europe/London").replace("2026-5-23", "2026-05-23");
        assert.equal(applied(text, change), expected);
      }
    });

    it(`fix all of one rule${ends}`, async () => {
      await opened(text);
      const action = await chosen("Fix all 3 of time/unknown-zone", ["quickfix"], "europe");
      assert.equal(action.diagnostics?.length, 1);
      assert.equal(applied(text, changesTo(name, action)), text.replaceAll("europe/london", "Europe/London"));
    });
  }

  it("have no fix for all where there is one, and nothing to fix where nothing is safe", async () => {
    await opened(slips);
    assert.ok(!(await actions(["quickfix"])).some(({ title }) => /^Fix all .*syntax\/token/.test(title)));
    editor.type(name, `// fine\n`);
    await editor.settled();
    assert.deepEqual(await actions(["source"]), []);
  });

  it("take out imports that bring nothing", async () => {
    const text = `import "./people.runbook"\r\nimport "./empty.runbook"\r\n${crlf.split("\r\n").slice(2).join("\r\n")}`;
    const roster = slips.split("\n").slice(0, 2).join("\n");
    await opened(text, capable, { "people.runbook": roster, "empty.runbook": `import "./people.runbook"\n` });
    const action = await chosen("Remove 1 import that is not used", ["source.organizeImports"]);
    assert.equal(applied(text, changesTo(name, action)), text.replace(`import "./empty.runbook"\r\n`, ""));
  });

  it("accept a risk, with the reason and who takes it to be filled in", async () => {
    await opened(crlf);
    const action = await chosen("Accept this risk: rollback/missing on one", ["quickfix"], `one "One`);
    assert.equal(action.diagnostics?.[0]?.code, "rollback/missing");
    const [edit] = changesTo(name, action).edits.filter((each): each is SnippetTextEdit => "snippet" in each);
    // The editor indents further lines like the one the snippet begins on.
    const value = `\r\naccept rollback/missing on one because "\${1:why this risk is accepted}" by \${2|ana,ben|}`;
    assert.equal(edit?.snippet.value, value);
    assert.deepEqual(edit?.range.start, { line: 10, character: slips.split("\n")[10]?.length });
  });

  it("refactor the unsaved text, laid out, when chosen", async () => {
    await opened(crlf);
    const action = await chosen("Wait for", ["refactor"], "at 11:00");
    assert.equal(action.kind, "refactor.rewrite");
    assert.equal(applied(crlf, changesTo(name, action)), crlf.replace("at 11:00", "after one + 50m"));
    const scaffold = await chosen("Add a rollback to", ["refactor"], "takes 10m");
    const [edit] = changesTo(name, scaffold).edits.filter((each): each is SnippetTextEdit => "snippet" in each);
    assert.match(edit?.snippet.value ?? "", /rollback "\$\{1:how it is undone\}" \{\r\n/);
  });

  it("move into the phase that is meant, where several have its title", async () => {
    const text = slips.replace(/}\n$/, `  phase x "Same" {}\n  phase y "Same" {}\n  phase z "Other" {}\n}\n`);
    await opened(text);
    const offered = (await actions(["refactor.move"], `one "One`)).map(({ title }) => title);
    const phases = [`"Same" (x)`, `"Same" (y)`, `"Other"`];
    assert.deepEqual(
      offered,
      phases.map(phase => `Move "One" into the phase ${phase}`),
    );
    const moved = applied(text, changesTo(name, await chosen(`(y)`, ["refactor.move"], `one "One`)));
    assert.match(moved, /phase x "Same" \{\}\n {2}phase y "Same" \{\n {4}step one "One" \{/);
  });

  it("are refused when the text has changed since they were offered", async () => {
    await opened(slips);
    const [action] = await actions(["source.fixAll"]);
    editor.type(name, `${slips}// more\n`);
    await assert.rejects(editor.client.sendRequest("codeAction/resolve", action), /has changed since/);
  });

  it("come with their edits where the editor does not ask for them, and without placeholders it does not know", async () => {
    await opened(slips, { workspace: { workspaceFolders: true } });
    const all = [...(await actions()), ...(await actions(undefined, "at 11:00"))];
    assert.ok(all.some(({ kind }) => kind === "source.fixAll.gonogo"));
    assert.ok(all.some(({ kind }) => kind === "refactor.rewrite"));
    for (const { title, edit } of all) {
      const edits = edit?.changes?.[editor.uri(name)];
      assert.ok(edits && edits.length > 0, title);
      for (const { newText } of edits) assert.doesNotMatch(newText, /\$\{?\d/, title);
    }
    assert.ok(!all.some(({ title }) => title.includes("roster")), "this editor makes no files");
  });

  it("move people into a roster with the holidays that they name", async () => {
    const text = `holidays uk "UK bank holidays" { 2026-12-25 }
person ana "Ana" { timezone UTC holidays uk }

runbook r "R" { owner ana }
`;
    await opened(text, capable);
    const action = await chosen("into the roster people.runbook", ["refactor.extract"], "person ana");
    const [, written] = action.edit?.documentChanges ?? [];
    assert.ok(written && "edits" in written);
    assert.equal(applied("", written), text.slice(0, text.indexOf("\nrunbook")));
  });

  it("move people into a roster, and let everybody import it who saw them", async () => {
    const other = `import "../${name}"\n\nrunbook other "Other" { owner ana }\n`;
    await opened(crlf, capable, { "more/other.runbook": other, "people.runbook": "// taken\n" });
    editor.open("more/other.runbook", other);
    await editor.settled();
    const action = await chosen("into the roster people-2.runbook", ["refactor.extract"], "person ana");
    const [made, written] = action.edit?.documentChanges ?? [];
    assert.deepEqual(made, {
      kind: "create",
      uri: editor.uri("people-2.runbook"),
      options: { overwrite: false, ignoreIfExists: false },
    } satisfies CreateFile);
    assert.ok(written && "edits" in written && written.textDocument.uri === editor.uri("people-2.runbook"));
    const roster = applied("", written);
    assert.equal(roster, `${crlf.split("\r\n").slice(0, 2).join("\r\n")}\r\n`);
    assert.equal(formatted(roster), roster);
    const own = applied(crlf, changesTo(name, action));
    assert.equal(own, `import "./people-2.runbook"\r\n\r\n${crlf.split("\r\n").slice(2).join("\r\n")}`);
    const change = changesTo("more/other.runbook", action);
    assert.equal(change.textDocument.version, 1);
    assert.equal(applied(other, change), other.replace("\n\n", `\nimport "../people-2.runbook"\n\n`));

    editor.write("people-2.runbook", roster);
    editor.type(name, own);
    editor.type("more/other.runbook", applied(other, change));
    await editor.settled();
    const unknown = [...editor.shown(name), ...editor.shown("more/other.runbook")].filter(
      ({ code }) => code === "syntax/reference",
    );
    assert.deepEqual(unknown, []);
  });
});
