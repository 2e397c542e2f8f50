/** Import…: a plan that is in a spreadsheet, a wiki or a list is shown as the runbook that it would be. */
import { commands, type ExtensionContext, l10n, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { isEmpty } from "../importing/insert.js";
import { openImport, wordsOf } from "../importing/panel.js";
import { chooseFile, readSource } from "../importing/source.js";
import { nameOf } from "../saving.js";
import { tellProblem } from "../telling.js";

export function registerImport(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    commands.registerCommand("gonogo.import", async (resource?: unknown) => {
      const active = window.activeTextEditor?.document;
      const empty = active && isEmpty(active) ? active.uri : undefined;
      const file = resource instanceof Uri ? resource : await chooseFile();
      if (file === undefined) return;
      try {
        openImport(context, client, await readSource(file, empty), empty);
      } catch (error) {
        tellProblem(l10n.t("{0} was not imported: {1}", nameOf(file), wordsOf(error)));
      }
    }),
  );
}
