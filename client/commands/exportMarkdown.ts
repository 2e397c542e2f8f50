import { commands, type ExtensionContext, l10n, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ExportMarkdownParams, type ExportMarkdownResult, exportMarkdownRequest } from "../../server/protocol.js";
import type { InView } from "../in-view.js";
import { nameOf, saveBeside } from "../saving.js";
import { tellProblem } from "../telling.js";

export function registerExportMarkdown(context: ExtensionContext, client: BaseLanguageClient, inView: InView): void {
  context.subscriptions.push(
    commands.registerCommand("gonogo.exportMarkdown", async (resource?: unknown) => {
      const problem = await exportMarkdown(client, resource instanceof Uri ? resource : inView.current());
      if (problem !== undefined) tellProblem(problem);
    }),
  );
}

/**
 * Asks the server for the markdown, asks the user where to put it, writes it there and shows it.
 * @param source the file clicked on; the runbook in view when the command came from the palette
 * @returns what went wrong, in words; undefined when it was written, or the user changed their mind
 */
async function exportMarkdown(client: BaseLanguageClient, source: Uri | undefined): Promise<string | undefined> {
  if (source === undefined) return l10n.t("there is no runbook to export. Open one first.");
  try {
    // The server knows what stands in editors: a file chosen in the explorer must be one of them.
    const document = await workspace.openTextDocument(source);
    if (document.languageId !== "runbook") return l10n.t("{0} is not a runbook.", nameOf(source));
    const params: ExportMarkdownParams = { uri: client.code2ProtocolConverter.asUri(source) };
    const result = await client.sendRequest<ExportMarkdownResult>(exportMarkdownRequest, params);
    if ("error" in result) return l10n.t("{0} was not exported: {1}", nameOf(source), result.error);
    const target = await saveBeside(source, { what: l10n.t("Markdown"), ending: "md", content: result.markdown });
    if (target !== undefined) await window.showTextDocument(target, { preview: false });
    return undefined;
  } catch (error) {
    return l10n.t("{0} was not exported: {1}", nameOf(source), error instanceof Error ? error.message : String(error));
  }
}
