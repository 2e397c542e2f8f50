/** Which files reach which through their imports and as runbooks of a programme. Each file is looked at once, however many ways lead to it. */
import type { Import, Member } from "../generated/ast.js";
import { type Imported, type Importer, leadsFrom } from "../names/names.js";
import { components } from "../schedule/components.js";
import type { ParsedFile } from "../syntax/parse.js";

/** An import, or a runbook of a programme, as written, and what it leads to. */
export interface Lead {
  readonly node: Import | Member;
  readonly path: string;
  readonly to: Imported;
}

/** Files that all reach each other (mostly one alone), and the clusters that these import from. */
export interface Cluster {
  readonly files: readonly ParsedFile[];
  readonly below: readonly Cluster[];
}

export interface ImportGraph {
  /** The imports of a file, then the runbooks of its programme, in order: the same list for as long as they lead to the same. */
  readonly leadsOf: (file: ParsedFile) => readonly Lead[];
  /** The cluster of a file: the same object for as long as its files, and all they rest on, are the very same. */
  readonly clusterOf: (file: ParsedFile) => Cluster;
}

/** Something else as soon as an importer may answer otherwise. */
export type Revision = () => unknown;

/** Of an importer whose answers never change. */
const always: Revision = () => undefined;

export function createGraph(importer: Importer, moment: Revision = always): ImportGraph {
  let now = moment();
  /** What was found in this moment. */
  let leads = new WeakMap<ParsedFile, readonly Lead[]>();
  let clusters = new WeakMap<ParsedFile, Cluster>();
  /** What was found last, to be found the same. */
  const lastLeads = new WeakMap<ParsedFile, readonly Lead[]>();
  const lastClusters = new WeakMap<ParsedFile, { readonly cluster: Cluster; readonly leads: readonly Lead[] }>();

  const refresh = (): void => {
    const next = moment();
    if (next === now) return;
    now = next;
    leads = new WeakMap();
    clusters = new WeakMap();
  };

  const leadsOf = (file: ParsedFile): readonly Lead[] => {
    const known = leads.get(file);
    if (known) return known;
    const found = leadsFrom(file).flatMap((node): Lead[] =>
      node.path === undefined ? [] : [{ node, path: node.path, to: importer(file.uri, node.path) }],
    );
    const last = lastLeads.get(file);
    const same = last && sameLeads(last, found) ? last : found;
    lastLeads.set(file, same);
    leads.set(file, same);
    return same;
  };

  /** Takes in files that all reach each other, when the clusters of all else they import are known. */
  const close = (files: readonly ParsedFile[]): void => {
    const below = new Set(files.flatMap(file => importedBy(leadsOf(file)).flatMap(each => clusters.get(each) ?? [])));
    const last = files.map(file => lastClusters.get(file)?.cluster)[0];
    const isSame =
      last?.files.length === files.length &&
      files.every(
        file => lastClusters.get(file)?.cluster === last && lastClusters.get(file)?.leads === leadsOf(file),
      ) &&
      last.below.length === below.size &&
      last.below.every(each => below.has(each));
    const cluster = isSame ? last : { files, below: [...below] };
    for (const file of files) {
      clusters.set(file, cluster);
      lastClusters.set(file, { cluster, leads: leadsOf(file) });
    }
  };

  const clusterOf = (file: ParsedFile): Cluster => {
    components(
      file,
      each => importedBy(leadsOf(each)),
      each => clusters.has(each),
      close,
    );
    return clusters.get(file) ?? { files: [file], below: [] };
  };

  return {
    leadsOf: file => {
      refresh();
      return leadsOf(file);
    },
    clusterOf: file => {
      refresh();
      return clusterOf(file);
    },
  };
}

/** The files that imports lead to, in order; one that is imported twice twice. */
export function importedBy(leads: readonly Lead[]): readonly ParsedFile[] {
  return leads.flatMap(({ to }) => (to.kind === "file" ? [to.file] : []));
}

/** A file and all it rests on, at any depth: breadth first, each once. */
export function* filesUnder(file: ParsedFile, { leadsOf }: ImportGraph): Iterable<ParsedFile> {
  const seen = new Set([file.uri]);
  const queue = [file];
  for (const next of queue) {
    yield next;
    for (const imported of importedBy(leadsOf(next))) {
      if (seen.has(imported.uri)) continue;
      seen.add(imported.uri);
      queue.push(imported);
    }
  }
}

/** A cluster and all it rests on, each after all those it rests on itself. */
export function clustersUnder(cluster: Cluster, isKnown: (cluster: Cluster) => boolean): readonly Cluster[] {
  const found: Cluster[] = [];
  const seen = new Set<Cluster>();
  components(
    cluster,
    ({ below }) => below,
    each => seen.has(each) || isKnown(each),
    ([each]) => {
      if (!each) return;
      seen.add(each);
      found.push(each);
    },
  );
  return found;
}

function sameLeads(a: readonly Lead[], b: readonly Lead[]): boolean {
  return a.length === b.length && a.every(({ to }, index) => sameImport(to, b[index]?.to));
}

function sameImport(a: Imported, b: Imported | undefined): boolean {
  if (a.kind !== b?.kind) return false;
  if (a.kind === "file") return b.kind === "file" && a.file === b.file;
  return a.kind !== "unreadable" || (b.kind === "unreadable" && a.why === b.why);
}
