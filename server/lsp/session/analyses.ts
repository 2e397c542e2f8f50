/** What documents mean: the checker's own analysis over the texts the editor has, made anew only where something changed. */
import { URI } from "langium";
import { type Analysis, createAnalyser, type Imported, type ParsedFile } from "../../../language/index.js";
import { leadsFrom } from "../../../language/names/names.js";
import { createGraph, filesUnder } from "../../../language/workspace/graph.js";
import { createRealPaths } from "../../files/paths.js";
import type { Documents } from "./documents.js";
import type { Files } from "./files.js";
import { locate, type ResolvedImport } from "./imports.js";
import type { Texts } from "./texts.js";

export interface Analyses {
  /** What `import "path"` in the document `from` (a URI) leads to. */
  readonly importer: (from: string, path: string) => Imported;
  /** The same as a fresh analysis; kept while the file and all it imports stay the same. */
  readonly analyse: (file: ParsedFile) => Analysis;
  /** A file and all it imports, at any depth, as far as it is there. */
  readonly filesOf: (file: ParsedFile) => Iterable<ParsedFile>;
  /** The addresses of files whose imports, or runbooks of a programme, depend, directly or through others, on what is at some addresses. */
  readonly dependentsOf: (addresses: Iterable<string>) => ReadonlySet<string>;
  /** The same of all that is at or below some addresses. */
  readonly dependentsBelow: (addresses: ReadonlySet<string>) => ReadonlySet<string>;
  /** The addresses a file imports directly, or names as runbooks of a programme, that nobody has loaded yet. */
  readonly notLoaded: (file: ParsedFile) => readonly string[];
  /** Something else as soon as the importer may answer otherwise. */
  readonly moment: () => unknown;
  /** Documents were read, came or went: what imports lead to is looked up again. */
  readonly changed: () => void;
  /** Texts at these addresses were opened or typed into: where imports of them, and in them, lead is looked up again as well. */
  readonly forgetPlacesOf: (addresses: Iterable<string>) => void;
  /** Files may have come or gone: where all imports lead is looked up again. */
  readonly forgetPlaces: () => void;
}

/** What the analyses are made from. */
interface AnalysisSources {
  readonly texts: Texts;
  readonly files: Files;
  /** Where imports are limited to. */
  readonly folders: () => readonly URI[];
}

export function createAnalyses(documents: Documents, { texts, files, folders }: AnalysisSources): Analyses {
  /** Where the imports of a file lead, by its address and their paths. */
  const places = new Map<string, Map<string, ResolvedImport>>();
  /** The addresses of the files whose places depend on an address. */
  const dependents = new Map<string, Set<string>>();
  let realPathOf = createRealPaths();
  let changes = 0;

  const place = (from: string, path: string): ResolvedImport => {
    const own = places.get(from) ?? new Map<string, ResolvedImport>();
    const cached = own.get(path);
    if (cached) return cached;
    const isOpen = (uri: URI): boolean => texts.get(uri.toString()) !== undefined;
    const found = locate(URI.parse(from), path, folders(), isOpen, realPathOf);
    places.set(from, own.set(path, found));
    for (const address of found.tried) dependents.set(address, (dependents.get(address) ?? new Set()).add(from));
    return found;
  };

  const forget = (from: string): void => {
    for (const { tried } of places.get(from)?.values() ?? [])
      for (const address of tried) {
        const others = dependents.get(address);
        others?.delete(from);
        if (others?.size === 0) dependents.delete(address);
      }
    places.delete(from);
  };

  const lookUp = (from: string, path: string): Imported => {
    const found = place(from, path);
    if (found.kind !== "file") return found;
    const address = found.uri.toString();
    const refusal = files.refusal(address);
    if (refusal && !texts.get(address)) return refusal;
    const document = documents.get(address);
    return document ? { kind: "file", file: document.file } : { kind: "missing" };
  };

  const importer = (from: string, path: string): Imported => {
    try {
      return lookUp(from, path);
    } catch (error) {
      console.error(`Go/No-Go failed while looking for what ${from} imports:`, error);
      return { kind: "unreadable", why: "Go/No-Go failed while looking for it, and its log says how" };
    }
  };

  const moment = (): unknown => changes;
  const graph = createGraph(importer, moment);
  const changed = (): void => {
    changes++;
  };

  const dependentsOf = (addresses: Iterable<string>): ReadonlySet<string> => {
    const found = new Set<string>();
    const queue = [...addresses];
    for (const address of queue) {
      for (const from of dependents.get(address) ?? []) {
        if (found.has(from)) continue;
        found.add(from);
        queue.push(from);
      }
    }
    return found;
  };

  return {
    importer,
    analyse: createAnalyser(importer, undefined, moment, new Map()),
    filesOf: file => filesUnder(file, graph),
    dependentsOf,
    dependentsBelow: addresses => dependentsOf([...dependents.keys()].filter(amongOrBelow(addresses))),
    notLoaded: file => {
      const found = leadsFrom(file).flatMap(({ path }) => (path === undefined ? [] : place(file.uri, path)));
      return found.flatMap(each => {
        const address = each.kind === "file" ? each.uri.toString() : undefined;
        return address === undefined || documents.get(address) ? [] : [address];
      });
    },
    moment,
    changed,
    forgetPlacesOf: addresses => {
      for (const address of addresses) for (const from of [address, ...(dependents.get(address) ?? [])]) forget(from);
      realPathOf = createRealPaths();
      changed();
    },
    forgetPlaces: () => {
      // Who depends on what is kept until it is known anew: until then nothing is missed.
      places.clear();
      realPathOf = createRealPaths();
      changed();
    },
  };
}

/** A folder comes or goes with all that is in it. */
function amongOrBelow(addresses: ReadonlySet<string>): (address: string) => boolean {
  return address => {
    for (let end = address.length; end > 0; end = address.lastIndexOf("/", end - 1)) {
      if (addresses.has(address.slice(0, end))) return true;
    }
    return false;
  };
}
