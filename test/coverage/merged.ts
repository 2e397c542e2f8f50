/**
 * What several kinds of code have run of one source file. Each has its own idea of where a branch begins (a bundle is not what a test
 * loads), so they cannot be added up: the first says which there are, and one of them that the others have run is no longer missed.
 */

/** Offsets in the source; `end` is the first after it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Counted extends Range {
  readonly count: number;
  /** A branch that is not written, as of an `if` without `else`. */
  readonly none?: boolean;
}

/** Of one file, as one kind of code has run it. */
export interface Run {
  readonly functions: readonly Counted[];
  readonly branches: readonly Counted[];
  /** What was never entered. */
  readonly missed: readonly Range[];
  /** Lines that say nothing to run, from 1: empty ones and comments. */
  readonly idle: ReadonlySet<number>;
}

export interface Merged {
  readonly functions: readonly Range[];
  readonly branches: readonly Range[];
  readonly missedFunctions: readonly Range[];
  readonly missedBranches: readonly Range[];
  /** Numbers from 1, of those that say something to run. */
  readonly lines: readonly number[];
  readonly missedLines: readonly number[];
}

/** Kinds of code differ by so many characters in where something begins. */
const tolerance = 3;

/** @param runs at least one; what counts as a function and as a branch is by the first */
export function merged(source: string, runs: readonly [Run, ...Run[]]): Merged {
  const [first, ...others] = runs;
  const isMissed = (range: Range): boolean => others.every(({ missed }) => missed.some(each => holds(each, range)));
  // Where something begins is not always known well enough to count it; what was never entered is.
  const isEntered = (each: Counted): boolean => !each.none && !first.missed.some(range => holds(range, each));
  const left = (all: readonly Counted[]): readonly Range[] =>
    all.filter(each => each.count === 0 && !isEntered(each) && isMissed(each));
  const isWhollyMissed = (line: Range): boolean => first.missed.some(each => holds(each, line, 0)) && isMissed(line);
  const lines = linesOf(source).filter(({ number }) => !first.idle.has(number));
  return {
    functions: first.functions,
    branches: first.branches,
    missedFunctions: left(first.functions),
    missedBranches: left(first.branches),
    lines: lines.map(({ number }) => number),
    missedLines: lines.filter(isWhollyMissed).map(({ number }) => number),
  };
}

function holds(outer: Range, inner: Range, slack = tolerance): boolean {
  return outer.start <= inner.start + slack && inner.end <= outer.end + slack;
}

/** Where the text of each line stands. */
function linesOf(source: string): readonly (Range & { readonly number: number })[] {
  let next = 0;
  return source.split("\n").map((line, index) => {
    const start = next + line.length - line.trimStart().length;
    next += line.length + 1;
    return { number: index + 1, start, end: start + line.trim().length };
  });
}

/** The number of the line in which an offset is, from 1. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}
