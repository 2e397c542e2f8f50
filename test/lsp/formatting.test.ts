import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { formatted } from "../support/formatted.js";
import { type Editor, startEditor } from "./editor.js";

const name = "release.runbook";
const text = `runbook r  "R" {
risk low
    step a "A" {takes 5m
  run \`\`\`sh
  ls   -l
  \`\`\` }
  step   b "B" { takes 5m }
}
`;
const usual = { tabSize: 2, insertSpaces: true };

let editor: Editor;
let messages: string[];

async function opened(content: string, saved = content): Promise<void> {
  editor = await startEditor({ [name]: saved });
  messages = [];
  editor.client.onNotification("window/showMessage", ({ message }: { message: string }) => {
    messages.push(message);
  });
  editor.open(name, content);
}

async function edits(method: string, params: object = {}, options: object = usual): Promise<readonly TextEdit[]> {
  const asked = { textDocument: { uri: editor.uri(name) }, options, ...params };
  return (await editor.client.sendRequest<TextEdit[] | null>(`textDocument/${method}`, asked)) ?? [];
}

function applied(content: string, changes: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create("", "runbook", 1, content), [...changes]);
}

describe("formatting in the editor", () => {
  afterEach(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  for (const [ends, content] of [
    ["", text],
    [", with Windows line ends", text.replaceAll("\n", "\r\n")],
  ] as const) {
    it(`is that of gonogo fmt, of the text as it is unsaved${ends}`, async () => {
      await opened(content, "skill saved");
      const changes = await edits("formatting");
      assert.equal(applied(content, changes), formatted(content));
      assert.ok(changes.length > 3, "small edits, not a new text");
      editor.type(name, formatted(content));
      assert.deepEqual(await edits("formatting"), []);
    });
  }

  it("indents as the editor is set to", async () => {
    await opened(text);
    const tabs = applied(text, await edits("formatting", {}, { tabSize: 4, insertSpaces: false }));
    assert.equal(tabs, formatted(text, { unit: "\t", tabSize: 4 }));
    assert.ok(tabs.includes("\n\trisk low\n"));
  });

  it("of a selection changes its lines only", async () => {
    await opened(text);
    const range = { start: { line: 1, character: 3 }, end: { line: 2, character: 0 } };
    assert.deepEqual(await edits("rangeFormatting", { range }), [
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, newText: "  " },
    ]);
  });

  it("follows a brace that closes a block", async () => {
    await opened(text);
    const changes = await edits("onTypeFormatting", { position: { line: 5, character: 7 }, ch: "}" });
    assert.deepEqual([...new Set(changes.map(({ range }) => range.end.line))], [2, 3, 5]);
    assert.deepEqual(await edits("onTypeFormatting", { position: { line: 1, character: 8 }, ch: "}" }), []);
  });

  it("of a text with a mistake changes nothing and says why, once", async () => {
    const broken = text.replace("risk", "rsk");
    await opened(broken);
    assert.deepEqual(await edits("formatting"), []);
    assert.deepEqual(await edits("formatting"), []);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? "", /^Not formatted: line 2 cannot be read\. .*`rsk`/);
    editor.type(name, text);
    assert.ok((await edits("formatting")).length > 0);
    editor.type(name, broken);
    await edits("formatting");
    assert.equal(messages.length, 2);
  });
});
