/** The extension on a machine: the server is a process of VS Code's own runtime. */
import { type ExtensionContext, Uri } from "vscode";
import { ErrorAction, LanguageClient, TransportKind } from "vscode-languageclient/node";
import { optionsFor, start } from "./start.js";

/** Files, and what was never saved. */
const served = ["file", "untitled"] as const;

let stopServer: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const client = serverOf(context);
  stopServer = () => client.stop();
  await start(context, client, served);
}

export async function deactivate(): Promise<void> {
  await stopServer?.();
}

/** The server is a file of this extension and runs on VS Code's own runtime: nothing has to be installed. */
function serverOf(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, "dist", "server", "main.cjs").fsPath;
  const client: LanguageClient = new LanguageClient(
    "gonogo",
    "Go/No-Go",
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
    },
    {
      ...optionsFor(served),
      errorHandler: {
        // Much is asked at once of a server that has just died, and each of these questions fails. That it has died is told by
        // the end of its connection, which has it started anew; a client that gives up at the fourth failure does not.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => whenItEnds.closed(),
      },
    },
  );
  const whenItEnds = client.createDefaultErrorHandler();
  return client;
}
