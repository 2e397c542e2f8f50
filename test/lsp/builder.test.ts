import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { DocumentState, URI } from "langium";
import { describe, it } from "mocha";
import { createConnection, LSPErrorCodes, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createServices } from "../../server/lsp/module.js";
import { startEditor } from "./editor.js";

describe("waiting for documents to be checked", () => {
  it("ends also when it begins while others are told that they are", async () => {
    const streams = [new StreamMessageReader(new PassThrough()), new StreamMessageWriter(new PassThrough())] as const;
    const { shared } = createServices(createConnection(...streams));
    const { DocumentBuilder, LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
    let waiting: Promise<void> | undefined;
    DocumentBuilder.onBuildPhase(DocumentState.Validated, async () => {
      waiting = DocumentBuilder.waitUntil(DocumentState.Validated);
      // Long enough for the wait to begin.
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    });
    const document = LangiumDocumentFactory.fromString("skill a", URI.parse("file:///a.runbook"));
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    assert.ok(waiting);
    const late = new Promise(resolve => setTimeout(() => resolve("still waiting"), 2_000));
    assert.equal(await Promise.race([waiting, late]), undefined);
  });

  for (const name of ["gone.runbook", "untitled:Untitled-1"]) {
    it(`ends for ${name}, which is closed meanwhile and stands nowhere else`, async () => {
      const editor = await startEditor();
      try {
        const textDocument = { uri: editor.uri(name) };
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } };
        const asked = (): Promise<unknown>[] =>
          [
            ["codeAction", { range, context: { diagnostics: [] } }],
            ["hover", { position: range.start }],
            ["documentHighlight", { position: range.start }],
          ].map(([what, params]) =>
            editor.client
              .sendRequest(`textDocument/${what}`, { textDocument, ...Object(params) })
              // What is dropped is no error that anybody should read.
              .catch(error => assert.equal(error.code, LSPErrorCodes.RequestCancelled, error.message)),
          );
        editor.open(name, "runbook r {}");
        const before = asked();
        editor.close(name);
        const late = new Promise((_, reject) => setTimeout(() => reject(new Error("still waiting")), 5_000));
        await Promise.race([Promise.all(before), late]);
        await Promise.race([Promise.all(asked()), late]);
        await Promise.race([Promise.all(asked()), late]);
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }
});
