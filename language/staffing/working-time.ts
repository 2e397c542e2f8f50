/**
 * When a person works: their own hours, else those of their first team that has any, as the clock of that team says; else outside the
 * quiet hours. Never on a holiday: one of their own lists, else of those of their first team that names any.
 */

import { keptFor } from "../plan/kept.js";
import type { DeclarationId, Holidays, Hours, Instant, Person, Policy, Seconds, Team } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { meets, merged, without } from "../schedule/spans.js";
import { dateOfDay, weekdayOfDay } from "../time/calendar.js";
import { endOfDay, firstInstant, nextDate, startOfDay, toInstant } from "../time/local.js";
import { clampInstant, offsetAt } from "../time/offsets.js";
import { allDays } from "../time/words.js";

/** Who works when, as a week that is always the same, and what days are taken out of it. */
export interface OffDuty {
  readonly zone: string;
  /** When they work, by the clock of that zone. */
  readonly shifts: readonly Shift[];
  /** Whose word that is: the person's hours, a team's, or the policy's quiet hours, which are the time between. */
  readonly by: "hours" | "team" | "quiet-hours";
  readonly holidays: KeptHolidays | undefined;
}

export type Shift = Pick<Hours, "from" | "to" | "days">;

/** Whole days, from midnight to midnight in a zone. */
interface KeptHolidays {
  readonly zone: string;
  readonly of: readonly DeclarationId[];
  /** What they are called, by number of the day. */
  readonly days: ReadonlyMap<number, string | undefined>;
}

/** All lists of holidays, by what people and teams name them with. */
export type HolidayLists = ReadonlyMap<DeclarationId, Holidays>;

const DAY = 86_400;
const nothing: readonly never[] = [];

/** Undefined when it cannot be judged, for want of a zone. `teams` are the person's, in order. */
export function offDutyOf(
  person: Person,
  teams: readonly Team[],
  policy: Policy,
  lists: HolidayLists,
): OffDuty | undefined {
  const team = person.hours.length > 0 ? undefined : teams.find(({ hours }) => hours.length > 0);
  const zone = team?.zone ?? person.zone;
  if (zone === undefined) return undefined;
  const holidays = keptIn(person.zone ?? zone, holidaysOf(person, teams), lists);
  if (person.hours.length > 0) return { zone, shifts: person.hours, by: "hours", holidays };
  if (team) return { zone, shifts: team.hours, by: "team", holidays };
  return { zone, shifts: outside(policy), by: "quiet-hours", holidays };
}

/** Their own, else those of their first team that names any. */
export function holidaysOf(person: Person, teams: readonly Team[]): readonly DeclarationId[] {
  return [person, ...teams].find(({ holidays }) => holidays.length > 0)?.holidays ?? nothing;
}

/**
 * The same of a team itself: its hours, else the quiet hours of its zone, unless it has a rotation, which has somebody at any
 * hour.
 */
export function offDutyOfTeam(team: Team | undefined, policy: Policy, lists: HolidayLists): OffDuty | undefined {
  if (team?.zone === undefined || team.broken) return undefined;
  const { zone } = team;
  const holidays = keptIn(zone, team.holidays, lists);
  if (team.hours.length > 0) return { zone, shifts: team.hours, by: "team", holidays };
  return team.rotation === undefined ? { zone, shifts: outside(policy), by: "quiet-hours", holidays } : undefined;
}

/** Who has the same hours and holidays has the same. */
export function keyOf({ zone, shifts, by, holidays }: OffDuty): string {
  const week = shifts.map(({ from, to, days }) => `${from} ${to} ${days.join("")}`).join(",");
  return [zone, week, by, ...(holidays ? [holidays.zone, ...holidays.of] : [])].join(" ");
}

const outside = keptFor(({ quietHours: { from, to } }: Policy): readonly Shift[] => [
  { from: to, to: from, days: allDays },
]);

function keptIn(zone: string, names: readonly DeclarationId[], lists: HolidayLists): KeptHolidays | undefined {
  if (names.length === 0) return undefined;
  const named = names.flatMap(id => lists.get(id) ?? []);
  if (named.length === 0) return undefined;
  const days = new Map<number, string | undefined>();
  for (const { day, title } of named.flatMap(each => each.days)) days.set(day, days.get(day) ?? title);
  return { zone, of: named.map(({ id }) => id), days };
}

// ---------------------------------------------------------------- spans

/** Whether all of a span is working time. */
export function works(off: OffDuty, span: Span): boolean {
  return firstOff(off, span) === undefined;
}

/** The first stretch of time off duty that a span meets, whole; undefined when all of it is working time. */
export function firstOff(off: OffDuty, span: Span): Span | undefined {
  if (isAlways(off)) return undefined;
  const end = Math.max(span.end, span.start + 1);
  for (let at = span.start; at < end; ) {
    const shift = shiftAt(off, at);
    if (!shift) return stretchAround(off, at);
    at = shift.end;
  }
  return undefined;
}

/** The last such stretch. */
export function lastOff(off: OffDuty, span: Span): Span | undefined {
  if (isAlways(off)) return undefined;
  for (let at = Math.max(span.end, span.start + 1) - 1; at >= span.start; ) {
    const shift = shiftAt(off, at);
    if (!shift) return stretchAround(off, at);
    at = shift.start - 1;
  }
  return undefined;
}

/** All stretches off duty that a span meets, whole, in order. As many steps as it has days. */
export function offWithin(off: OffDuty, span: Span): readonly Span[] {
  const found: Span[] = [];
  for (let at = span.start; ; ) {
    const stretch = firstOff(off, { start: at, end: span.end });
    if (!stretch || !meets(stretch, span)) return found;
    found.push(stretch);
    if (stretch.end <= at || stretch.end >= span.end) return found;
    at = stretch.end;
  }
}

/** The holidays that spans meet, whole, in order; those without a name are called nothing. */
export function holidaysWithin(
  { holidays }: OffDuty,
  spans: readonly Span[],
): readonly (Span & { readonly title: string | undefined })[] {
  if (!holidays) return nothing;
  return [...holidays.days]
    .map(([number, title]) => ({ ...wholeDay(number, holidays.zone), title }))
    .filter(day => spans.some(span => meets(day, span)))
    .sort((a, b) => a.start - b.start);
}

/** Why somebody is off duty at a moment: a holiday, a day of the week on which they never work, or the hour. */
export type Reason =
  | { readonly kind: "holiday"; readonly day: number; readonly title: string | undefined; readonly zone: string }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "hour" };

export function reasonAt(off: OffDuty, at: Instant): Reason {
  const { holidays } = off;
  if (holidays) {
    const day = localDay(holidays.zone, at);
    if (holidays.days.has(day)) return { kind: "holiday", day, title: holidays.days.get(day), zone: holidays.zone };
  }
  const weekday = weekdayOfDay(dayAt(off, at).number);
  const isWorked = off.shifts.some(({ days }) => days.includes(weekday));
  return isWorked ? { kind: "hour" } : { kind: "weekday", weekday };
}

// ---------------------------------------------------------------- days

/** Round the clock, every day. */
function isAlways({ shifts, holidays }: OffDuty): boolean {
  return !holidays && shifts.some(({ from, to, days }) => from % DAY === to % DAY && days.length === allDays.length);
}

/** A local day, and the working time within it, apart and in order. */
interface Day extends Span {
  readonly number: number;
  readonly worked: readonly Span[];
}

/** The working time around an instant, within its local day. */
function shiftAt(off: OffDuty, at: Instant): Span | undefined {
  return dayAt(off, at).worked.find(({ start, end }) => start <= at && at < end);
}

/** From the last work before an instant off duty to the first after it. */
function stretchAround(off: OffDuty, at: Instant): Span {
  const { number } = dayAt(off, at);
  let [start, end]: [Instant | undefined, Instant | undefined] = [undefined, undefined];
  for (let before = number; start === undefined && before > number - farthest; before--) {
    start = dayOf(off, before).worked.findLast(each => each.end <= at)?.end;
  }
  for (let after = number; end === undefined && after < number + farthest; after++) {
    end = dayOf(off, after).worked.find(each => each.start > at)?.start;
  }
  return {
    start: start ?? dayOf(off, number - farthest).start,
    end: end ?? dayOf(off, number + farthest).end,
  };
}

/** Nobody has holidays for longer; who lists more of them is off for that long at a time. */
const farthest = 400;

function dayAt(off: OffDuty, at: Instant): Day {
  const day = dayOf(off, localDay(off.zone, at));
  // Where clocks go back over midnight, its first coming begins the day.
  return at < day.end ? day : dayOf(off, day.number + 1);
}

function localDay(zone: string, at: Instant): number {
  const instant = clampInstant(at);
  return Math.floor((instant + offsetAt(zone, instant)) / DAY);
}

function dayOf(off: OffDuty, number: number): Day {
  const known = daysOf(off);
  const before = known.get(number);
  if (before) return before;
  const made = makeDay(off, number);
  if (known.size >= daysKept) known.clear();
  known.set(number, made);
  return made;
}

/** By number of the day: many people have the same hours, and do much on the same days. */
const daysOf = keptFor((_: OffDuty) => new Map<number, Day>());

const daysKept = 1_024;

function makeDay({ zone, shifts, holidays }: OffDuty, number: number): Day {
  const whole = wholeDay(number, zone);
  const spans = [number - 1, number].flatMap(each => {
    const weekday = weekdayOfDay(each);
    return shifts.flatMap(({ from, to, days }): readonly Span[] => {
      if (!days.includes(weekday)) return nothing;
      const start = Math.max(instantOf(each, from, zone), whole.start);
      const end = Math.min(instantOf(from < to ? each : each + 1, to, zone), whole.end);
      return start < end ? [{ start, end }] : nothing;
    });
  });
  const worked = merged(spans);
  const near = holidays && holidaysNear(holidays, zone, number);
  return { ...whole, number, worked: near ? worked.flatMap(span => without(span, near)) : worked };
}

function wholeDay(number: number, zone: string): Span {
  const date = dateOfDay(number);
  return { start: startOfDay(date, zone), end: endOfDay(date, zone) };
}

/** Holidays that may meet a local day of a zone: where theirs is another, its dates may be two earlier or later. */
function holidaysNear({ zone, days }: KeptHolidays, other: string, number: number): readonly Span[] {
  const near = zone === other ? [0] : [-2, -1, 0, 1, 2];
  return near.filter(apart => days.has(number + apart)).map(apart => wholeDay(number + apart, zone));
}

/** In a fold the first of the two; in a gap the first minute after it. */
function instantOf(day: number, seconds: Seconds, zone: string): Instant {
  const time = { hour: Math.floor(seconds / 3_600), minute: Math.floor((seconds % 3_600) / 60), second: seconds % 60 };
  return firstInstant(toInstant(nextDate(dateOfDay(day), 0), time, zone), "after");
}
