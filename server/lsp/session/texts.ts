/** The texts that stand in the editor, by their addresses, as its messages tell of them. */
import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfAddress } from "../quiet.js";

export interface Texts {
  readonly get: (uri: string) => TextDocument | undefined;
  /** An address as the editor writes it, for what it has opened so far; others as they are. */
  readonly spelled: (uri: string) => string;
  /** The addresses of all of them, the one opened or typed into last at the end. */
  readonly uris: () => readonly string[];
}

interface OpenText {
  readonly text: TextDocument;
  /** Greater than that of every text that was opened or typed into before. */
  readonly changed: number;
}

/** @param onChange is told of each text that was opened, typed into or closed */
export function followTexts(connection: Connection, onChange: (uri: string) => void): Texts {
  const open = new Map<string, OpenText>();
  const spellings = new Map<string, string>();
  let changes = 0;
  // Set again, never deleted first: each of the tables of a Map that is written so leads to the next, and with it to every text there was.
  const put = (uri: string, text: TextDocument): void => {
    changes += 1;
    open.set(uri, { text, changed: changes });
    onChange(uri);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri: address, languageId, version, text } }) => {
    const uri = uriOfAddress(address)?.toString();
    if (uri === undefined) return;
    if (uri !== address) spellings.set(uri, address);
    put(uri, TextDocument.create(uri, languageId, version, `${text}`));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri: address, version }, contentChanges }) => {
    const uri = uriOfAddress(address)?.toString();
    const text = uri === undefined ? undefined : open.get(uri)?.text;
    if (uri !== undefined && text) put(uri, TextDocument.update(text, contentChanges, version));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri: address } }) => {
    const uri = uriOfAddress(address)?.toString();
    if (uri !== undefined && open.delete(uri)) onChange(uri);
  });
  return {
    get: uri => open.get(uri)?.text,
    spelled: uri => spellings.get(uri) ?? uri,
    uris: () => [...open].sort(([, a], [, b]) => a.changed - b.changed).map(([uri]) => uri),
  };
}
