/** Moments in words, in the zone that the reader chose: what the browser knows of zones, as that is the clock beside them. */
import type { Instant } from "../../language/plan/plan.js";

export interface Local {
  /** `2026-06-02` */
  readonly date: string;
  /** `Tue` */
  readonly weekday: string;
  /** `22:15` */
  readonly clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

export function localOf(at: Instant, zone: string): Local {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at * 1_000)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: parts.weekday ?? "",
    clock: `${parts.hour}:${parts.minute}`,
  };
}

const week = 6 * 86_400;

/** `22:15`; `Wed 22:15` on another day than `now`; with its date where the weekday would not tell. */
export function momentText(at: Instant, zone: string, now: Instant): string {
  const { date, weekday, clock } = localOf(at, zone);
  if (date === localOf(now, zone).date) return clock;
  return Math.abs(at - now) < week ? `${weekday} ${clock}` : `${weekday} ${date} ${clock}`;
}

/** Whether two zones read the same clock then. */
export function isSameClock(at: Instant, zone: string, other: string): boolean {
  const [one, two] = [localOf(at, zone), localOf(at, other)];
  return one.clock === two.clock && one.date === two.date;
}

/** The browser knows it. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The latest moment, not after `now`, at which clocks in the zone show `22:15`; undefined where the text is no such time. */
export function lastTime(text: string, zone: string, now: Instant): Instant | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  const [hour = 0, minute = 0] = localOf(now, zone).clock.split(":").map(Number);
  const wanted = `${String(match[1]).padStart(2, "0")}:${match[2]}`;
  const whole = Math.floor(now / 60) * 60;
  const guess = whole - ((hour * 60 + minute - minutes + 1_440) % 1_440) * 60;
  // A change of the clock lies between: an hour more or less.
  return [guess, guess + 3_600, guess - 3_600].find(at => at <= now && localOf(at, zone).clock === wanted);
}

/** Of a moment in ISO 8601. */
export function instantOf(iso: string): Instant {
  return Math.floor(Date.parse(iso) / 1_000);
}
