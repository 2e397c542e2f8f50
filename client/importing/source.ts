/** The file that is imported: chosen, read, and what lies beside it. */
import { l10n, Uri, window, workspace } from "vscode";
import { mostBytes } from "../../server/files/size.js";
import { importFormats } from "../../server/importing/formats.js";
import { nameOf } from "../saving.js";
import { contentsOf, type FolderContents } from "../starting/folder.js";

export interface ImportSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where its runbook would be saved; undefined where nothing says so. */
  readonly folder: Uri | undefined;
  readonly beside: FolderContents;
}

/** What people are declared in, where they are in a file of their own. */
const rosterName = "people.runbook";

/** Undefined when the user chooses none. */
export async function chooseFile(): Promise<Uri | undefined> {
  const endings = Object.values(importFormats).flatMap(format => format.endings);
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t("Which file holds the plan?"),
      openLabel: l10n.t("Import"),
      filters: { [l10n.t("Tables and lists")]: endings, [l10n.t("All files")]: ["*"] },
    })) ?? [];
  return chosen;
}

/**
 * Throws with words where it cannot be read.
 * @param empty a runbook without a text, which is to be filled: what belongs to it lies beside it
 */
export async function readSource(file: Uri, empty: Uri | undefined): Promise<ImportSource> {
  const { size } = await workspace.fs.stat(file);
  if (size > mostBytes) throw new Error(l10n.t("it is larger than {0} MB: import a part of it", mostBytes / 1_000_000));
  const bytes = await workspace.fs.readFile(file);
  const near = [empty, file].find(each => each && workspace.getWorkspaceFolder(each));
  const folder = near ? Uri.joinPath(near, "..") : workspace.workspaceFolders?.[0]?.uri;
  return { name: nameOf(file), bytes, folder, beside: await besideIn(folder) };
}

/** Of a folder that cannot be listed nothing is known. */
async function besideIn(folder: Uri | undefined): Promise<FolderContents> {
  try {
    if (folder) return await contentsOf(folder, rosterName);
  } catch {
    // What is inserted is saved by the user, who is then told why that cannot be.
  }
  return { names: [], roster: undefined };
}

/** `people.runbook`, or the first `people-2.runbook` that is not there. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/\.runbook$/, "");
  let free = name;
  for (let number = 2; taken.includes(free); number++) free = `${stem}-${number}.runbook`;
  return free;
}

export function rosterNameIn({ names }: FolderContents): string {
  return freeName(rosterName, names);
}
