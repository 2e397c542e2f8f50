/** Asks the editor to ask again for hints and lenses, where they changed without an edit to the text they stand in. */
import { CodeLensRefreshRequest, InlayHintRefreshRequest } from "vscode-languageserver-protocol";
import type { ParsedFile } from "../../language/index.js";
import type { Session } from "./session/session.js";

export function refreshWhenChanged(session: Session): void {
  const { analyses, connection, onChecked, onInitialize, onSettled, settings, texts } = session;
  let refreshes: readonly string[] = [];
  onInitialize(({ capabilities }) => {
    refreshes = [
      ...(capabilities.workspace?.inlayHint?.refreshSupport ? [InlayHintRefreshRequest.method] : []),
      ...(capabilities.workspace?.codeLens?.refreshSupport ? [CodeLensRefreshRequest.method] : []),
    ];
  });
  const refresh = (): void => {
    for (const method of refreshes) {
      connection.sendRequest(method).catch(error => console.error(`${method} was refused:`, error));
    }
  };
  settings.onChange(refresh);

  // A document that was checked again with the same text was so because of another one; a roster's lenses count what rests on it.
  const checked = new WeakSet<ParsedFile>();
  const restsOnOpen = (file: ParsedFile): boolean => {
    for (const { uri } of analyses.filesOf(file)) if (uri !== file.uri && texts.get(uri)) return true;
    return false;
  };
  let othersChanged = false;
  onChecked(({ uri, file }) => {
    if (!texts.get(uri)) return;
    othersChanged ||= checked.has(file) || restsOnOpen(file);
    checked.add(file);
  });
  onSettled(() => {
    if (othersChanged) refresh();
    othersChanged = false;
  });
}
