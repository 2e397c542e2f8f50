/** What has happened, as marks: pixels from the left of the plot. */
import type { Clock } from "./clock.js";
import type { Instant, Span, TimelineActivity, TimelineData } from "./data.js";
import { type ActivityMark, type DoneMark, type Extent, markOf, waitingMarkOf } from "./marks.js";
import { laterText, nearText } from "./moment-words.js";
import type { PlacedRow } from "./rows.js";
import type { TimelineDone, TimelineRun, TimelineUndone } from "./run-data.js";
import { doneOf, isPast, nowText, trailText } from "./run-words.js";
import type { TimeScale } from "./scale.js";

/** What of a run goes through all rows. */
export interface RunMark {
  /** The line of the present moment. */
  readonly x: number;
  readonly title: string;
  /** Where the latest safe decision stood, the earliest first, its present place last where there is one. */
  readonly trail: readonly number[];
  readonly trailTitle: string;
  /** What is undone, or has been, each in the row of what it undoes. */
  readonly undone: readonly UndoneNow[];
}

export interface UndoneNow extends Extent, Pick<TimelineUndone, "state" | "title"> {
  /** Its middle. */
  readonly y: number;
}

/** Never too narrow to be seen. */
const least = 3;

function extentOf(scale: TimeScale, { start, end }: Span): Extent {
  const x = scale.x(start);
  return { x, width: Math.max(least, scale.x(end) - x) };
}

/**
 * What is drawn of an activity of a run, or of a plan that is not being done.
 * @param was when the plan, or another version, had it
 * @param caption what is written of its time, in the order of waiting
 */
export function markIn(
  data: TimelineData,
  scale: TimeScale,
  activity: TimelineActivity,
  was: Span | undefined,
  caption: string,
): ActivityMark | undefined {
  const { run, waiting } = data;
  const done = doneOf(data, activity);
  if (!run || !done) return waiting ? waitingMarkOf(scale, activity, caption) : markOf(scale, activity, was);
  const mark = waiting
    ? waitingMarkOf(scale, activity, caption, isSigned(done) || done.state === "running")
    : markOf(
        scale,
        asItStands(activity, done, was, run),
        isPast(done) && done.state !== "done" ? undefined : was,
        isSigned(done),
      );
  return mark && { ...mark, done: doneMark(scale, mark, done, run, waiting !== undefined) };
}

/** Others are told by their shape alone. */
function isSigned({ state }: TimelineDone): boolean {
  return state !== "waiting" && state !== "running";
}

/** What is over has no worst case and can be late no more; what is not done any more stays where the plan had it. */
function asItStands(
  activity: TimelineActivity,
  done: TimelineDone,
  was: Span | undefined,
  run: TimelineRun,
): TimelineActivity {
  const { times } = activity;
  const span = times && spanNow(times, done, was, run);
  if (!times || !span) return activity;
  const over = { worstStart: span.start, worstEnd: span.end, inexact: false, startInexact: false, float: 0 };
  return { ...activity, times: { ...times, ...over, start: span.start, end: span.end, critical: false } };
}

/** Undefined for what is still to come, at least in part. */
function spanNow(
  times: Span,
  { state, began, ended }: TimelineDone,
  was: Span | undefined,
  { rollback, closed }: TimelineRun,
): Span | undefined {
  const isTriedNoMore = (state === "failed" || state === "undone") && (rollback ?? closed) !== undefined;
  if (state === "done") return times;
  if (state === "skipped" || state === "left") return was ?? times;
  return isTriedNoMore && began !== undefined ? { start: began, end: ended ?? began } : undefined;
}

function doneMark(
  scale: TimeScale,
  { bar }: ActivityMark,
  { state, began, ended, stops = [] }: TimelineDone,
  { now }: TimelineRun,
  isInOrder: boolean,
): DoneMark {
  const isLeft = state === "skipped" || state === "left";
  const hasBegun = began !== undefined && !isLeft;
  const inOrder = state === "running" ? { x: bar.x, width: bar.width / 2 } : bar;
  const inTime = (start: Instant): Extent => extentOf(scale, { start, end: ended ?? now });
  const actual = hasBegun ? (isInOrder ? inOrder : inTime(began)) : undefined;
  const spans = isInOrder ? (state === "blocked" ? [bar] : []) : stops.map(span => extentOf(scale, span));
  return { state, ...(actual ? { actual } : {}), stops: spans, isStruck: isLeft || state === "undone" };
}

/** @param rowOf by activity: its row, or its group's where that is folded */
export function runMark(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  rowOf: ReadonlyMap<number, PlacedRow>,
): RunMark | undefined {
  const { run, waiting } = data;
  if (!run || waiting) return undefined;
  return {
    x: scale.x(run.closed?.at ?? run.now),
    title: nowText(data, clock, run),
    trail: run.trail.flatMap(({ until }) => (until === undefined ? [] : [scale.x(until)])),
    trailTitle: trailText(data, clock),
    undone: run.undone.flatMap((each): readonly UndoneNow[] => {
      const row = rowOf.get(each.activity);
      if (!row) return [];
      const title = `${each.title}: ${undoneText(data, clock, each)}`;
      return [{ ...extentOf(scale, each), state: each.state, title, y: row.y + row.height - 6 }];
    }),
  };
}

function undoneText(data: TimelineData, clock: Clock, { state, start, end }: TimelineUndone): string {
  const from = nearText(data, clock, start);
  return state === "running" || state === "blocked"
    ? `${state} since ${from}`
    : `${state}, ${from} – ${laterText(data, clock, start, end)}`;
}
