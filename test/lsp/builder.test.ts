import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { DocumentState, URI } from "langium";
import { describe, it } from "mocha";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createServices } from "../../server/lsp/module.js";

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
});
