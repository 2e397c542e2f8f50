/** Which runbooks `gonogo diff` compares, and with what. */
import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Compared } from "../../language/diff/compared.js";
import { diffOf } from "../../language/diff/diff.js";
import { type Analysis, createAnalyser, type Imported } from "../../language/index.js";
import { isRunbookName } from "../files/links.js";
import { createReader } from "../files/reader.js";
import { readTree } from "../files/tree.js";
import { isInside } from "../files/workspace.js";
import { nameOf } from "./names.js";
import { openRunbook } from "./runbook.js";
import { createRestsOn } from "./selecting/changed.js";
import { changesSince } from "./selecting/git.js";
import { readRoots } from "./selecting/roots.js";
import { findTargets } from "./selecting/targets.js";

export type Comparison =
  | { readonly kind: "compared"; readonly all: readonly Compared[] }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** Whether an operand means a file, and no commit. */
export function meansFile(operand: string, cwd: string): boolean {
  if (operand === "-" || isRunbookName(operand)) return true;
  try {
    return statSync(resolve(cwd, operand)).isFile();
  } catch {
    return false;
  }
}

export function compareFiles(before: string, after: string, cwd: string, root: string | undefined): Comparison {
  const [was, is] = [openRunbook(before, cwd, { root }), openRunbook(after, cwd, { root })];
  const reasons = [was, is].flatMap(each => {
    if (each.kind === "refused") return [each.reason];
    return each.kind === "programme" ? [`${each.name} is a programme: compare its runbooks one by one`] : [];
  });
  if (was.kind === "refused" || is.kind === "refused" || reasons.length > 0) return { kind: "refused", reasons };
  const diff = diffOf(was.analysis, is.analysis);
  return { kind: "compared", all: diff ? [{ kind: "changed", file: is.name, was: was.name, diff }] : [] };
}

/**
 * Compares runbooks with what they, and what they import, were when the work on the working tree left a reference.
 * @param paths files and folders; all of the working directory when there are none
 */
export async function compareWithGit(
  ref: string,
  paths: readonly string[],
  cwd: string,
  root: string | undefined,
): Promise<Comparison> {
  const changes = changesSince(ref, cwd);
  if (changes.kind === "refused") return { kind: "refused", reasons: [changes.reason] };
  const asked = paths.length > 0 ? paths : ["."];
  const there = asked.filter(path => existsSync(resolve(cwd, path)));
  const roots = readRoots({ root, paths: there }, cwd);
  if (roots.kind === "refused") return roots;
  const read = readTree(changes.root, changes.commit, roots.rootOf);
  if (read.kind === "refused") return { kind: "refused", reasons: [read.reason] };
  const { tree } = read;

  /** Files that are there no longer. */
  const isAsked = (path: string): boolean => asked.some(each => isInside(resolve(cwd, each), path));
  const gone = changes.paths.filter(
    path => isRunbookName(path) && isAsked(path) && !existsSync(path) && tree.open(path).kind === "file",
  );
  const reader = createReader();
  reader.keepIn(roots.rootOf);
  const isKnown = (path: string): boolean => existsSync(resolve(cwd, path)) || !gone.includes(resolve(cwd, path));
  const found = await findTargets(asked.filter(isKnown), cwd, { rootOf: roots.rootOf, stdinName: undefined });
  if (found.problems.length > 0) return { kind: "refused", reasons: found.problems };
  const outside = found.targets.filter(({ path }) => !isInside(changes.root, path));
  if (outside.length > 0) return { kind: "refused", reasons: outside.map(({ path }) => whyOutside(path, cwd)) };
  const restsOnChange = createRestsOn(changes, reader);
  const analysers = { before: createAnalyser(tree.importer), after: createAnalyser(reader.importer) };
  const reasons: string[] = [];
  const analysed = (file: Imported, analyse: (typeof analysers)["before"], path: string): Analysis | undefined => {
    if (file.kind === "unreadable") reasons.push(`cannot read ${nameOf(path, cwd)}: ${file.why}`);
    return file.kind === "file" ? analyse(file.file) : undefined;
  };
  const versions = [...found.targets.map(({ path }) => path).filter(restsOnChange), ...gone].map((path): Versions => {
    const after = existsSync(path) ? analysed(reader.open(path), analysers.after, path) : undefined;
    return { path, before: analysed(tree.open(path), analysers.before, path), after };
  });
  for (const { path, before, after } of versions) {
    const isNamed = asked.some(each => resolve(cwd, each) === path);
    if (isNamed && !before?.plan.runbook && !after?.plan.runbook)
      reasons.push(`there is no runbook in ${nameOf(path, cwd)}`);
  }
  if (reasons.length > 0) return { kind: "refused", reasons };
  const named = (path: string): string => `${ref}:${relative(changes.root, path).split(sep).join("/")}`;
  const all = withMoved(versions).flatMap(each => comparedOf(each, path => nameOf(path, cwd), named));
  const isLess = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return { kind: "compared", all: all.sort((a, b) => isLess(a.file, b.file)) };
}

function whyOutside(path: string, cwd: string): string {
  return `${nameOf(path, cwd)} is outside the working directory's git repository, so git does not know what it was`;
}

interface Versions {
  readonly path: string;
  /** Where it was, if elsewhere. */
  readonly wasAt?: string;
  readonly before: Analysis | undefined;
  readonly after: Analysis | undefined;
}

/** A runbook that is gone in one file and new in another has moved, where its name is the only one of the kind. */
function withMoved(versions: readonly Versions[]): readonly Versions[] {
  const nameIn = (analysis: Analysis | undefined): string | undefined => analysis?.plan.runbook?.name;
  const only = (some: readonly Versions[], name: string, side: "before" | "after"): Versions | undefined => {
    const [first, ...others] = some.filter(each => nameIn(each[side]) === name);
    return others.length === 0 ? first : undefined;
  };
  const gone = versions.filter(each => nameIn(each.before) !== undefined && nameIn(each.after) === undefined);
  const fresh = versions.filter(each => nameIn(each.before) === undefined && nameIn(each.after) !== undefined);
  const moved = new Map(
    fresh.flatMap(each => {
      const name = nameIn(each.after) ?? "";
      const was = only(gone, name, "before");
      return was && only(fresh, name, "after") === each ? [[each, was] as const] : [];
    }),
  );
  const from = new Set(moved.values());
  return versions
    .filter(each => !from.has(each))
    .map(each => {
      const was = moved.get(each);
      return was ? { ...each, wasAt: was.path, before: was.before } : each;
    });
}

function comparedOf(
  { path, wasAt = path, before, after }: Versions,
  nameNow: (path: string) => string,
  nameThen: (path: string) => string,
): readonly Compared[] {
  const file = nameNow(path);
  const [was, is] = [before?.plan.runbook, after?.plan.runbook];
  if (is && !was) return [{ kind: "added", file, title: is.title || is.name }];
  if (was && !is) return [{ kind: "removed", file, title: was.title || was.name }];
  const diff = before && after && diffOf(before, after);
  return diff ? [{ kind: "changed", file, was: nameThen(wasAt), diff }] : [];
}
