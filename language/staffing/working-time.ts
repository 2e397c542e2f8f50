/** When a person works: their own hours, else those of their first team that has any, as the clock of that team says; else outside the quiet hours. */

import { keptFor } from "../plan/kept.js";
import type { Instant, Person, Policy, Seconds, Team } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { meets } from "../schedule/spans.js";
import { dateOfDay, type LocalDate } from "../time/calendar.js";
import { nextDate, toInstant } from "../time/local.js";
import { clampInstant, offsetAt } from "../time/offsets.js";

/** The part of each local day in which somebody does not work, in seconds since midnight; `to` before `from` crosses midnight. */
export interface OffDuty {
  readonly zone: string;
  readonly from: Seconds;
  readonly to: Seconds;
  /** Whose word it is: the person's hours, a team's, or the policy's quiet hours. */
  readonly by: "hours" | "team" | "quiet-hours";
}

const DAY = 86_400;

/** Undefined when it cannot be judged, for want of a zone. `teams` are the person's, in order. */
export function offDutyOf(person: Person, teams: readonly Team[], policy: Policy): OffDuty | undefined {
  if (person.hours) return person.zone === undefined ? undefined : outside(person.hours, person.zone, "hours");
  const team = teams.find(({ hours }) => hours !== undefined);
  if (team?.hours) {
    const zone = team.zone ?? person.zone;
    return zone === undefined ? undefined : outside(team.hours, zone, "team");
  }
  return person.zone === undefined ? undefined : { ...policy.quietHours, zone: person.zone, by: "quiet-hours" };
}

/**
 * The same of a team itself: its hours, else the quiet hours of its zone, unless it has a rotation, which has somebody at any
 * hour.
 */
export function offDutyOfTeam(team: Team | undefined, policy: Policy): OffDuty | undefined {
  if (team?.zone === undefined || team.broken) return undefined;
  if (team.hours) return outside(team.hours, team.zone, "team");
  return team.rotation === undefined ? { ...policy.quietHours, zone: team.zone, by: "quiet-hours" } : undefined;
}

function outside(hours: { readonly from: Seconds; readonly to: Seconds }, zone: string, by: OffDuty["by"]): OffDuty {
  return { from: hours.to, to: hours.from, zone, by };
}

/** Whether all of a span is working time. */
export function works(off: OffDuty, span: Span): boolean {
  return worksPlainly(off, span) ?? !stretchesAround(off, span.start).some(stretch => meets(stretch, span));
}

/** The first stretch of time off duty that a span meets, whole; undefined when all of it is working time. */
export function firstOff(off: OffDuty, span: Span): Span | undefined {
  if (worksPlainly(off, span)) return undefined;
  return stretchesAround(off, span.start).find(stretch => meets(stretch, span));
}

/** The last such stretch. */
export function lastOff(off: OffDuty, span: Span): Span | undefined {
  return stretchesAround(off, span.end).findLast(stretch => meets(stretch, span));
}

/** All stretches off duty that a span meets, whole, in order. As many steps as it has days. */
export function offWithin(off: OffDuty, span: Span): readonly Span[] {
  const last = localDay(off, span.end) + 1;
  const found: Span[] = [];
  for (let day = localDay(off, span.start) - 1; day <= last; day++) {
    const stretch = stretchOn(off, day);
    if (stretch && meets(stretch, span)) found.push(stretch);
  }
  return found;
}

function localDay({ zone }: OffDuty, at: Instant): number {
  const instant = clampInstant(at);
  return Math.floor((instant + offsetAt(zone, instant)) / DAY);
}

/** The answer at a fraction of the cost; undefined where clocks change nearby. */
function worksPlainly({ zone, from, to }: OffDuty, { start, end }: Span): boolean | undefined {
  if (from % DAY === to % DAY) return true;
  const offset = offsetAt(zone, start);
  if (offsetAt(zone, start + DAY) !== offset || offsetAt(zone, start - DAY) !== offset) return undefined;
  const sinceOn = modulo(start + offset - to, DAY);
  return sinceOn + Math.max(end - start, 1) <= modulo(from - to, DAY);
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** The stretches that begin on the local day of an instant, the day before and the day after. */
function stretchesAround(off: OffDuty, at: Instant): readonly Span[] {
  const day = localDay(off, at);
  return [day - 1, day, day + 1].flatMap(each => stretchOn(off, each) ?? []);
}

/** The stretch that begins on a local day. */
function stretchOn(off: OffDuty, day: number): Span | undefined {
  const known = stretchesOf(off);
  const stretch = known.get(day);
  if (stretch || known.has(day)) return stretch;
  const made = makeStretch(off, day);
  if (known.size >= daysKept) known.clear();
  known.set(day, made);
  return made;
}

/** By number of the day: many people have the same hours, and do much on the same days. */
const stretchesOf = keptFor((_: OffDuty) => new Map<number, Span | undefined>());

const daysKept = 1_024;

function makeStretch(off: OffDuty, day: number): Span | undefined {
  if (off.from % DAY === off.to % DAY) return undefined;
  const date = dateOfDay(day);
  const start = instantOf(date, off.from, off.zone);
  const end = instantOf(nextDate(date, off.from < off.to ? 0 : 1), off.to, off.zone);
  return start < end ? { start, end } : undefined;
}

/** In a fold the first of the two; in a gap the first minute after it. */
function instantOf(date: LocalDate, seconds: Seconds, zone: string): Instant {
  const time = { hour: Math.floor(seconds / 3_600), minute: Math.floor((seconds % 3_600) / 60), second: seconds % 60 };
  const reading = toInstant(date, time, zone);
  switch (reading.kind) {
    case "one":
      return reading.at;
    case "two":
      return reading.first;
    case "none":
      return reading.after.at;
  }
}
