/** `--changed-since REF`: of the files to check, those that changed and those that rest on what changed, at any depth. */
import { dirname, resolve } from "node:path";
import type { Imported, ParsedFile } from "../../../language/index.js";
import { leadsFrom } from "../../../language/names/names.js";
import type { Reader } from "../../files/reader.js";
import { pathOf } from "../../files/uris.js";
import { isInside } from "../../files/workspace.js";
import { changesSince } from "./git.js";
import type { Target } from "./targets.js";

export type ChangedTargets =
  | { readonly kind: "targets"; readonly targets: readonly Target[] }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** A text from standard input always counts as changed. What cannot be read stays, for whoever reads it to say so. */
export function changedTargets(ref: string, targets: readonly Target[], reader: Reader, cwd: string): ChangedTargets {
  const changes = changesSince(ref, cwd);
  if (changes.kind === "refused") return { kind: "refused", reasons: [`\`--changed-since\`: ${changes.reason}`] };
  const outside = targets.filter(({ path }) => !isInside(changes.root, path));
  if (outside.length > 0) {
    return {
      kind: "refused",
      reasons: outside.map(
        ({ path }) =>
          `\`--changed-since\`: ${path} lies outside the working directory's git repository, so git cannot say whether it changed`,
      ),
    };
  }
  const restsOnChange = createRestsOn(changes, reader);
  return { kind: "targets", targets: targets.filter(({ kind, path }) => kind === "text" || restsOnChange(path)) };
}

/** Answers whether a file, or one that it imports at any depth, has changed. */
export function createRestsOn(
  { root, paths }: { readonly root: string; readonly paths: readonly string[] },
  reader: Reader,
): (path: string) => boolean {
  const changed = new Set(paths);
  return path => {
    const seen = new Set([path]);
    for (const each of seen) {
      if (waysUp(each, root).some(way => changed.has(way))) return true;
      const opened = reader.open(each);
      if (opened.kind !== "file") return true;
      for (const { path, kind } of importsOf(opened.file, reader)) {
        if (kind === "file") seen.add(path);
        else if (waysUp(path, root).some(way => changed.has(way))) return true;
      }
    }
    return false;
  };
}

/** A path and the folders above it, up to the repository: of a submodule git says only that it changed, not what in it. */
function waysUp(path: string, root: string): readonly string[] {
  const ways: string[] = [];
  for (let way = path; way !== root && isInside(root, way); way = dirname(way)) ways.push(way);
  return ways;
}

interface Import {
  readonly kind: Imported["kind"];
  /** The real path of a file; of what is not read, the path as written. */
  readonly path: string;
}

/** Where a file's imports, and the runbooks of a programme in it, lead, whether or not there is a file: a deleted one is a change too. */
function importsOf(file: ParsedFile, { importer }: Reader): readonly Import[] {
  const { uri } = file;
  const from = pathOf(uri);
  if (from === undefined) return [];
  return leadsFrom(file).flatMap(({ path }): readonly Import[] => {
    if (path === undefined) return [];
    const imported = importer(uri, path);
    const real = imported.kind === "file" ? pathOf(imported.file.uri) : undefined;
    return [{ kind: imported.kind, path: real ?? resolve(dirname(from), path) }];
  });
}
