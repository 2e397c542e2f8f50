/**
 * What changed between two states of a timeline, so that an edit costs what it changes. A row that is the very same object has not; one
 * that was only moved, to other lines or to another time, is told by how far: a whole night that begins an hour later is one short run.
 * What is read of one activity at a time is not part of it: `more` goes along with its row, and is asked for anew.
 */
import { isEqual } from "../../plan/equal.js";
import type { Place, Seconds, TimelineActivity, TimelineData, TimelineTimes } from "./data.js";
import { type PackedRows, packed, unpacked } from "./packed.js";

export interface TimelineDelta {
  /** What else is different now. */
  readonly fields: Partial<Omit<TimelineData, "activities" | "undoing">>;
  /** The fields that are no longer there. */
  readonly gone: readonly string[];
  /** All activities, in order. */
  readonly activities: readonly RowRun[];
  /** The new ones of them, in order. */
  readonly fresh: PackedRows;
}

export type RowRun =
  /**
   * `count` of the activities from number `from` on, so many lines further down the file and so many seconds later, as planned
   * and in the worst case.
   */
  | {
      readonly kind: "kept";
      readonly from: number;
      readonly count: number;
      readonly lines: number;
      readonly seconds: Seconds;
      readonly worst: Seconds;
    }
  /** The next `count` of the new ones. */
  | { readonly kind: "new"; readonly count: number };

/** What makes `before` to `after`. Linear in the activities, and one step for each that is the very same. */
export function deltaOf(before: TimelineData, after: TimelineData): TimelineDelta {
  const { runs, fresh } = runsOf(before.activities, after.activities);
  return { ...fieldsOf(before, after), activities: runs, fresh: packed(fresh) };
}

/** The timeline after a delta from `before`. */
export function withDelta(before: TimelineData, { fields, gone, activities, fresh }: TimelineDelta): TimelineData {
  const all: TimelineActivity[] = [];
  const rows = unpacked(fresh);
  let taken = 0;
  for (const run of activities) {
    const index = all.length;
    const from =
      run.kind === "new"
        ? rows.slice(taken, taken + run.count)
        : before.activities.slice(run.from, run.from + run.count);
    if (run.kind === "new") taken += run.count;
    const { lines, seconds, worst } = run.kind === "new" ? still : run;
    for (const [position, row] of from.entries())
      all.push(moved(row, { index: index + position, lines, seconds, worst }));
  }
  const after: TimelineData = { ...before, ...fields, activities: all };
  for (const field of gone) Reflect.deleteProperty(after, field);
  return after;
}

// ---------------------------------------------------------------- fields

function fieldsOf(before: TimelineData, after: TimelineData): Pick<TimelineDelta, "fields" | "gone"> {
  const { activities: _before, undoing: _old, ...old } = before;
  const { activities: _after, undoing: _new, ...fresh } = after;
  const known = new Map<string, unknown>(Object.entries(old));
  const changed = Object.entries(fresh).filter(([field, value]) => !isEqual(known.get(field), value));
  const gone = [...known.keys()].filter(field => !(field in fresh));
  return { fields: Object.fromEntries(changed), gone };
}

// ---------------------------------------------------------------- activities

function runsOf(
  before: readonly TimelineActivity[],
  after: readonly TimelineActivity[],
): { readonly runs: readonly RowRun[]; readonly fresh: readonly TimelineActivity[] } {
  const byId = new Map(before.map(({ id }, index) => [id, index]));
  const runs: RowRun[] = [];
  const fresh: TimelineActivity[] = [];
  for (const row of after) {
    const from = byId.get(row.id) ?? -1;
    const old = before[from];
    const move = old && moveBetween(old, row);
    if (move) join(runs, { kind: "kept", from, count: 1, ...move });
    else {
      join(runs, { kind: "new", count: 1 });
      fresh.push(row);
    }
  }
  return { runs, fresh };
}

/** After the last run, or joined to it. */
function join(runs: RowRun[], next: RowRun): void {
  const last = runs.at(-1);
  const goesOn =
    last?.kind === "kept" && next.kind === "kept"
      ? last.from + last.count === next.from &&
        last.lines === next.lines &&
        last.seconds === next.seconds &&
        last.worst === next.worst
      : last?.kind === next.kind;
  if (last && goesOn) runs[runs.length - 1] = { ...last, count: last.count + next.count };
  else runs.push(next);
}

interface Move {
  readonly lines: number;
  readonly seconds: Seconds;
  readonly worst: Seconds;
}

const still: Move = { lines: 0, seconds: 0, worst: 0 };

/** By how far one row was moved to become the other; undefined where more than that is different. */
function moveBetween(old: TimelineActivity, row: TimelineActivity): Move | undefined {
  if (old === row) return still;
  const move = {
    lines: row.place.range.start.line - old.place.range.start.line,
    seconds: (row.times?.start ?? 0) - (old.times?.start ?? 0),
    worst: (row.times?.worstStart ?? 0) - (old.times?.worstStart ?? 0),
  };
  return isSameText(old, row) && isSameLength(old.times, row.times) && isSameExtent(old.place, row.place)
    ? move
    : undefined;
}

const movable: ReadonlySet<string> = new Set<keyof TimelineActivity>(["index", "times", "place", "more"]);

function isSameText(a: TimelineActivity, b: TimelineActivity): boolean {
  let more = 0;
  for (const key in a) {
    if (movable.has(key)) continue;
    if (!isEqual(a[key as keyof TimelineActivity], b[key as keyof TimelineActivity])) return false;
    more++;
  }
  for (const key in b) if (!movable.has(key)) more--;
  return more === 0;
}

/** The same from its start on. */
function isSameLength(a: TimelineTimes | undefined, b: TimelineTimes | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.end - a.start === b.end - b.start &&
    a.worstEnd - a.worstStart === b.worstEnd - b.worstStart &&
    a.float === b.float &&
    a.inexact === b.inexact &&
    a.startInexact === b.startInexact &&
    a.critical === b.critical
  );
}

/** The same from its first line on. */
function isSameExtent(a: Place, b: Place): boolean {
  const [from, to] = [a.range, b.range];
  return (
    a.uri === b.uri &&
    from.end.line - from.start.line === to.end.line - to.start.line &&
    from.start.character === to.start.character &&
    from.end.character === to.end.character
  );
}

function moved(
  row: TimelineActivity,
  { index, lines, seconds, worst }: Move & { readonly index: number },
): TimelineActivity {
  if (index === row.index && lines === 0 && seconds === 0 && worst === 0) return row;
  const { times, place } = row;
  const after = Object.assign({}, row, { index, place: shiftLines(place, lines) });
  if (!times) return after;
  const { start, end, worstStart, worstEnd, ...rest } = times;
  return Object.assign(after, {
    times: {
      start: start + seconds,
      end: end + seconds,
      worstStart: worstStart + worst,
      worstEnd: worstEnd + worst,
      ...rest,
    },
  });
}

function shiftLines({ uri, range: { start, end } }: Place, lines: number): Place {
  return {
    uri,
    range: {
      start: { line: start.line + lines, character: start.character },
      end: { line: end.line + lines, character: end.character },
    },
  };
}
