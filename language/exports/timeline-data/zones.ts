/** The offsets of the zones that the timeline shows times in: it needs no zone data of its own. */

import type { Instant, Seconds } from "../../plan/plan.js";
import type { ScheduledActivity } from "../../schedule/schedule.js";
import { meets, merged } from "../../schedule/spans.js";
import { zoneCity } from "../../time/format.js";
import { type OffsetChange, offsetAt, offsetChanges } from "../../time/offsets.js";
import { decisionsFrom } from "../release.js";
import type { Span, TimelineActivity, TimelineData, ZoneOffsets } from "../timeline/data.js";

const day = 86_400;
/** Beyond the period by so much. */
const margin = 14 * day;

/** No undoing is followed further: see drawn-spans.ts. */
const furthest = 50 * 365 * day;

type Timed = Pick<
  TimelineData,
  | "period"
  | "zero"
  | "window"
  | "fallbacks"
  | "fallback"
  | "against"
  | "goLive"
  | "freezes"
  | "pointOfNoReturn"
  | "latestSafeDecision"
> & {
  readonly activities: readonly Pick<TimelineActivity, "times" | "by" | "waits">[];
};

type Scheduled = readonly Pick<ScheduledActivity, "planned" | "undo">[];

/**
 * The offsets of some zones, each zone once: over all that is drawn, until the last undoing ends, and around the further
 * moments that are only read in words. Nobody reads a clock at any other time.
 * @param shift by how much later than scheduled it is done
 */
export function zonesOver(
  names: readonly string[],
  data: Timed,
  scheduled: Scheduled,
  shift: Seconds = 0,
): readonly ZoneOffsets[] {
  if (names.length === 0) return [];
  const { start, end } = data.period;
  let undone = end;
  for (const { planned, undo } of scheduled) {
    if (planned) undone = Math.max(undone, planned.end + shift + (undo?.worst.seconds ?? 0));
  }
  const drawn = { start: start - margin, end: Math.min(undone, end + furthest) + margin };
  const stretches = merged([
    drawn,
    ...momentsBeyond(drawn, data, scheduled, shift).map(at => ({ start: at - day, end: at + day })),
  ]);
  return [...new Set(names)].map(name => ({ name, city: zoneCity(name), offsets: offsetsOver(name, stretches) }));
}

/** Moments that are read and not drawn. Of freezes those that are drawn are read. */
function momentsBeyond(
  { start, end }: Span,
  {
    period,
    zero,
    window,
    fallbacks = [],
    fallback,
    against,
    goLive,
    freezes,
    pointOfNoReturn,
    latestSafeDecision,
    activities,
  }: Timed,
  scheduled: Scheduled,
  shift: Seconds,
): readonly Instant[] {
  const beyond: Instant[] = [];
  const add = (at: Instant | undefined): void => {
    if (at !== undefined && (at < start || at > end)) beyond.push(at);
  };
  const addSpan = (span: Span): void => {
    add(span.start);
    add(span.end);
  };
  for (const each of against?.moved ?? []) addSpan(each);
  for (const at of [zero, goLive, pointOfNoReturn?.at, pointOfNoReturn?.worst]) add(at);
  for (const at of [latestSafeDecision?.at, latestSafeDecision?.worst]) add(at);
  if (window) addSpan(window);
  for (const each of fallbacks) addSpan(each);
  if (fallback) addSpan(fallback.insteadOf);
  for (const span of latestSafeDecision?.again ?? []) addSpan(span);
  for (const freeze of freezes) if (meets(freeze, period)) addSpan(freeze);
  for (const { times, by, waits } of activities) {
    add(by);
    add(waits?.at);
    if (times) addSpan(times);
    if (times) addSpan({ start: times.worstStart, end: times.worstEnd });
  }
  for (const { undo } of scheduled) {
    const { planned, worst } = decisionsFrom(undo);
    for (const at of [planned, worst]) add(at === undefined ? undefined : at + shift);
  }
  return beyond;
}

function offsetsOver(zone: string, stretches: readonly Span[]): readonly OffsetChange[] {
  const offsets: OffsetChange[] = [];
  for (const { start, end } of stretches) {
    const offset = offsetAt(zone, start);
    if (offset !== offsets.at(-1)?.offset) offsets.push({ at: start, offset });
    for (const change of offsetChanges(zone, start, end)) offsets.push(change);
  }
  return offsets;
}
