/** The texts that stand in the editor, by their addresses, as its messages tell of them. */
import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfAddress } from "../quiet.js";

export interface Texts {
  readonly get: (uri: string) => TextDocument | undefined;
  /** The addresses of all of them, the one opened or typed into last at the end. */
  readonly uris: () => Iterable<string>;
}

/** @param onChange is told of each text that was opened, typed into or closed */
export function followTexts(connection: Connection, onChange: (uri: string) => void): Texts {
  const open = new Map<string, TextDocument>();
  const put = (uri: string, text: TextDocument): void => {
    open.delete(uri);
    open.set(uri, text);
    onChange(uri);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri: address, languageId, version, text } }) => {
    const uri = uriOfAddress(address)?.toString();
    if (uri !== undefined) put(uri, TextDocument.create(uri, languageId, version, `${text}`));
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
  return { get: uri => open.get(uri), uris: () => open.keys() };
}
