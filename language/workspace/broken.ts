/** Which files with errors an import leads to. What a file reaches is worked out once, whoever asks and however often. */
import type { ParsedFile } from "../syntax/parse.js";
import { type Cluster, clustersUnder, type ImportGraph, importedBy } from "./graph.js";

/** Of all that can be reached two are enough: who asks is one at most, and is not told of itself. */
const most = 2;

/**
 * Answers the first file with errors that one reaches, itself included: itself before those it reaches in a cycle, and these
 * before those further down; never the one at the address `asking`.
 */
export function createBroken(
  graph: ImportGraph,
  hasErrors: (file: ParsedFile) => boolean,
): (file: ParsedFile, asking: string) => ParsedFile | undefined {
  const kept = new WeakMap<Cluster, readonly ParsedFile[]>();

  const reachedFrom = ({ files }: Cluster): readonly ParsedFile[] => {
    const inOrder = [...files].sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const reached = new Map<string, ParsedFile>();
    const add = (file: ParsedFile): void => {
      if (reached.size < most && !reached.has(file.uri)) reached.set(file.uri, file);
    };
    for (const file of inOrder) if (reached.size < most && hasErrors(file)) add(file);
    for (const file of inOrder) {
      if (reached.size === most) break;
      for (const imported of importedBy(graph.leadsOf(file))) kept.get(graph.clusterOf(imported))?.forEach(add);
    }
    return [...reached.values()];
  };

  return (file, asking) => {
    if (file.uri !== asking && hasErrors(file)) return file;
    const cluster = graph.clusterOf(file);
    for (const each of clustersUnder(cluster, other => kept.has(other))) kept.set(each, reachedFrom(each));
    return kept.get(cluster)?.find(({ uri }) => uri !== asking);
  };
}
