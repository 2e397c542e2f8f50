/**
 * A baseline: the findings of one day, which stay quiet from then on. A finding is known by its file, its rule and the
 * named thing it is about, and counted: its line may move. Pure; server/cli/baseline/file.ts reads and writes it.
 */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { isUnread } from "../exit-code.js";

export interface KnownFinding {
  /** From the baseline's own folder, with `/`. */
  readonly file: string;
  readonly code: string;
  readonly subject: string;
  /** How many there are, 1 or more. */
  readonly count: number;
}

/** What is found, as a baseline. What cannot be read is never in one. */
export function baselineOf(findings: readonly ReportedFinding[]): readonly KnownFinding[] {
  return counted(findings.filter(each => !isUnread(each)).flatMap(keysOf));
}

interface Key {
  readonly file: string;
  readonly code: string;
  readonly subject: string;
}

/** What is said of several at once is known one by one: one more of them is something new. */
function keysOf({ file, code, subject, concerns }: ReportedFinding): readonly Key[] {
  return (concerns.length > 0 ? concerns : [subject]).map(each => ({ file, code, subject: each }));
}

function counted(keys: readonly Key[]): readonly KnownFinding[] {
  const known = new Map<string, KnownFinding>();
  for (const { file, code, subject } of keys) {
    const key = keyOf(file, code, subject);
    known.set(key, { file, code, subject, count: (known.get(key)?.count ?? 0) + 1 });
  }
  return sorted([...known.values()]);
}

export interface Compared {
  /** What is not in the baseline. */
  readonly fresh: readonly ReportedFinding[];
  /** What of the baseline is found no longer. */
  readonly gone: readonly KnownFinding[];
  /** The baseline without what is gone, under the files' present names. */
  readonly kept: readonly KnownFinding[];
}

/**
 * Sets findings against a baseline. Of more findings than a key counts, the first ones in the file are the known ones.
 * A file that the baseline does not know takes over, finding by finding, what it knows of files that are no more: so a
 * runbook may be renamed.
 * @param findings of the files `checked`, in order
 * @param exists whether a file that was not checked is still there: what is known of it then stays as it is
 */
export function compareWithBaseline(
  findings: readonly ReportedFinding[],
  known: readonly KnownFinding[],
  checked: ReadonlySet<string>,
  exists: (file: string) => boolean,
): Compared {
  const isAway = (file: string): boolean => !checked.has(file);
  const missing = new Set([...new Set(known.map(({ file }) => file))].filter(file => isAway(file) && !exists(file)));
  const familiar = new Set(known.map(({ file }) => file));
  const left = new Map<string, number>();
  for (const { file, code, subject, count } of known) {
    const key = missing.has(file) ? keyOf("", code, subject) : keyOf(file, code, subject);
    left.set(key, (left.get(key) ?? 0) + count);
  }
  const fresh: ReportedFinding[] = [];
  const found: Key[] = [];
  for (const finding of findings) {
    let isKnown = !isUnread(finding);
    for (const each of isUnread(finding) ? [] : keysOf(finding)) {
      const key = keyOf(familiar.has(each.file) ? each.file : "", each.code, each.subject);
      const count = left.get(key) ?? 0;
      left.set(key, Math.max(0, count - 1));
      if (count > 0) found.push(each);
      else isKnown = false;
    }
    if (!isKnown) fresh.push(finding);
  }
  const gone: KnownFinding[] = [];
  for (const { file, code, subject, count } of sorted(known)) {
    if (isAway(file) && !missing.has(file)) continue;
    const key = missing.has(file) ? keyOf("", code, subject) : keyOf(file, code, subject);
    const lost = Math.min(count, left.get(key) ?? 0);
    left.set(key, (left.get(key) ?? 0) - lost);
    if (lost > 0) gone.push({ file, code, subject, count: lost });
  }
  const untouched = known.filter(({ file }) => isAway(file) && !missing.has(file));
  return { fresh, gone, kept: sorted([...counted(found), ...untouched]) };
}

function keyOf(file: string, code: string, subject: string): string {
  return JSON.stringify([file, code, subject]);
}

function sorted(known: readonly KnownFinding[]): readonly KnownFinding[] {
  return [...known].sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.code, b.code) || compareText(a.subject, b.subject),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
