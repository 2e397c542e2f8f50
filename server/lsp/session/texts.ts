/** The texts that stand in the editor, by their addresses, as its messages tell of them. */
import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfAddress } from "../quiet.js";

export interface Texts {
  readonly get: (uri: string) => TextDocument | undefined;
  /** An address as the editor writes it, for what it has opened so far; others as they are. */
  readonly spelled: (uri: string) => string;
  /** The addresses of all of them, the one opened or typed into last at the end. */
  readonly uris: () => Iterable<string>;
}

/** @param onChange is told of each text that was opened, typed into or closed */
export function followTexts(connection: Connection, onChange: (uri: string) => void): Texts {
  const open = new Map<string, TextDocument>();
  const spellings = new Map<string, string>();
  const put = (uri: string, text: TextDocument): void => {
    open.delete(uri);
    open.set(uri, text);
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
    const text = uri === undefined ? undefined : open.get(uri);
    if (uri !== undefined && text) put(uri, TextDocument.update(text, contentChanges, version));
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri: address } }) => {
    const uri = uriOfAddress(address)?.toString();
    if (uri !== undefined && open.delete(uri)) onChange(uri);
  });
  return { get: uri => open.get(uri), spelled: uri => spellings.get(uri) ?? uri, uris: () => open.keys() };
}
