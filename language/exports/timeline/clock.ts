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
  return zone?.offsets[positionAt(zone, at)]?.offset ?? 0;
}

/** Which of a zone's offsets holds at an instant; the first also before it. */
function positionAt({ offsets }: ZoneOffsets, at: Instant): number {
  let [from, to] = [0, offsets.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((offsets[middle]?.at ?? at) <= at) from = middle;
    else to = middle;
  }
  return from;
}

/** A span cut where the clock is changed. Empty for an empty span. */
export function steadySpans(clock: Clock, { start, end }: Span): readonly Steady[] {
  if (start >= end) return [];
  const changes = changesIn(clock, { start, end });
  return [start, ...changes.map(({ at }) => at)].map((from, index) => ({
    start: from,
    end: changes[index]?.at ?? end,
    offset: offsetAt(clock, from),
  }));
}

/** Where the clock is changed inside a span. */
export function changesIn({ zone }: Clock, { start, end }: Span): readonly ClockChange[] {
  if (!zone) return [];
  const changes: ClockChange[] = [];
  for (let next = positionAt(zone, start) + 1; next < zone.offsets.length; next++) {
    const [before, after] = [zone.offsets[next - 1], zone.offsets[next]];
    if (!before || !after || after.at >= end) break;
    if (after.at > start) changes.push({ at: after.at, by: after.offset - before.offset });
  }
  return changes;
}

/**
 * The instants inside a span at which another local day begins. Where midnight is skipped, that is when the clock is put forward.
 * @param following of the number of a day, the next one that is wanted; days between are not even looked at
 */
export function daysIn(
  clock: Clock,
  span: Span,
  following: (number: number) => number = number => number + 1,
): readonly Instant[] {
  if (!clock.zone) return [];
  const starts: Instant[] = [];
  let today = Math.floor((span.start + offsetAt(clock, span.start)) / day);
  for (const { start, end, offset } of steadySpans(clock, span)) {
    const first = Math.floor((start + offset) / day);
    if (first > today) {
      if (following(first - 1) === first) starts.push(start);
      today = first;
    }
    for (let next = following(today); next * day - offset < end; next = following(next)) {
      starts.push(next * day - offset);
    }
    today = Math.max(today, Math.ceil((end + offset) / day) - 1);
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
function comesTwice(clock: Clock, at: Instant): boolean {
  return changesIn(clock, { start: at - day, end: at + day }).some(
    ({ at: change, by }) => at >= change + by && at < change - by,
  );
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
