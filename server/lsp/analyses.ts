/** What documents mean: the checker's own analysis over the texts the editor has, made anew only where something changed. */
import { type LangiumDocument, type ParseResult, URI } from "langium";
import { isRunbookFile, type RunbookFile } from "../../language/generated/ast.js";
import { type Analysis, createAnalyser, type Imported, type ParsedFile } from "../../language/index.js";
import { parsedFile } from "../../language/syntax/parse.js";
import { type Located, locate } from "./imports.js";
import type { RunbookSharedServices } from "./module.js";

export interface Analyses {
  /** A document as the analysis sees it; undefined while its text has not been read. */
  readonly fileOf: (document: LangiumDocument) => ParsedFile | undefined;
  /** What `import "path"` in the document `from` (a URI) leads to. */
  readonly importer: (from: string, path: string) => Imported;
  /** The same as a fresh analysis; kept while the document and all it imports stay the same. Undefined as for fileOf. */
  readonly analyse: (document: LangiumDocument) => Analysis | undefined;
  /** A document and all it imports, at any depth, as far as it is there. */
  readonly filesOf: (document: LangiumDocument) => readonly ParsedFile[];
  /** The addresses of all that a document's findings depend on besides itself, whether or not something is there. */
  readonly restsOn: (document: LangiumDocument) => ReadonlySet<string>;
  /** The files a document imports directly that nobody has loaded yet. */
  readonly notLoaded: (document: LangiumDocument) => readonly URI[];
  /** Files may have come or gone: where imports lead is looked up again. */
  readonly forgetPlaces: () => void;
}

export function createAnalyses({ workspace }: RunbookSharedServices): Analyses {
  const files = new WeakMap<ParseResult, ParsedFile>();
  const places = new Map<string, Located>();

  const fileOf = ({ parseResult, uri }: LangiumDocument): ParsedFile | undefined => {
    if (!isRead(parseResult)) return undefined;
    const known = files.get(parseResult);
    if (known) return known;
    const text = parseResult.value.$cstNode?.root.fullText ?? "";
    const file = parsedFile(uri.toString(), text, parseResult);
    files.set(parseResult, file);
    return file;
  };

  const place = (from: string, path: string): Located => {
    const key = `${from}\n${path}`;
    const known = places.get(key);
    if (known) return known;
    const folders = (workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
    const found = locate(URI.parse(from), path, folders, uri => workspace.TextDocuments.get(uri) !== undefined);
    places.set(key, found);
    return found;
  };

  const lookUp = (from: string, path: string): Imported => {
    const found = place(from, path);
    if (found.kind !== "file") return found;
    const refusal = workspace.FileSystemProvider.refusal(found.uri);
    if (refusal && !workspace.TextDocuments.get(found.uri)) return refusal;
    const document = workspace.LangiumDocuments.getDocument(found.uri);
    const file = document && fileOf(document);
    return file ? { kind: "file", file } : { kind: "missing" };
  };

  const importer = (from: string, path: string): Imported => {
    try {
      return lookUp(from, path);
    } catch (error) {
      console.error(`Go/No-Go failed while looking for what ${from} imports:`, error);
      return { kind: "unreadable", why: "Go/No-Go failed while looking for it, and its log says how" };
    }
  };

  const analyser = createAnalyser(importer);

  return {
    fileOf,
    importer,
    analyse: document => {
      const file = fileOf(document);
      return file && analyser(file);
    },
    filesOf: document => {
      const found: ParsedFile[] = [];
      const queue = [fileOf(document)];
      for (let file = queue.shift(); file; file = queue.shift()) {
        if (found.includes(file)) continue;
        found.push(file);
        for (const path of pathsOf(file)) {
          const imported = importer(file.uri, path);
          if (imported.kind === "file") queue.push(imported.file);
        }
      }
      return found;
    },
    restsOn: document => {
      const addresses = new Set<string>();
      const seen = new Set<ParsedFile>();
      const queue = [fileOf(document)];
      for (let file = queue.shift(); file; file = queue.shift()) {
        if (seen.has(file)) continue;
        seen.add(file);
        for (const path of pathsOf(file)) {
          for (const address of place(file.uri, path).tried) addresses.add(address);
          const imported = importer(file.uri, path);
          if (imported.kind === "file") queue.push(imported.file);
        }
      }
      return addresses;
    },
    notLoaded: document => {
      const file = fileOf(document);
      if (!file) return [];
      return pathsOf(file).flatMap(path => {
        const found = place(file.uri, path);
        return found.kind === "file" && !workspace.LangiumDocuments.hasDocument(found.uri) ? [found.uri] : [];
      });
    },
    forgetPlaces: () => places.clear(),
  };
}

function pathsOf({ ast }: ParsedFile): readonly string[] {
  return ast.imports.flatMap(({ path }) => path ?? []);
}

function isRead(result: ParseResult): result is ParseResult<RunbookFile> {
  return isRunbookFile(result.value);
}
