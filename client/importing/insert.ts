/** What was imported becomes texts in the editor. Nothing on disk is written: saving is the user's. */
import { l10n, Position, type TextDocument, type Uri, ViewColumn, WorkspaceEdit, window, workspace } from "vscode";
import { nameFrom } from "../../language/starting/naming.js";
import { nameOf } from "../saving.js";
import { freeName, type ImportSource } from "./source.js";

export interface Texts {
  readonly runbook: string;
  readonly roster?: string;
  /** As the runbook imports it. */
  readonly rosterName: string;
}

/**
 * @param empty a runbook without a text, to be filled where it still is one
 * @param column where the runbook is shown
 */
export async function insert(
  { runbook, roster, rosterName }: Texts,
  source: ImportSource,
  empty: Uri | undefined,
  column: ViewColumn | undefined,
): Promise<void> {
  const name = freeName(`${nameFrom(source.name.replace(/\.\w{1,10}$/, ""), "runbook")}.runbook`, source.beside.names);
  const document = emptyDocument(empty) ?? (await untitled(source.folder, name));
  await fill(document, runbook);
  await window.showTextDocument(document, { preview: false, ...(column === undefined ? {} : { viewColumn: column }) });
  if (roster === undefined) return;
  const people = await untitled(source.folder, rosterName);
  await fill(people, roster);
  await window.showTextDocument(people, { preview: false, viewColumn: ViewColumn.Beside, preserveFocus: true });
}

function emptyDocument(uri: Uri | undefined): TextDocument | undefined {
  return workspace.textDocuments.find(document => document.uri.toString() === uri?.toString() && isEmpty(document));
}

export function isEmpty(document: TextDocument): boolean {
  return !document.isClosed && document.languageId === "runbook" && document.getText().trim() === "";
}

/** One that knows where it would be saved, where that is a folder of this machine. */
async function untitled(folder: Uri | undefined, name: string): Promise<TextDocument> {
  if (folder?.scheme !== "file") return workspace.openTextDocument({ language: "runbook" });
  const path = `${folder.path.replace(/\/$/, "")}/`;
  const open = workspace.textDocuments.flatMap(({ uri }) =>
    uri.path.startsWith(path) ? [uri.path.slice(path.length)] : [],
  );
  return workspace.openTextDocument(folder.with({ scheme: "untitled", path: `${path}${freeName(name, open)}` }));
}

async function fill(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  if (await workspace.applyEdit(edit)) return;
  throw new Error(
    l10n.t("{0} could not be changed: it may be read-only, or have changed meanwhile.", nameOf(document.uri)),
  );
}
