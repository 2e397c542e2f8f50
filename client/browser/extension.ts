/** The extension in a browser (vscode.dev): the server is a web worker, and what it would read from a disk is read by the editor. */
import { type ExtensionContext, Uri, workspace } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { type FilesToldParams, filesTold, type InitializationOptions, type ToldFile } from "../../server/protocol.js";
import { initialOptions, optionsFor, start } from "../start.js";
import { addressFrom, pathForServer } from "./addresses.js";
import { filesAt, filesIn } from "./files.js";

let stopServer: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const served = servedSchemes();
  const client = serverOf(context, served);
  stopServer = () => client.stop();
  await start(context, client, served);
}

export async function deactivate(): Promise<void> {
  await stopServer?.();
}

/** What was never saved, a repository on the web, a folder of this machine that the browser was given, and where the workspace lies. */
function servedSchemes(): readonly string[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set(["untitled", "file", "vscode-vfs", ...ofFolders])];
}

function serverOf({ extensionUri }: ExtensionContext, served: readonly string[]): LanguageClient {
  let worker: Worker | undefined;
  let files: readonly ToldFile[] = [];
  const options = optionsFor(served);
  const told = async (read: readonly Promise<readonly ToldFile[]>[]): Promise<void> => {
    const params: FilesToldParams = { files: (await Promise.all(read)).flat() };
    if (params.files.length > 0) await client.sendNotification(filesTold, params);
  };
  const client: LanguageClient = new LanguageClient(
    "gonogo",
    "Go/No-Go",
    async () => {
      worker?.terminate();
      files = await filesIn(workspace.workspaceFolders ?? [], addressOf);
      worker = new Worker(await scriptIn(extensionUri));
      // Not the worker itself: in VS Code it is none of its own class.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    },
    {
      ...options,
      uriConverters: { code2Protocol: addressOf, protocol2Code: uriFrom },
      initializationOptions: (): InitializationOptions => ({ ...initialOptions(), files }),
      middleware: {
        ...options.middleware,
        workspace: {
          // The server looks at its disk when it hears of a change: what is there now has to be told before.
          async didChangeWatchedFile(event, next) {
            await told([filesAt(uriFrom(event.uri), addressOf)]);
            await next(event);
          },
          async didChangeWorkspaceFolders(event, next) {
            await told([filesIn(event.added, addressOf)]);
            await next(event);
          },
        },
      },
    },
  );
  return client;
}

/** VS Code refuses workers of extensions that lie on a remote machine, by their address. */
async function scriptIn(extension: Uri): Promise<string> {
  const script = Uri.joinPath(extension, "dist", "browser", "server.js");
  if (script.scheme !== "vscode-remote") return script.toString(true);
  return URL.createObjectURL(
    new Blob([new TextDecoder().decode(await workspace.fs.readFile(script))], { type: "text/javascript" }),
  );
}

function addressOf(uri: Uri): string {
  if (uri.scheme === "untitled") return uri.toString();
  return Uri.from({ scheme: "file", path: pathForServer(uri) }).toString();
}

function uriFrom(address: string): Uri {
  const uri = Uri.parse(address);
  const own = uri.scheme === "file" ? addressFrom(uri.path) : undefined;
  return own ? Uri.from({ ...own }) : uri;
}
