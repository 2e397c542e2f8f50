/** What the suites of this folder do again and again in the VS Code that runs them. */
import assert from "node:assert/strict";
import {
  type CodeAction,
  commands,
  type Diagnostic,
  type Extension,
  extensions,
  languages,
  Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";

export function extension(): Extension<unknown> {
  return found(extensions.getExtension("gonogo.gonogo"), "the extension");
}

/** A file by its way from the folder that holds the workspace's folders: "boring/people.runbook". */
export function fileAt(path: string): Uri {
  const [first] = workspace.workspaceFolders ?? [];
  assert.ok(first, "no folder is open");
  return Uri.joinPath(first.uri, "..", ...path.split("/"));
}

export async function show(path: string): Promise<TextDocument> {
  const editor = await window.showTextDocument(fileAt(path));
  return editor.document;
}

/** Closes every editor, and forgets what was not saved. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Right after the words, at their first appearance. */
export function behind(document: TextDocument, words: string): Position {
  const offset = document.getText().indexOf(words);
  assert.ok(offset >= 0, `"${words}" is not in ${document.uri.path}`);
  return document.positionAt(offset + words.length);
}

export function rangeOf(document: TextDocument, words: string): Range {
  const end = behind(document, words);
  return new Range(document.positionAt(document.offsetAt(end) - words.length), end);
}

/** Writes other words for some, as one edit of the person's. */
export async function rewrite(document: TextDocument, words: string, others: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, words), others);
  assert.ok(await workspace.applyEdit(edit), "the edit was refused");
}

/** The whole text anew. */
export async function write(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end), text);
  assert.ok(await workspace.applyEdit(edit), "the edit was refused");
}

export async function textOnDisk(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileAt(path)));
}

export async function writeOnDisk(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileAt(path), new TextEncoder().encode(text));
}

/** The code of a finding, without its link. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

export function codesOf(uri: Uri): readonly string[] {
  return languages.getDiagnostics(uri).map(codeOf);
}

/** Resolves as soon as the file's findings are as wanted. */
export async function untilFindings(
  uri: Uri,
  wanted: (codes: readonly string[]) => boolean,
  what: string,
): Promise<void> {
  await eventually(() => assert.ok(wanted(codesOf(uri)), `${what}; there is ${codesOf(uri).join() || "nothing"}`));
}

/** Milliseconds. */
const patience = Number(process.env.GONOGO_PATIENCE ?? 30_000);

/** Resolves with what a look gives as soon as it no longer throws: a wait for a condition, not for a time. */
export async function eventually<T>(look: () => T | Promise<T>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await look();
    } catch (why) {
      if (Date.now() > end) throw why;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }
}

/** What was looked for; throws when it was not found. */
export function found<T>(value: T | undefined, what: string): T {
  assert.ok(value !== undefined, `${what} was not found`);
  return value;
}

export async function fixesAt(document: TextDocument, range: Range): Promise<readonly CodeAction[]> {
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range, "quickfix");
}
