/** Moments and spans as the picture says them. */
import { type Clock, dateText, exactText, momentText } from "./clock.js";
import type { Instant, Span, TimelineData } from "./data.js";

const day = 86_400;

/** "Sat 22:00" in the week of T of a short release, where the weekday says it all; else in full; "T+1h" in an undated runbook. */
export function nearText(data: TimelineData, clock: Clock, at: Instant): string {
  const moment = momentText(clock, at);
  const long = data.busy.reduce((sum, { start, end }) => sum + end - start, 0) > 14 * day;
  if (!clock.zone || long || Math.abs(at - data.zero) >= 6 * day) return moment;
  return `${moment.slice(0, 3)} ${exactText(clock, at)}`;
}

/** "Sat 22:00 – 22:30"; an offset that both need is said once. */
export function spanText(data: TimelineData, clock: Clock, { start, end }: Span): string {
  const from = nearText(data, clock, start);
  if (start === end) return from;
  const to = laterText(data, clock, start, end);
  const offset = / UTC[+-]\S+$/.exec(to)?.[0] ?? "";
  return `${from.endsWith(offset) ? from.slice(0, from.length - offset.length) : from} – ${to}`;
}

/** Only the clock where it is on the same day. */
export function laterText(data: TimelineData, clock: Clock, start: Instant, at: Instant): string {
  const sameDay = clock.zone !== undefined && dateText(clock, start) === dateText(clock, at);
  return sameDay ? exactText(clock, at) : nearText(data, clock, at);
}
