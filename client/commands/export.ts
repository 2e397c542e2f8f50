import { commands, type ExtensionContext, l10n, type QuickPickItem, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ExportFormat, exportFormats } from "../../server/exporting/formats.js";
import { allFormats, exported, titleOf } from "../exporting.js";
import type { InView } from "../in-view.js";
import { nameOf, saveBeside } from "../saving.js";
import { tellProblem } from "../telling.js";

export function registerExport(context: ExtensionContext, client: BaseLanguageClient, inView: InView): void {
  const exporting = (choose: () => Promise<ExportFormat | undefined>) => async (resource?: unknown) => {
    const source = resource instanceof Uri ? resource : inView.current();
    const problem = await exportRunbook(client, source, choose);
    if (problem !== undefined) tellProblem(problem);
  };
  context.subscriptions.push(
    commands.registerCommand("gonogo.export", exporting(chooseFormat)),
    commands.registerCommand(
      "gonogo.exportMarkdown",
      exporting(async () => "markdown"),
    ),
  );
}

/** Undefined when the user changed their mind. */
async function chooseFormat(): Promise<ExportFormat | undefined> {
  const items = allFormats.map((format): QuickPickItem & { readonly format: ExportFormat } => ({
    label: titleOf(format),
    description: `.${exportFormats[format].ending}`,
    format,
  }));
  return (await window.showQuickPick(items, { title: l10n.t("Export as") }))?.format;
}

/**
 * Asks the server for the document, asks the user where to put it, writes it there, and shows what is text to be read.
 * @param source the file clicked on; the runbook in view when the command came from the palette
 * @returns what went wrong, in words; undefined when it was written, or the user changed their mind
 */
async function exportRunbook(
  client: BaseLanguageClient,
  source: Uri | undefined,
  choose: () => Promise<ExportFormat | undefined>,
): Promise<string | undefined> {
  if (source === undefined) return l10n.t("there is no runbook to export. Open one first.");
  try {
    // The server knows what stands in editors: a file chosen in the explorer must be one of them.
    const document = await workspace.openTextDocument(source);
    if (document.languageId !== "runbook") return l10n.t("{0} is not a runbook.", nameOf(source));
    const format = await choose();
    if (format === undefined) return undefined;
    const made = await exported(client, { uri: client.code2ProtocolConverter.asUri(source), format });
    const target = await saveBeside(source, made);
    if (target !== undefined && exportFormats[format].isRead) {
      await window.showTextDocument(target, { preview: false });
    }
    return undefined;
  } catch (error) {
    return l10n.t("{0} was not exported: {1}", nameOf(source), error instanceof Error ? error.message : String(error));
  }
}
