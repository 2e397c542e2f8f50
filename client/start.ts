/** The extension around a language server, wherever that runs. */
import { commands, type ExtensionContext, l10n } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { clientCommands, type InitializationOptions } from "../server/protocol.js";
import { registerCompare } from "./commands/compare.js";
import { registerExport } from "./commands/export.js";
import { registerImport } from "./commands/import.js";
import { registerNewRunbook } from "./commands/newRunbook.js";
import { registerShowPlaces } from "./commands/showPlaces.js";
import { followView, type Served } from "./in-view.js";
import { middleware } from "./inert.js";
import { registerOverview } from "./overview/trees.js";
import { registerRuns } from "./running/register.js";
import { followServer } from "./server-state.js";
import { followVerdicts, registerStatus } from "./status/item.js";
import { tellProblem } from "./telling.js";
import { registerTimeline } from "./timeline/panel.js";

/** Registers what there is to see and to do, and starts the server. */
export async function start(context: ExtensionContext, client: BaseLanguageClient, served: Served): Promise<void> {
  const server = followServer(context, client);
  const inView = followView(context, served);
  const verdicts = followVerdicts(context, client, server);
  registerTimeline(context, client, inView, server);
  registerExport(context, client, inView);
  registerCompare(context, client, inView);
  registerNewRunbook(context, client);
  registerImport(context, client);
  registerStatus(context, inView, server, verdicts);
  registerOverview(context, client, inView, server, verdicts);
  registerShowPlaces(context, client);
  registerRuns(context, client, inView, server);
  context.subscriptions.push(commands.registerCommand("gonogo.restartServer", () => telling(() => restart(client))));
  await telling(() => client.start());
}

/** What is asked of a client, wherever its server runs. */
export function optionsFor(served: Served): LanguageClientOptions {
  return {
    documentSelector: served.map(scheme => ({ language: "runbook", scheme })),
    middleware,
    // A function, as `Intl` takes its time: asked for when the server is there.
    initializationOptions: initialOptions,
  };
}

export function initialOptions(): InitializationOptions {
  return {
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    commands: Object.values(clientCommands),
  };
}

/** One that is starting is awaited and one that is not there is started; only a running one has to be ended first. */
async function restart(client: BaseLanguageClient): Promise<void> {
  const running = client.isRunning();
  await client.start();
  if (!running) return;
  await client.stop();
  await client.start();
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
