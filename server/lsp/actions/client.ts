/** A change as the editor at the other end understands it. */
import type {
  ClientCapabilities,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { linesOf } from "../../../language/edits/lines.js";
import { placeholdersSpelledOut } from "../../../language/edits/snippets.js";
import type { Edit } from "../../../language/index.js";
import type { Texts } from "../session/texts.js";
import { dedented } from "../snippets.js";
import type { Change } from "./offer.js";

/** What an editor can do with an action. */
export interface ActionSupport {
  /** Edits that name the version of the text they are for. */
  readonly documentChanges: boolean;
  /** Edits with placeholders to be filled in. */
  readonly snippets: boolean;
  /** Edits that make files. */
  readonly newFiles: boolean;
  /** Actions whose edits are asked for when they are chosen. */
  readonly resolving: boolean;
}

export function actionSupport({ workspace, textDocument }: ClientCapabilities): ActionSupport {
  const edits = workspace?.workspaceEdit;
  const actions = textDocument?.codeAction;
  const documentChanges = edits?.documentChanges === true;
  return {
    documentChanges,
    snippets: documentChanges && edits?.snippetEditSupport === true,
    newFiles: documentChanges && edits?.resourceOperations?.includes("create") === true,
    resolving: actions?.dataSupport === true && actions.resolveSupport?.properties.includes("edit") === true,
  };
}

export function workspaceEdit(
  { edits, hasPlaceholders = false, created = [] }: Change,
  client: ActionSupport,
  texts: Texts,
): WorkspaceEdit {
  const files = byFile(edits);
  if (!client.documentChanges) {
    const changed = [...files].map(([uri, some]) => [
      texts.spelled(uri),
      some.map(edit => textEdit(edit, hasPlaceholders)),
    ]);
    return { changes: Object.fromEntries(changed) };
  }
  const changed = [...files].map(([uri, some]): TextDocumentEdit => {
    const open = texts.get(uri);
    const asSnippets = hasPlaceholders && client.snippets;
    return {
      textDocument: { uri: texts.spelled(uri), version: open?.version ?? null },
      edits: some.map(edit =>
        asSnippets ? snippetEdit(edit, open?.getText() ?? "") : textEdit(edit, hasPlaceholders),
      ),
    };
  });
  const made = created.flatMap(({ uri, text }) => [
    { kind: "create" as const, uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: beginning, newText: text }] },
  ]);
  return { documentChanges: [...made, ...changed] };
}

const beginning = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function byFile(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const others = files.get(edit.place.uri);
    if (others) others.push(edit);
    else files.set(edit.place.uri, [edit]);
  }
  return files;
}

function textEdit({ place, newText }: Edit, hasPlaceholders: boolean): TextEdit {
  return { range: place.range, newText: hasPlaceholders ? placeholdersSpelledOut(newText) : newText };
}

function snippetEdit({ place, newText }: Edit, text: string): SnippetTextEdit {
  const line = linesOf(text).lineAt(place.range.start.line) ?? "";
  return {
    range: place.range,
    snippet: { kind: "snippet", value: dedented(newText, line.slice(0, place.range.start.character)) },
  };
}
