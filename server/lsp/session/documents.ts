/** What the server has read, by address: the editor's texts, the workspace's files, and what these import. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ParsedFile, parse } from "../../../language/index.js";

/** A text as it was read last; another one as soon as it is read again. */
export interface Document {
  readonly uri: string;
  readonly file: ParsedFile;
  /** Of the editor's text that was read; undefined for what is not open. */
  readonly version: number | undefined;
  /** Turns offsets in its text into positions and back. */
  readonly lines: Pick<TextDocument, "positionAt" | "offsetAt">;
}

export interface Documents {
  readonly get: (uri: string) => Document | undefined;
  readonly all: () => Iterable<Document>;
  /** Those at an address, and those in it where it is a folder's. */
  readonly under: (address: string) => readonly Document[];
  readonly put: (document: Document) => void;
  readonly delete: (uri: string) => void;
}

export function createDocuments(onChange: () => void): Documents {
  const documents = new Map<string, Document>();
  return {
    get: uri => documents.get(uri),
    all: () => documents.values(),
    under: address => {
      const own = documents.get(address);
      const folder = address.endsWith("/") ? address : `${address}/`;
      const inside = own ? [] : [...documents.values()].filter(({ uri }) => uri.startsWith(folder));
      return own ? [own] : inside;
    },
    put: document => {
      documents.set(document.uri, document);
      onChange();
    },
    delete: uri => {
      if (documents.delete(uri)) onChange();
    },
  };
}

/** How a text is read, given the same file before: what did not change is kept, and the file before is used up. */
export interface Reading {
  readonly parse: typeof parse;
}

/** @param before what was read there last */
export function readDocument(
  { parse }: Reading,
  uri: string,
  text: string,
  version: number | undefined,
  before: Document | undefined,
): Document {
  const previous = before?.file.failure === undefined ? before?.file : undefined;
  if (previous?.text === text) return documentOf(previous, version);
  return documentOf(
    text.length > mostCharacters ? unreadFile(parse(uri, ""), text) : parse(uri, text, previous),
    version,
  );
}

/** Some 15,000 steps. Of more, each key would keep everybody else waiting for seconds. */
const mostCharacters = 4_000_000;

/** A text that is not looked at, and says so. */
function unreadFile(empty: ParsedFile, text: string): ParsedFile {
  const { uri } = empty;
  const start = { line: 0, character: 0 };
  const size = Math.round(text.length / 1_000_000);
  const message = `nothing is checked here: this text has ${size} million characters, and the editor checks texts of up to ${mostCharacters / 1_000_000} million. Run \`gonogo check\` on the file, or split it into several runbooks.`;
  const mistake = { code: "syntax/token", message, related: [], fixes: [], lost: "rest" } as const;
  return { ...empty, text, mistakes: [{ ...mistake, place: { uri, range: { start, end: start } } }] };
}

export function documentOf(file: ParsedFile, version?: number): Document {
  let lines: TextDocument | undefined;
  return {
    uri: file.uri,
    file,
    version,
    get lines() {
      lines ??= TextDocument.create(file.uri, "runbook", version ?? 0, file.text);
      return lines;
    },
  };
}
