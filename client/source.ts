/** From something shown to where it is written. */
import { l10n, Range, ViewColumn, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Place } from "../language/plan/place.js";
import { tellProblem } from "./telling.js";

/**
 * Shows a place, in the editor that already shows its file where there is one. Says so where it cannot be shown.
 *
 * @param focus whether the editor is to have the keyboard
 * @param from the column it is shown from: it is not to be hidden by the text
 */
export async function showSource(
  client: BaseLanguageClient,
  { uri, range }: Place,
  focus: boolean,
  from?: ViewColumn,
): Promise<void> {
  const source = client.protocol2CodeConverter.asUri(uri);
  const visible = window.visibleTextEditors.find(editor => editor.document.uri.toString() === source.toString());
  const { start, end } = range;
  try {
    await window.showTextDocument(source, {
      viewColumn: visible?.viewColumn ?? (from === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One),
      selection: new Range(start.line, start.character, end.line, end.character),
      preserveFocus: !focus,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tellProblem(l10n.t("{0} cannot be shown: {1}", source.path, why));
  }
}
