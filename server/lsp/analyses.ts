/** What documents mean: the checker's own analysis over the texts the editor has, made anew only where something changed. */
import { type LangiumDocument, type ParseResult, URI } from "langium";
import { isRunbookFile, type RunbookFile } from "../../language/generated/ast.js";
import { type Analysis, createAnalyser, type Imported, type ParsedFile } from "../../language/index.js";
import { components } from "../../language/schedule/components.js";
import { parsedFile } from "../../language/syntax/parse.js";
import { type Cluster, clustersUnder, createGraph, filesUnder } from "../../language/workspace/graph.js";
import { createRealPaths } from "../files/paths.js";
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
  /** What a document's findings depend on besides itself, whether or not something is there. */
  readonly restsOn: (document: LangiumDocument) => Ground;
  /** The files a document imports directly that nobody has loaded yet. */
  readonly notLoaded: (document: LangiumDocument) => readonly URI[];
  /** Something else as soon as the importer may answer otherwise. */
  readonly moment: () => unknown;
  /** Documents were read, came or went: what imports lead to is looked up again. */
  readonly changed: () => void;
  /** Texts at these addresses were opened or typed into: where imports of them, and in them, lead is looked up again as well. */
  readonly forgetPlacesOf: (addresses: Iterable<string>) => void;
  /** Files may have come or gone: where all imports lead is looked up again. */
  readonly forgetPlaces: () => void;
}

/** Addresses that findings depend on: those of files that import each other, and below them those of what these import. */
export interface Ground {
  readonly addresses: ReadonlySet<string>;
  readonly below: readonly Ground[];
}

export function createAnalyses({ workspace }: RunbookSharedServices): Analyses {
  const files = new WeakMap<ParseResult, ParsedFile>();
  /** Where the imports of a file lead, by its address and their paths. */
  const places = new Map<string, Map<string, Located>>();
  /** The addresses of the files whose places depend on an address. */
  const dependents = new Map<string, Set<string>>();
  /** Files whose imports were all loaded, by their addresses. */
  const followed = new Map<string, ParsedFile>();
  let realPathOf = createRealPaths();

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
    const own = places.get(from) ?? new Map<string, Located>();
    const known = own.get(path);
    if (known) return known;
    const folders = workspace.WorkspaceManager.folderAddresses();
    const isOpen = (uri: URI): boolean => workspace.TextDocuments.get(uri) !== undefined;
    const found = locate(URI.parse(from), path, folders, isOpen, realPathOf);
    places.set(from, own.set(path, found));
    for (const address of found.tried) dependents.set(address, (dependents.get(address) ?? new Set()).add(from));
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

  let changes = 0;
  const moment = (): unknown => changes;
  const graph = createGraph(importer, moment);
  const analyser = createAnalyser(importer, undefined, moment);
  let grounds = new WeakMap<Cluster, Ground>();
  const changed = (): void => {
    changes++;
    grounds = new WeakMap();
  };

  const groundOf = (cluster: Cluster): Ground => {
    for (const each of clustersUnder(cluster, known => grounds.has(known))) {
      const tried = each.files.flatMap(file => graph.leadsOf(file).flatMap(({ path }) => place(file.uri, path).tried));
      grounds.set(each, { addresses: new Set(tried), below: each.below.flatMap(below => grounds.get(below) ?? []) });
    }
    return grounds.get(cluster) ?? none;
  };

  return {
    fileOf,
    importer,
    analyse: document => {
      const file = fileOf(document);
      return file && analyser(file);
    },
    filesOf: document => {
      const file = fileOf(document);
      return file ? [...filesUnder(file, graph)] : [];
    },
    restsOn: document => {
      const file = fileOf(document);
      return file ? groundOf(graph.clusterOf(file)) : none;
    },
    notLoaded: document => {
      const file = fileOf(document);
      if (!file || followed.get(file.uri) === file) return [];
      const missing = file.ast.imports.flatMap(({ path }) => {
        if (path === undefined) return [];
        const found = place(file.uri, path);
        return found.kind === "file" && !workspace.LangiumDocuments.hasDocument(found.uri) ? [found.uri] : [];
      });
      if (missing.length === 0) followed.set(file.uri, file);
      return missing;
    },
    moment,
    changed,
    forgetPlacesOf: addresses => {
      for (const address of addresses) {
        for (const from of [address, ...(dependents.get(address) ?? [])]) {
          places.delete(from);
          followed.delete(from);
        }
      }
      realPathOf = createRealPaths();
      changed();
    },
    forgetPlaces: () => {
      places.clear();
      dependents.clear();
      followed.clear();
      realPathOf = createRealPaths();
      changed();
    },
  };
}

const none: Ground = { addresses: new Set(), below: [] };

/** All addresses, each ground's once. */
export function* addressesIn(ground: Ground): Iterable<string> {
  const grounds = new Set([ground]);
  for (const { addresses, below } of grounds) {
    yield* addresses;
    for (const each of below) grounds.add(each);
  }
}

/** Answers whether one of the addresses of some ground is such; what lies under several is looked at once. */
export function addressSought(isSought: (address: string) => boolean): (ground: Ground) => boolean {
  const known = new Map<Ground, boolean>();
  return ground => {
    components(
      ground,
      ({ below }) => below,
      each => known.has(each),
      ([each]) => {
        if (each) known.set(each, each.below.some(below => known.get(below)) || [...each.addresses].some(isSought));
      },
    );
    return known.get(ground) ?? false;
  };
}

function isRead(result: ParseResult): result is ParseResult<RunbookFile> {
  return isRunbookFile(result.value);
}
