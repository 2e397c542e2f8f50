/**
 * A timeline as it is sent: what many rows have in common once, and the rest of each row as numbers, times and lines counted from the
 * row before. That is a twentieth of the rows as they are read. What is read of one activity at a time is sent on its own.
 */
import type { TimelineActivity, TimelineData, TimelineTimes } from "./data.js";

export type PackedTimeline = Omit<TimelineData, "activities" | "undoing"> & { readonly activities: PackedRows };

export interface PackedRows {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly common: readonly Common[];
  /** `width` for each row, one row after the other. */
  readonly numbers: readonly number[];
}

/** What rows may have in common. */
type Common = Omit<
  TimelineActivity,
  "index" | "id" | "title" | "phase" | "times" | "by" | "waits" | "place" | "more"
> & {
  readonly uri: string;
  /** What is written of its time, where rows stand in the order of waiting. */
  readonly says?: readonly string[];
};

const width = 16;

/** What there is of a row. */
const [hasTimes, isInexact, isCritical, hasBy, isStartInexact, isWaiting, hasAt] = [1, 2, 4, 8, 16, 32, 64];

export function packedTimeline({ undoing: _, activities, ...data }: TimelineData): PackedTimeline {
  return { ...data, activities: packed(activities) };
}

export function unpackedTimeline({ activities, ...data }: PackedTimeline): TimelineData {
  return { ...data, activities: unpacked(activities) };
}

export function packed(rows: readonly TimelineActivity[]): PackedRows {
  const root: Branch = { next: new Map() };
  const common: Common[] = [];
  const numbers: number[] = [];
  let [lastStart, lastLine] = [0, 0];
  for (const row of rows) {
    const { phase = -1, times, by, waits, place } = row;
    const { start: from, end: to } = place.range;
    const branch = endOf(root, row);
    branch.position ??= common.push(commonOf(row)) - 1;
    const { start, end, worstStart, worstEnd, float, inexact, startInexact, critical } = times ?? unplaced;
    const flags =
      (times ? hasTimes : 0) |
      (inexact ? isInexact : 0) |
      (critical ? isCritical : 0) |
      (by === undefined ? 0 : hasBy) |
      (startInexact ? isStartInexact : 0) |
      (waits ? isWaiting : 0) |
      (waits?.at === undefined ? 0 : hasAt);
    numbers.push(branch.position, phase, flags);
    numbers.push(start - lastStart, end - start, worstStart - start, worstEnd - worstStart, float, by ?? 0);
    numbers.push(from.line - lastLine, from.character, to.line - from.line, to.character);
    numbers.push(waits?.columns.start ?? 0, waits?.columns.end ?? 0, waits?.at ?? 0);
    [lastStart, lastLine] = [start, from.line];
  }
  return { ids: rows.map(({ id }) => id), titles: rows.map(({ title }) => title), common, numbers };
}

function commonOf({ index, id, title, phase, times, by, waits, place, more, ...common }: TimelineActivity): Common {
  return { ...common, uri: place.uri, ...(waits ? { says: waits.says } : {}) };
}

/** A tree by what `commonOf` says, field by field: at its ends stand positions. No text is made of a row to be looked up. */
interface Branch {
  position?: number;
  readonly next: Map<unknown, Branch>;
}

function endOf(root: Branch, row: TimelineActivity): Branch {
  const {
    kind,
    owners,
    with: takingPart,
    ownerText,
    environment,
    placed,
    during,
    when,
    answer,
    severities,
    place,
    waits,
  } = row;
  let branch = root;
  const go = (said: unknown): void => {
    const known = branch.next.get(said);
    const next = known ?? { next: new Map() };
    if (!known) branch.next.set(said, next);
    branch = next;
  };
  for (const said of [kind, placed, answer, place.uri, environment, during?.title, during?.every, when, ownerText])
    go(said);
  for (const list of [owners, takingPart, severities, waits?.says ?? []]) {
    go(list.length);
    for (const each of list) go(each);
  }
  return branch;
}

const unplaced: TimelineTimes = {
  start: 0,
  end: 0,
  worstStart: 0,
  worstEnd: 0,
  float: 0,
  inexact: false,
  startInexact: false,
  critical: false,
};

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** Numbered from 0. */
export function unpacked({ ids, titles, common, numbers }: PackedRows): readonly TimelineActivity[] {
  const said = common.map(({ uri: _, says: __, ...each }) => each);
  const rows: TimelineActivity[] = [];
  let [start, line] = [0, 0];
  for (const [index, id] of ids.entries()) {
    const number = (column: number): number => numbers[index * width + column] ?? 0;
    const own = said[number(0)];
    if (!own) continue;
    const [phase, flags] = [number(1), number(2)];
    start += number(3);
    line += number(9);
    const worstStart = start + number(5);
    const times: TimelineTimes = {
      start,
      end: start + number(4),
      worstStart,
      worstEnd: worstStart + number(6),
      float: number(7),
      inexact: (flags & isInexact) !== 0,
      startInexact: (flags & isStartInexact) !== 0,
      critical: (flags & isCritical) !== 0,
    };
    const first = { line, character: number(10) };
    const last = { line: line + number(11), character: number(12) };
    const uri = common[number(0)]?.uri ?? "";
    const place = { uri, range: { start: first, end: last } };
    // Thousands are made before anything is drawn, and fields added to what was spread take a hundred times as long.
    const row: Mutable<TimelineActivity> = Object.assign({ index, id, title: titles[index] ?? id, place }, own);
    if (phase >= 0) row.phase = phase;
    if (flags & hasTimes) row.times = times;
    if (flags & hasBy) row.by = number(8);
    if (flags & isWaiting) {
      const columns = { start: number(13), end: number(14) };
      const at = flags & hasAt ? { at: number(15) } : {};
      row.waits = { columns, ...at, says: common[number(0)]?.says ?? [] };
    }
    rows.push(row);
  }
  return rows;
}
