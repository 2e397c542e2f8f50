/** Starts the language server in a web worker, where VS Code runs in a browser. The client tells it of the workspace's files. */
import { BrowserMessageReader, BrowserMessageWriter } from "vscode-languageserver/browser";
import { pathOf } from "../../files/uris.js";
import { type FilesToldParams, filesTold, type ToldFile } from "../../protocol.js";
import { connect } from "../connection.js";
import { serve } from "../server.js";
import { putFile, putFolder, remove } from "./disk.js";

function put({ uri, bytes }: ToldFile): void {
  const path = pathOf(uri);
  if (path === undefined) return;
  if (bytes) putFile(path, bytes);
  else remove(path);
}

function putFolderAt(uri: string): void {
  const path = pathOf(uri);
  if (path !== undefined) putFolder(path);
}

const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = connect(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
const { session } = serve(connection, Intl.DateTimeFormat().resolvedOptions().timeZone);

session.onInitialize(({ workspaceFolders, initializationOptions }) => {
  for (const { uri } of workspaceFolders ?? []) putFolderAt(uri);
  const files: readonly ToldFile[] = initializationOptions?.files ?? [];
  for (const file of files) put(file);
});
connection.onNotification(filesTold, ({ files }: FilesToldParams) => {
  for (const file of files) put(file);
  session.filesChanged(files.map(({ uri }) => uri));
});
