/** Lags after the end or the start of a predecessor, and leads before it: their days are days of the calendar, at the same hour. */
import type { Instant, Lag } from "../plan/plan.js";
import { daysLater, firstInstant, type LocalReading } from "../time/local.js";

const day = 86_400;

/** Whether it is by how much sooner. */
export function isLead({ days, seconds }: Pick<Lag, "days" | "seconds">): boolean {
  return days < 0 || seconds < 0;
}

/** What the days of a lag come to; undefined where they need no calendar: there are none, or the plan has no date, and so no zone. */
export function daysAfter(end: Instant, { days }: Lag, zone: string | undefined): LocalReading | undefined {
  return days === 0 || zone === undefined || !Number.isFinite(end) ? undefined : daysLater(end, days, zone);
}

/** When a lag is over; where the clocks go over that time, the earliest it may be. */
export function afterLag(end: Instant, lag: Lag, zone: string | undefined): Instant {
  if (lag.days === 0) return end + lag.seconds;
  const reading = daysAfter(end, lag, zone);
  return (reading ? firstInstant(reading, "before") : end + lag.days * day) + lag.seconds;
}

/** The latest end after which a lag is over by then. */
export function beforeLag(start: Instant, lag: Lag, zone: string | undefined): Instant {
  if (lag.days === 0) return start - lag.seconds;
  if (!Number.isFinite(start)) return start;
  const back = afterLag(start - lag.seconds, { ...lag, days: -lag.days, seconds: 0 }, zone);
  return back - Math.max(0, afterLag(back, lag, zone) - start);
}
