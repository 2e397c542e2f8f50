/** A file in two versions. */
import type { Analysis } from "../workspace/analysis.js";
import { type Diff, diffOf, isNothing } from "./diff.js";
import { isProgrammeUnchanged, type ProgrammeDiff, programmeDiffOf } from "./programme.js";

export type Compared = ComparedVersions | ComparedWhole;

export type ComparedVersions =
  | (Versions & { readonly kind: "changed"; readonly diff: Diff })
  | (Versions & { readonly kind: "programme"; readonly diff: ProgrammeDiff });

interface Versions {
  readonly file: string;
  /** What it is compared with. */
  readonly was: string;
}

/** The runbook or the programme is only in the second, or only in the first. */
export interface ComparedWhole {
  readonly kind: "added" | "removed";
  readonly of: Content["kind"];
  readonly file: string;
  readonly title: string;
}

/** What a file is there for. */
export interface Content {
  readonly kind: "runbook" | "programme";
  readonly name: string;
  readonly title: string;
}

/** Undefined for a file that only declares. */
export function contentOf({ plan: { programme, runbook } }: Analysis): Content | undefined {
  const [kind, content] = programme ? (["programme", programme] as const) : (["runbook", runbook] as const);
  return content && { kind, name: content.name, title: content.title || content.name };
}

export interface FileNames {
  /** Of a file of the first version. */
  readonly before: (uri: string) => string;
  readonly after: (uri: string) => string;
}

/** Of a programme first the night, then each of its runbooks that has changed. Nothing where the two are not of a kind. */
export function comparedVersions(before: Analysis, after: Analysis, names: FileNames): readonly ComparedVersions[] {
  const named = (was: string, is: string): Versions => ({ file: names.after(is), was: names.before(was) });
  const versions = named(before.file.uri, after.file.uri);
  const night = programmeDiffOf(before, after);
  if (night) {
    return [
      { kind: "programme", ...versions, diff: night },
      ...night.runbooks.flatMap((each): ComparedVersions[] =>
        each.change === "changed"
          ? [{ kind: "changed", ...named(each.before.uri, each.after.uri), diff: each.diff }]
          : [],
      ),
    ];
  }
  const diff = contentOf(before)?.kind === contentOf(after)?.kind ? diffOf(before, after) : undefined;
  return diff ? [{ kind: "changed", ...versions, diff }] : [];
}

/** What has changed at all. */
export function withChanges(all: readonly Compared[]): readonly Compared[] {
  return all.filter(hasChanges);
}

function hasChanges(each: Compared): boolean {
  switch (each.kind) {
    case "changed":
      return !isNothing(each.diff);
    case "programme":
      return !isProgrammeUnchanged(each.diff);
    case "added":
    case "removed":
      return true;
  }
}

/** "This runbook is new." */
export function wholeText({ kind, of }: ComparedWhole): string {
  return `This ${of} is ${kind === "added" ? "new" : "gone"}.`;
}

export const nothingChanged = "Nothing has changed.";
