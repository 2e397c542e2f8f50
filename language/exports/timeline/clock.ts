/** Any instant on any of the timeline's clocks, by arithmetic on the offsets that come with the data. */
import { readWall } from "../../time/calendar.js";
import { formatLocalDate, formatLocalDay, formatLocalTime, formatOffset, formatRelative } from "../../time/words.js";
import type { Instant, Seconds, Span, TimelineData, ZoneOffsets } from "./data.js";

/** A clock to read instants by. Without `zone` it counts from T. */
export interface Clock {
  readonly zone: ZoneOffsets | undefined;
}

/** A stretch of time in which a clock keeps its offset. */
export interface Steady extends Span {
  readonly offset: Seconds;
}

/** A moment at which a clock is put forward (positive) or back. */
export interface ClockChange {
  readonly at: Instant;
  readonly by: Seconds;
}

const day = 86_400;

/** The clock of a zone that came with the data, else the runbook's; in an undated runbook one that counts from T. */
export function clockOf(data: Pick<TimelineData, "zones" | "dated">, zone?: string): Clock {
  if (!data.dated) return { zone: undefined };
  return { zone: data.zones.find(({ name }) => name === zone) ?? data.zones[0] };
}

/** Seconds east of UTC; 0 for a clock that counts from T. */
export function offsetAt({ zone }: Clock, at: Instant): Seconds {
  if (!zone) return 0;
  return (zone.offsets.findLast(each => each.at <= at) ?? zone.offsets[0])?.offset ?? 0;
}

/** A span cut where the clock is changed. Empty for an empty span. */
export function steadySpans({ zone }: Clock, { start, end }: Span): readonly Steady[] {
  const offsets = zone?.offsets ?? [{ at: start, offset: 0 }];
  return offsets.flatMap(({ at, offset }, index): Steady[] => {
    const from = index === 0 ? start : Math.max(start, at);
    const to = Math.min(end, offsets[index + 1]?.at ?? end);
    return from < to ? [{ start: from, end: to, offset }] : [];
  });
}

/** Where the clock is changed inside a span. */
export function changesIn({ zone }: Clock, { start, end }: Span): readonly ClockChange[] {
  return (zone?.offsets ?? []).flatMap(({ at, offset }, index, all): ClockChange[] => {
    const before = all[index - 1];
    return before && at > start && at < end ? [{ at, by: offset - before.offset }] : [];
  });
}

/** The instants inside a span at which another local day begins. Where midnight is skipped, that is when the clock is put forward. */
export function daysIn(clock: Clock, span: Span): readonly Instant[] {
  if (!clock.zone) return [];
  const starts: Instant[] = [];
  let today = Math.floor((span.start + offsetAt(clock, span.start)) / day);
  for (const { start, end, offset } of steadySpans(clock, span)) {
    const first = Math.floor((start + offset) / day);
    if (first > today) {
      if (start > span.start) starts.push(start);
      today = first;
    }
    for (let next = today + 1; next * day - offset < end; next++) {
      starts.push(next * day - offset);
      today = next;
    }
  }
  return starts;
}

/** "22:00", or "T+1h30m" */
export function clockText(clock: Clock, at: Instant): string {
  return clock.zone ? formatLocalTime(wallAt(clock, at).time) : formatRelative(at);
}

/** The same; with its offset where the clock shows that time twice: "01:30 UTC+01:00". */
export function exactText(clock: Clock, at: Instant): string {
  return comesTwice(clock, at) ? `${clockText(clock, at)} ${offsetText(clock, at)}` : clockText(clock, at);
}

/** Whether another instant has the same reading, as clocks are put back. */
function comesTwice({ zone }: Clock, at: Instant): boolean {
  return (zone?.offsets ?? []).some(({ at: change, offset }, index, all) => {
    const back = (all[index - 1]?.offset ?? offset) - offset;
    return at >= change - back && at < change + back;
  });
}

/** "2026-05-23"; empty where the clock counts from T. */
export function dateText(clock: Clock, at: Instant): string {
  return clock.zone ? formatLocalDate(wallAt(clock, at).date) : "";
}

/** "Sat 2026-05-23"; empty where the clock counts from T. */
export function dayText(clock: Clock, at: Instant): string {
  return clock.zone ? formatLocalDay(wallAt(clock, at)) : "";
}

/** "Sat 2026-05-23 22:00", or "T+1h30m" */
export function momentText(clock: Clock, at: Instant): string {
  return clock.zone ? `${dayText(clock, at)} ${exactText(clock, at)}` : formatRelative(at);
}

/** "Sat 2026-05-23 22:00 to 22:30"; the day is said again when it changes, and a moment without length once. */
export function periodText(clock: Clock, { start, end }: Span): string {
  if (start === end) return momentText(clock, start);
  const sameDay = dateText(clock, start) === dateText(clock, end);
  return `${momentText(clock, start)} to ${sameDay ? exactText(clock, end) : momentText(clock, end)}`;
}

/** "UTC-07:00" at an instant; empty where the clock counts from T. */
export function offsetText(clock: Clock, at: Instant): string {
  return clock.zone ? `UTC${formatOffset(offsetAt(clock, at))}` : "";
}

/** The wall clock at an instant. */
export function wallAt(clock: Clock, at: Instant): ReturnType<typeof readWall> {
  return readWall(Math.floor(at) + offsetAt(clock, at));
}
