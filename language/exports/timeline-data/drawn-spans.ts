/** What of the time a release speaks of is drawn. The cost of a picture follows from it, not from how far dates are apart. */
import type { Release } from "../../schedule/release.js";
import { deadlineOf } from "../release.js";
import type { Span } from "../timeline/data.js";

/** Nothing further from most of the work is drawn: a year that slipped must not make the night of the release a pixel. */
const furthest = 50 * 365 * 86_400;

export interface DrawnSpans {
  /** In any order. */
  readonly spans: readonly Span[];
  /** Something that happens is too far away to be drawn. */
  readonly isCut: boolean;
}

export function drawnSpansOf({ runbook, schedule }: Release): DrawnSpans {
  const work = schedule.work.activities.flatMap(({ planned, worst }) =>
    planned ? [{ start: planned.start, end: Math.max(planned.end, worst?.end ?? planned.end) }] : [],
  );
  const deadlines = runbook.work.activities.flatMap(activity => deadlineOf(schedule, activity) ?? []);
  const { planned, worst } = schedule.safeDecision;
  const decisions = [planned?.until, worst?.until, schedule.pointOfNoReturn?.at, runbook.goLive?.at];
  const moments = [...deadlines, ...decisions].flatMap(at => (at === undefined ? [] : [{ start: at, end: at }]));
  const middle = medianStart(work) ?? runbook.zero ?? 0;
  const most = { start: middle - furthest, end: middle + furthest };
  const happening = [...work, ...moments];
  const { window, fallbacks, onFallback } = runbook;
  const windows = [window, ...fallbacks, onFallback?.insteadOf].flatMap(each => each ?? []);
  return {
    spans: [...happening, ...windows.flatMap(endsOf)].flatMap(span => inside(span, most)),
    isCut: happening.some(({ start, end }) => start < most.start || end > most.end),
  };
}

/** Where nothing happens inside the window, it may be left out like any quiet time: the band of the window runs through the break. Other dates too are seen by their ends. */
function endsOf({ start, end }: Span): readonly Span[] {
  return [start, end].map(at => ({ start: at, end: at }));
}

/** What of a span lies in another; nothing where they do not even touch. */
function inside({ start, end }: Span, most: Span): readonly Span[] {
  if (end < most.start || start > most.end) return [];
  return [{ start: Math.max(start, most.start), end: Math.min(end, most.end) }];
}

/** One slip in a date moves it by no more than a place. */
function medianStart(spans: readonly Span[]): number | undefined {
  const starts = spans.map(({ start }) => start).sort((a, b) => a - b);
  return starts[starts.length >> 1];
}
