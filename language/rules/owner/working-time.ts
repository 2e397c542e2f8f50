/** When a person works: their own hours, else those of their first team that has any, as the clock of that team says; else outside the quiet hours. */
import type { Instant, Person, Policy, Seconds, Team } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { dateOfDay, dayNumber, type LocalDate } from "../../time/calendar.js";
import { nextDate, toInstant, toLocal } from "../../time/local.js";
import { offsetAt } from "../../time/offsets.js";

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
  const plain = stretchPlainly(off, span.start);
  if (plain) return plain;
  return stretchesAround(off, span.start).find(stretch => meets(stretch, span));
}

/** The last such stretch. */
export function lastOff(off: OffDuty, span: Span): Span | undefined {
  return stretchesAround(off, span.end).findLast(stretch => meets(stretch, span));
}

/** All stretches off duty that a span meets, whole, in order. As many steps as it has days. */
export function offWithin(off: OffDuty, span: Span): readonly Span[] {
  const dayOf = (at: Instant): number => dayNumber(toLocal(at, off.zone).date);
  const last = dayOf(span.end) + 1;
  const found: Span[] = [];
  for (let day = dayOf(span.start) - 1; day <= last; day++) {
    const stretch = stretchOn(off, dateOfDay(day));
    if (stretch && meets(stretch, span)) found.push(stretch);
  }
  return found;
}

/** The answer at a fraction of the cost; undefined where clocks change nearby. */
function worksPlainly({ zone, from, to }: OffDuty, { start, end }: Span): boolean | undefined {
  if (from % DAY === to % DAY) return true;
  const offset = offsetAt(zone, start);
  if (offsetAt(zone, start + DAY) !== offset || offsetAt(zone, start - DAY) !== offset) return undefined;
  const sinceOn = modulo(start + offset - to, DAY);
  return sinceOn + Math.max(end - start, 1) <= modulo(from - to, DAY);
}

/** The stretch that an instant is in, if it is in one and no clocks change nearby. */
function stretchPlainly({ zone, from, to }: OffDuty, at: Instant): Span | undefined {
  if (from % DAY === to % DAY) return undefined;
  const offset = offsetAt(zone, at);
  const start = at - modulo(at + offset - from, DAY);
  const end = start + modulo(to - from, DAY);
  if (at >= end || from >= DAY || to >= DAY) return undefined;
  for (const day of nearby) if (offsetAt(zone, at + day * DAY) !== offset) return undefined;
  return { start, end };
}

const nearby = [-2, -1, 1, 2];

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** The stretches that begin on the local day of an instant, the day before and the day after. */
function stretchesAround(off: OffDuty, at: Instant): readonly Span[] {
  const { date } = toLocal(at, off.zone);
  return [-1, 0, 1].flatMap(day => stretchOn(off, nextDate(date, day)) ?? []);
}

/** The stretch that begins on a local day. */
function stretchOn(off: OffDuty, date: LocalDate): Span | undefined {
  if (off.from % DAY === off.to % DAY) return undefined;
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
