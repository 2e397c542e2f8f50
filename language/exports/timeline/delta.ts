/**
 * What changed between two states of a timeline, so that an edit costs what it changes. An activity that was only moved, to
 * other lines or to another time, is told by how far; a whole night that begins an hour later is one short piece.
 */
import type { Place, Seconds, TimelineActivity, TimelineData } from "./data.js";

export interface TimelineDelta {
  /** What else is different now. */
  readonly fields: Partial<Omit<TimelineData, "activities">>;
  /** The fields that are no longer there. */
  readonly gone: readonly string[];
  /** All activities, in order. */
  readonly activities: readonly Piece[];
}

export type Piece =
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
  | { readonly kind: "new"; readonly activities: readonly TimelineActivity[] };

/** A timeline, and of each activity what stays the same when it is only moved. */
export interface Known {
  readonly data: TimelineData;
  readonly shapes: readonly string[];
}

export function known(data: TimelineData): Known {
  return { data, shapes: data.activities.map(shapeOf) };
}

/** What makes `before` to `after`. Linear in the activities. */
export function deltaOf(before: Known, after: Known): TimelineDelta {
  return { ...fieldsOf(before.data, after.data), activities: piecesOf(before, after) };
}

/** The timeline after a delta from `before`. */
export function withDelta(before: TimelineData, { fields, gone, activities }: TimelineDelta): TimelineData {
  const all: TimelineActivity[] = [];
  for (const piece of activities) {
    if (piece.kind === "new") {
      for (const activity of piece.activities) all.push(activity);
      continue;
    }
    for (const activity of before.activities.slice(piece.from, piece.from + piece.count))
      all.push(moved(activity, { ...piece, index: all.length }));
  }
  const after: TimelineData = { ...before, ...fields, activities: all };
  for (const field of gone) Reflect.deleteProperty(after, field);
  return after;
}

// ---------------------------------------------------------------- fields

function fieldsOf(before: TimelineData, after: TimelineData): Pick<TimelineDelta, "fields" | "gone"> {
  const { activities: _before, ...old } = before;
  const { activities: _after, ...fresh } = after;
  const known = new Map<string, unknown>(Object.entries(old));
  const changed = Object.entries(fresh).filter(([field, value]) => !isSame(known.get(field), value));
  const gone = [...known.keys()].filter(field => !(field in fresh));
  return { fields: Object.fromEntries(changed), gone };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

// ---------------------------------------------------------------- activities

function piecesOf(before: Known, after: Known): readonly Piece[] {
  const byId = new Map(before.data.activities.map(({ id }, index) => [id, index]));
  const pieces: Piece[] = [];
  let fresh: TimelineActivity[] | undefined;
  after.data.activities.forEach((activity, index) => {
    const from = byId.get(activity.id);
    const old = from === undefined ? undefined : before.data.activities[from];
    if (from !== undefined && old && before.shapes[from] === after.shapes[index]) {
      fresh = undefined;
      const lines = activity.place.range.start.line - old.place.range.start.line;
      const seconds = (activity.times?.start ?? 0) - (old.times?.start ?? 0);
      const worst = (activity.times?.worstStart ?? 0) - (old.times?.worstStart ?? 0);
      addKept(pieces, { kind: "kept", from, count: 1, lines, seconds, worst });
    } else if (fresh) fresh.push(activity);
    else {
      fresh = [activity];
      pieces.push({ kind: "new", activities: fresh });
    }
  });
  return pieces;
}

/** Behind the last piece, or joined to it. */
function addKept(pieces: Piece[], next: Extract<Piece, { kind: "kept" }>): void {
  const last = pieces.at(-1);
  const goesOn =
    last?.kind === "kept" &&
    last.from + last.count === next.from &&
    last.lines === next.lines &&
    last.seconds === next.seconds &&
    last.worst === next.worst;
  if (goesOn) pieces[pieces.length - 1] = { ...last, count: last.count + next.count };
  else pieces.push(next);
}

/** An activity with its number, its lines and its times counted from itself, as text to be compared. */
function shapeOf(activity: TimelineActivity): string {
  const { times, place } = activity;
  const lines = -place.range.start.line;
  return JSON.stringify(
    moved(activity, { index: 0, lines, seconds: -(times?.start ?? 0), worst: -(times?.worstStart ?? 0) }),
  );
}

interface Move {
  readonly index: number;
  readonly lines: number;
  readonly seconds: Seconds;
  readonly worst: Seconds;
}

function moved(activity: TimelineActivity, { index, lines, seconds, worst }: Move): TimelineActivity {
  if (index === activity.index && lines === 0 && seconds === 0 && worst === 0) return activity;
  const { times, atPlace, takesPlace, findings, place, head } = activity;
  return {
    ...activity,
    index,
    ...(times
      ? {
          times: {
            ...times,
            start: times.start + seconds,
            end: times.end + seconds,
            worstStart: times.worstStart + worst,
            worstEnd: times.worstEnd + worst,
          },
        }
      : {}),
    ...(atPlace ? { atPlace: lower(atPlace, lines) } : {}),
    ...(takesPlace ? { takesPlace: lower(takesPlace, lines) } : {}),
    findings: findings.map(finding => ({ ...finding, place: lower(finding.place, lines) })),
    place: lower(place, lines),
    head: lower(head, lines),
  };
}

function lower({ uri, range: { start, end } }: Place, lines: number): Place {
  return {
    uri,
    range: {
      start: { line: start.line + lines, character: start.character },
      end: { line: end.line + lines, character: end.character },
    },
  };
}
