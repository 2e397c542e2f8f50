/** A name is one name, whether its accents are part of a letter (NFC) or marks after it (NFD), as different systems write them. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import type { Location, SemanticTokens, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { analyse } from "../support/analyse.js";
import { type Editor, startEditor } from "./editor.js";
import { behind } from "./sample.js";

const [one, other] = ["josé", "josé"].map((name, index) => name.normalize(index === 0 ? "NFC" : "NFD")) as [
  string,
  string,
];
const roster = `person ${other} "José" { timezone Europe/Madrid contact "1" }\n`;
const plan = `import "./people.runbook"
runbook r "R" {
  step ${one}-a "A" { owner ${one} }
  step b "B" { owner ${other} after ${other}-a }
}
`;

describe("names with accents", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": roster }, { textDocument: {} });
    editor.open("plan.runbook", plan);
    await editor.settled();
  });
  after(() => editor.dispose());

  const at = (words: string) => ({ textDocument: { uri: editor.uri("plan.runbook") }, position: behind(plan, words) });

  it("are found however they are written", () => {
    const { findings } = analyse({ "main.runbook": plan, "people.runbook": roster });
    assert.deepEqual(
      findings.filter(({ code }) => code.startsWith("syntax/")),
      [],
    );
  });

  it("are declared twice where they are declared in both ways", () => {
    const { findings } = analyse(`person ${one} "A" {}\nperson ${other} "B" {}`);
    assert.ok(findings.some(({ code }) => code === "syntax/duplicate"));
  });

  it("lead to one declaration, and are used in both ways", async () => {
    for (const words of [`owner ${one}`, `owner ${other}`]) {
      const found = await editor.client.sendRequest<Location[]>("textDocument/definition", at(words));
      assert.deepEqual(
        found.map(({ uri }) => uri),
        [editor.uri("people.runbook")],
        words,
      );
      const uses = await editor.client.sendRequest<Location[]>("textDocument/references", {
        ...at(words),
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        uses.map(({ range: { start, end } }) => end.character - start.character),
        [other.length, one.length, other.length],
        words,
      );
    }
  });

  it("are renamed in both ways", async () => {
    const edit = await editor.client.sendRequest<WorkspaceEdit>("textDocument/rename", {
      ...at(`owner ${one}`),
      newName: "pepe",
    });
    const edits: readonly TextEdit[] = Object.values(edit.changes ?? {}).flat();
    assert.equal(edits.length, 3);
  });

  it("are coloured in both ways", async () => {
    const { data } = await editor.client.sendRequest<SemanticTokens>("textDocument/semanticTokens/full", at("step"));
    assert.equal(data.length / 5, 6);
  });

  it("make no finding of the editor's own", async () => {
    const report = await editor.client.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", at("step"));
    assert.ok(report.kind === "full" && report.items.every(({ code }) => code !== "syntax/reference"));
  });
});
