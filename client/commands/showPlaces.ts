import { commands, type ExtensionContext } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { clientCommands, type ShowPlacesArguments } from "../../server/protocol.js";

/** What code lenses lead to: the problems of a runbook, and the places where somebody or something is used. */
export function registerShowPlaces(context: ExtensionContext, client: BaseLanguageClient): void {
  const { protocol2CodeConverter: convert } = client;
  context.subscriptions.push(
    commands.registerCommand(clientCommands.showProblems, () =>
      commands.executeCommand("workbench.actions.view.problems"),
    ),
    commands.registerCommand(clientCommands.showPlaces, (...[uri, position, locations]: ShowPlacesArguments) =>
      commands.executeCommand(
        "editor.action.showReferences",
        convert.asUri(uri),
        convert.asPosition(position),
        locations.map(({ uri, range }) => convert.asLocation({ uri, range })),
      ),
    ),
  );
}
