/** Runs in the editor: at the start only what hears of one, and commands by their names; all else is made once there is a run. */
import { commands, type ExtensionContext, Uri } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { clientCommands, type RunActArguments, type RunChangedParams, runChanged } from "../../server/protocol.js";
import type { InView } from "../in-view.js";
import type { Server } from "../server-state.js";
import { runCommands } from "./command-names.js";
import { runCommand } from "./commands.js";
import { type Followed, followRuns } from "./follow.js";
import { showRuns } from "./show.js";

export function registerRuns(
  context: ExtensionContext,
  client: BaseLanguageClient,
  inView: InView,
  server: Server,
): void {
  let followed: Followed | undefined;
  const follow = (): Followed => {
    if (followed) return followed;
    followed = followRuns(client);
    context.subscriptions.push(followed);
    showRuns(context, client, inView, followed);
    return followed;
  };
  for (const command of runCommands)
    context.subscriptions.push(
      commands.registerCommand(`gonogo.run.${command}`, (resource?: unknown) =>
        runCommand(command, {
          client,
          followed: follow(),
          source: resource instanceof Uri ? resource : inView.current(),
        }),
      ),
    );
  context.subscriptions.push(
    client.onNotification(runChanged, ({ uri }: RunChangedParams) =>
      follow().lookSoon(client.protocol2CodeConverter.asUri(uri)),
    ),
    server.onChange(state => {
      if (state === "stopped") followed?.clear();
    }),
    commands.registerCommand(clientCommands.runReview, (address?: unknown) =>
      runCommand("review", { client, followed: follow(), source: sourceOf(client, address) ?? inView.current() }),
    ),
    commands.registerCommand(clientCommands.runAct, (...[address, act, about]: RunActArguments) =>
      runCommand(act, { client, followed: follow(), source: sourceOf(client, address), about }),
    ),
  );
}

/** From the menu it is a URI, from a lens an address as the server has it. */
function sourceOf(client: BaseLanguageClient, given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  return typeof given === "string" ? client.protocol2CodeConverter.asUri(given) : undefined;
}
