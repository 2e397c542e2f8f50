/** Files made from a runbook: the user says where they go. */
import { l10n, Uri, window, workspace } from "vscode";

export interface Made {
  /** What it is, in words: "SVG picture". */
  readonly what: string;
  /** The file's ending, without the dot. */
  readonly ending: string;
  readonly content: string | Uint8Array;
}

/** Asks where, and writes it there. Undefined when the user changed their mind; throws when it cannot be written. */
export async function saveBeside(source: Uri, { what, ending, content }: Made): Promise<Uri | undefined> {
  const target = await window.showSaveDialog({
    defaultUri: besides(source, ending),
    filters: { [what]: [ending] },
    saveLabel: l10n.t("Export"),
    title: l10n.t("Export {0} as {1}", nameOf(source), what),
  });
  if (target === undefined) return undefined;
  await workspace.fs.writeFile(target, typeof content === "string" ? new TextEncoder().encode(content) : content);
  return target;
}

/** `payments.runbook` -> `payments.md` in the same folder; an untitled one goes into the first workspace folder. */
function besides(source: Uri, ending: string): Uri {
  const name = `${nameOf(source).replace(/\.runbook$/, "")}.${ending}`;
  if (source.scheme !== "untitled") return Uri.joinPath(source, "..", name);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? Uri.file(name) : Uri.joinPath(folder, name);
}

export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
