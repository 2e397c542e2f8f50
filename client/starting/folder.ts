/** The folder a first runbook goes into, and what is there already. */
import { FileType, l10n, Uri, window, workspace } from "vscode";
import type { StarterFile } from "../../language/starting/starter.js";

/** The workspace's folder, or the one the user chooses; undefined when they choose none. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const [only, ...others] = workspace.workspaceFolders ?? [];
  if (only && others.length === 0) return only.uri;
  if (only)
    return (await window.showWorkspaceFolderPick({ placeHolder: l10n.t("Which folder should the runbook be in?") }))
      ?.uri;
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t("Which folder should the runbook be in?"),
      openLabel: l10n.t("Put it here"),
      canSelectFolders: true,
      canSelectFiles: false,
    })) ?? [];
  return chosen;
}

export interface FolderContents {
  readonly names: readonly string[];
  readonly roster: { readonly path: string; readonly text: string } | undefined;
}

/** @param rosterName the file that would hold the people */
export async function contentsOf(folder: Uri, rosterName: string): Promise<FolderContents> {
  const entries = await workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name);
  const isThere = entries.some(([name, type]) => name === rosterName && (type & FileType.File) !== 0);
  if (!isThere) return { names, roster: undefined };
  const bytes = await workspace.fs.readFile(Uri.joinPath(folder, rosterName));
  return { names, roster: { path: rosterName, text: new TextDecoder().decode(bytes) } };
}

/** Writes files that are not there yet; the first is the one to show. */
export async function writeFiles(folder: Uri, files: readonly StarterFile[]): Promise<Uri | undefined> {
  for (const { path, text } of files)
    await workspace.fs.writeFile(Uri.joinPath(folder, path), new TextEncoder().encode(text));
  const [first] = files;
  return first && Uri.joinPath(folder, first.path);
}
