import { commands, type ExtensionContext, l10n, Uri } from "vscode";
import { ErrorAction, LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientCommands, type InitializationOptions } from "../server/protocol.js";
import { registerExportMarkdown } from "./commands/exportMarkdown.js";
import { registerNewRunbook } from "./commands/newRunbook.js";
import { registerShowPlaces } from "./commands/showPlaces.js";
import { followView } from "./in-view.js";
import { middleware } from "./inert.js";
import { registerOverview } from "./overview/trees.js";
import { followServer } from "./server-state.js";
import { followVerdicts, registerStatus } from "./status/item.js";
import { tellProblem } from "./telling.js";
import { registerTimeline } from "./timeline/panel.js";

let stopServer: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const client = serverOf(context);
  stopServer = () => client.stop();
  const server = followServer(context, client);
  const inView = followView(context);
  const verdicts = followVerdicts(context, client, server);
  registerTimeline(context, client, inView, server);
  registerExportMarkdown(context, client, inView);
  registerNewRunbook(context, client);
  registerStatus(context, inView, server, verdicts);
  registerOverview(context, client, inView, server, verdicts);
  registerShowPlaces(context, client);
  context.subscriptions.push(commands.registerCommand("gonogo.restartServer", () => telling(() => restart(client))));
  await telling(() => client.start());
}

export async function deactivate(): Promise<void> {
  await stopServer?.();
}

/** One that is starting is awaited and one that is not there is started; only a running one has to be ended first. */
async function restart(client: LanguageClient): Promise<void> {
  const running = client.isRunning();
  await client.start();
  if (running) await client.restart();
}

/** Says so where the server does not start. */
async function telling(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tellProblem(
      l10n.t(
        'the language server did not start ({0}). Runbooks are not checked. Try "Go/No-Go: Restart Language Server".',
        why,
      ),
    );
  }
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
      documentSelector: [
        { language: "runbook", scheme: "file" },
        { language: "runbook", scheme: "untitled" },
      ],
      middleware,
      errorHandler: {
        // Much is asked at once of a server that has just died, and each of these questions fails. That it has died is told by
        // the end of its connection, which has it started anew; a client that gives up at the fourth failure does not.
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => whenItEnds.closed(),
      },
      // A function, as `Intl` takes its time: asked for when the server is there.
      initializationOptions: (): InitializationOptions => ({
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        commands: Object.values(clientCommands),
      }),
    },
  );
  const whenItEnds = client.createDefaultErrorHandler();
  return client;
}
