/** The language server's services in the same process, without a protocol: for tests that ask thousands of questions. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { DocumentState, type LangiumDocument, URI } from "langium";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createServices, type RunbookServices } from "../../server/lsp/module.js";

const folder = fileURLToPath(new URL("../../samples", import.meta.url));

export interface Sample {
  /** `real/kava-8.runbook` */
  readonly name: string;
  readonly uri: string;
  readonly text: string;
}

export const samples: readonly Sample[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter(path => path.endsWith(".runbook"))
  .sort()
  .map(path => ({
    name: path.replaceAll("\\", "/"),
    uri: URI.file(join(folder, path)).toString(),
    text: readFileSync(join(folder, path), "utf8"),
  }));

/** All samples are open. */
export function startServices(): {
  readonly services: RunbookServices;
  /** A document with another text, in place of the one of that address. */
  readonly read: (uri: string, text: string) => LangiumDocument;
} {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const services = createServices(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)));
  const { LangiumDocumentFactory, LangiumDocuments } = services.shared.workspace;
  const read = (address: string, text: string): LangiumDocument => {
    const uri = URI.parse(address);
    const document = LangiumDocumentFactory.fromString(text, uri);
    document.state = DocumentState.ComputedScopes;
    LangiumDocuments.deleteDocument(uri);
    LangiumDocuments.addDocument(document);
    return document;
  };
  for (const { uri, text } of samples) read(uri, text);
  return { services, read };
}
