import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Location, SymbolInformation } from "vscode-languageserver-types";
import { startEditor } from "./editor.js";

const people = 'person ana "Ana" {}\n';
const text = `import "./people.runbook"
runbook r "Release" {
  phase p "Prepare" {
    step a "First" { owner ana }
  }
}
`;

describe("an editor that says of nothing that it understands it", () => {
  it("gets places of definitions, and a list of what is in a file", async () => {
    const editor = await startEditor({ "people.runbook": people }, {});
    try {
      editor.open("r.runbook", text);
      const textDocument = { uri: editor.uri("r.runbook") };
      const definitionAt = (line: number, character: number): Promise<Location[]> =>
        editor.client.sendRequest("textDocument/definition", { textDocument, position: { line, character } });
      const uri = editor.uri("people.runbook");
      const [start, name] = [
        { line: 0, character: 0 },
        { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } },
      ];
      assert.deepEqual(await definitionAt(3, 28), [{ uri, range: name }]);
      assert.deepEqual(await definitionAt(0, 10), [{ uri, range: { start, end: start } }]);
      assert.equal(await definitionAt(1, 1), null);
      const symbols = await editor.client.sendRequest<SymbolInformation[]>("textDocument/documentSymbol", {
        textDocument,
      });
      assert.deepEqual(
        symbols.map(each => [each.name, each.containerName, each.location.uri, each.location.range.start.line]),
        [
          ["Release", undefined, textDocument.uri, 1],
          ["Prepare", "Release", textDocument.uri, 2],
          ["First", "Prepare", textDocument.uri, 3],
        ],
      );
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
