/** The language server's features in the same process, without a protocol: for tests that ask thousands of questions. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { parse } from "../../language/index.js";
import { uriOf } from "../../server/files/uris.js";
import { createFeatures } from "../../server/lsp/features.js";
import type { Server } from "../../server/lsp/server.js";
import { type Document, documentOf } from "../../server/lsp/session/documents.js";
import { createSession } from "../../server/lsp/session/session.js";

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
    uri: uriOf(join(folder, path)),
    text: readFileSync(join(folder, path), "utf8"),
  }));

/** All samples are read. */
export function startServices(): Server & {
  /** A document with another text, in place of the one of that address. */
  readonly read: (uri: string, text: string) => Document;
} {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const session = createSession(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)));
  const read = (uri: string, text: string): Document => {
    const document = documentOf(parse(uri, text));
    session.documents.put(document);
    return document;
  };
  for (const { uri, text } of samples) read(uri, text);
  return { session, features: createFeatures(session), read };
}
