/** Which runbooks `gonogo diff` compares, and with what. */
import { existsSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { type Compared, comparedVersions, contentOf } from "../../language/diff/compared.js";
import { type Analysis, createAnalyser, type Imported } from "../../language/index.js";
import { isRunbookName } from "../files/links.js";
import { createReader } from "../files/reader.js";
import { readTree } from "../files/tree.js";
import { pathOf } from "../files/uris.js";
import { isInside } from "../files/workspace.js";
import { createNaming, nameOf } from "./names.js";
import { type OpenedPlan, openRunbook } from "./runbook.js";
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
  const reasons = [was, is].flatMap(each => (each.kind === "refused" ? [each.reason] : []));
  if (was.kind === "refused" || is.kind === "refused") return { kind: "refused", reasons };
  if (was.kind !== is.kind) return { kind: "refused", reasons: [notAlike(was, is)] };
  const nameOf = createNaming(cwd);
  return { kind: "compared", all: comparedVersions(was.analysis, is.analysis, { before: nameOf, after: nameOf }) };
}

function notAlike(...versions: readonly [OpenedPlan, OpenedPlan]): string {
  const [was, is] = versions.map(({ name, kind }) => `${name} is a ${kind}`);
  return `${was} and ${is}: compare two runbooks, or two programmes`;
}

/**
 * Compares runbooks and programmes with what they, and what they import, were when the work on the working tree left a reference.
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
    if (isNamed && !(before && contentOf(before)) && !(after && contentOf(after)))
      reasons.push(`there is no runbook in ${nameOf(path, cwd)}`);
  }
  if (reasons.length > 0) return { kind: "refused", reasons };
  const named = (path: string): string => `${ref}:${relative(changes.root, path).split(sep).join("/")}`;
  const all = withMoved(versions).flatMap(each => comparedOf(each, path => nameOf(path, cwd), named));
  // A programme's runbooks are told once, whether or not they are named as well.
  const once = new Map(all.map(each => [`${each.kind} ${each.file}`, each]));
  const order = (each: Compared): string => `${isOfProgramme(each) ? 0 : 1} ${each.file}`;
  const isLess = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return { kind: "compared", all: [...once.values()].sort((a, b) => isLess(order(a), order(b))) };
}

/** They come first: what a night comes to stands before what each of its runbooks does. */
function isOfProgramme(each: Compared): boolean {
  return each.kind === "programme" || (each.kind !== "changed" && each.of === "programme");
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

/** A runbook, or a programme, that is gone in one file and new in another has moved, where its name is the only one of the kind. */
function withMoved(versions: readonly Versions[]): readonly Versions[] {
  const nameIn = (analysis: Analysis | undefined): string | undefined => {
    const content = analysis && contentOf(analysis);
    return content && `${content.kind} ${content.name}`;
  };
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
  const [was, is] = [before && contentOf(before), after && contentOf(after)];
  if (before && after && was?.kind === is?.kind) {
    const pathIn = (uri: string): string => pathOf(uri) ?? uri;
    const nameBefore = (uri: string): string => nameThen(uri === before.file.uri ? wasAt : pathIn(uri));
    const nameAfter = (uri: string): string => nameNow(uri === after.file.uri ? path : pathIn(uri));
    return comparedVersions(before, after, { before: nameBefore, after: nameAfter });
  }
  return [
    ...(was ? [{ kind: "removed", of: was.kind, file, title: was.title } as const] : []),
    ...(is ? [{ kind: "added", of: is.kind, file, title: is.title } as const] : []),
  ];
}
