/** Moments as people write them on a command line. */

import type { Instant } from "../../../language/plan/plan.js";
import { readInstant } from "../../../language/run/reading.js";
import { addDays, firstInstant, toInstant, toLocal, validDate } from "../../../language/time/local.js";

const written = /^(?:(\d{4})-(\d\d)-(\d\d)[ T])?(\d\d?):(\d\d)(?::(\d\d))?$/;

export const momentExamples = "22:41, `2026-06-02 22:41` or 2026-06-03T05:41:00Z";

/**
 * `2026-06-03T05:41:00Z`, or a time by the clock of a zone, with a date or without: then it is the last such time until a moment, or
 * for what is still to come the first after it. Undefined where it is none of these.
 */
export function readMoment(text: string, zone: string, now: Instant, toCome = false): Instant | undefined {
  const exact = readInstant(text);
  if (exact !== undefined) return exact;
  const match = written.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1).map(each => each && Number(each));
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  if (typeof year === "number") {
    const date = { year, month: Number(month), day: Number(day) };
    return validDate(date) ? firstInstant(toInstant(date, time, zone), "after") : undefined;
  }
  const today = firstInstant(toInstant(toLocal(now, zone).date, time, zone), "after");
  if (toCome) return today < now ? addDays(today, 1, zone) : today;
  return today > now ? addDays(today, -1, zone) : today;
}
