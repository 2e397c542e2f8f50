/** The baseline's file. The names in it count from its own folder, so that it means the same from wherever it is used. */
import { existsSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { count } from "../../../language/wording/lists.js";
import { namedText } from "../named.js";
import { noted } from "../outcome.js";
import { baselineOf, type Compared, compareWithBaseline, type KnownFinding } from "./baseline.js";
import { baselineText, readBaselineText } from "./text.js";

/** What is done with a baseline: it is made, or used, and perhaps rid of what is gone. */
export interface BaselineUse {
  readonly kind: "write" | "use" | "prune";
  /** As written on the command line. */
  readonly file: string;
}

export interface Baselined {
  readonly compared: Compared;
  /** How many findings are in the baseline and found. */
  readonly known: number;
  /** The baseline's new text; undefined when the file stays as it is. */
  readonly text: string | undefined;
  /** What to say of it on standard error once it is written. */
  readonly notes: readonly string[];
}

export type BaselineOutcome =
  | { readonly kind: "baselined"; readonly baselined: Baselined }
  | { readonly kind: "refused"; readonly reason: string };

const mostNamed = 10;

/**
 * Sets findings against the baseline, or makes it of them; writes nothing yet.
 * @param files the names of the files that were checked, from the working directory
 */
export function useBaseline(
  { kind, file }: BaselineUse,
  findings: readonly ReportedFinding[],
  files: readonly string[],
  cwd: string,
): BaselineOutcome {
  const folder = dirname(resolve(cwd, file));
  const inward = (name: string): string => relative(folder, resolve(cwd, name)).split(sep).join("/");
  const outward = (name: string): string => relative(cwd, resolve(folder, name)).split(sep).join("/");
  const within = findings.map(finding => ({ ...finding, file: inward(finding.file) }));
  const read = kind === "write" ? ({ kind: "baseline", known: baselineOf(within) } as const) : readKnown(file, cwd);
  if (read.kind === "refused") return read;
  const checked = new Set(files.map(inward));
  const exists = (name: string): boolean => existsSync(resolve(folder, name));
  const compared = compareWithBaseline(within, read.known, checked, exists);
  const outside = <T extends { readonly file: string }>(each: T): T => ({ ...each, file: outward(each.file) });
  const known = findings.length - compared.fresh.length;
  const text = kind === "use" ? undefined : baselineText(compared.kept);
  const isSame = kind === "prune" && text === baselineText(read.known);
  const baselined: Baselined = {
    compared: { ...compared, fresh: compared.fresh.map(outside), gone: compared.gone.map(outside) },
    known,
    text: isSame ? undefined : text,
    notes: notesOn(kind, file, compared, known),
  };
  return { kind: "baselined", baselined };
}

function readKnown(
  file: string,
  cwd: string,
):
  | { readonly kind: "baseline"; readonly known: readonly KnownFinding[] }
  | { readonly kind: "refused"; readonly reason: string } {
  const refuse = (reason: string) => ({ kind: "refused" as const, reason });
  const read = namedText(file, cwd);
  if (read.kind === "missing") return refuse(`there is no baseline \`${file}\`: \`--write-baseline ${file}\` makes it`);
  if (read.kind === "unreadable") return refuse(`cannot read ${file}: ${read.why}`);
  const baseline = readBaselineText(read.text);
  return baseline.kind === "baseline" ? baseline : refuse(`cannot use ${file} as a baseline: ${baseline.why}`);
}

function notesOn(kind: BaselineUse["kind"], file: string, { gone }: Compared, known: number): readonly string[] {
  if (kind === "write") return [noted(`${file} now contains ${count(known, "finding")}`)];
  const number = gone.reduce((sum, each) => sum + each.count, 0);
  if (number === 0) return [];
  const are = number === 1 ? "1 finding is" : `${number} findings are`;
  const head =
    kind === "prune"
      ? `${are} fixed, and removed from ${file}:`
      : `${are} in ${file} and no longer found; \`--prune-baseline\` removes:`;
  const named = gone
    .slice(0, mostNamed)
    .map(
      each => `  ${`${each.file} ${each.code} ${each.subject}`.trimEnd()}${each.count > 1 ? ` (${each.count})` : ""}`,
    );
  const more = gone.length > mostNamed ? [`  and ${gone.length - mostNamed} more`] : [];
  return [noted(head), ...named, ...more];
}
