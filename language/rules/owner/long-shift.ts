import type { Person, Seconds } from "../../plan/plan.js";
import type { Mode } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { type Agenda, agendasOf } from "../../staffing/agendas.js";
import type { Booking } from "../../staffing/bookings.js";
import { type Shift, shiftsOf, spanOfShift } from "../../staffing/shifts.js";
import { duration, inWorstCase, localTime, when } from "../../wording/times.js";
import { acceptFor } from "../accepting.js";
import type { Report, Rule, Subject } from "../rule.js";
import type { RunbookContext } from "../runbook-context.js";
import { whereOwned } from "./statements.js";

export const longShift: Rule = {
  code: "owner/long-shift",
  severity: "warning",
  check,
};

function* check({ release, setting, each }: Subject): Iterable<Report> {
  if (!release || !setting) return;
  for (const reports of each(agendasOf(release), longShiftsOf, setting)) yield* reports;
}

/** Of one person. */
function longShiftsOf(agenda: Agenda | undefined, setting: RunbookContext): readonly Report[] {
  const { longestShift } = setting.staff.roster.policy;
  const person = setting.staff.roster.people[agenda?.person ?? -1];
  const planned = longShifts(agenda?.planned?.bookings ?? nothing, longestShift);
  const worst = longShifts(agenda?.worst?.bookings ?? nothing, longestShift);
  if (!person || (planned.length === 0 && worst.length === 0)) return nothing;
  const acceptOf = ({ over }: LongShift): number => acceptFor(setting.accepts, longShift.code, over.task.place);
  const isSaid = (shift: LongShift): boolean =>
    planned.some(each => meets(spanOfShift(each), spanOfShift(shift)) && acceptOf(each) === acceptOf(shift));
  return [
    ...planned.map(shift => reportOf(setting, person, shift, longestShift, "planned")),
    ...worst.filter(shift => !isSaid(shift)).map(shift => reportOf(setting, person, shift, longestShift, "worst")),
  ];
}

const nothing: readonly never[] = [];

/** A shift that is too long. */
export interface LongShift<B extends Booking = Booking> extends Shift<B> {
  readonly over: B;
}

/** @param bookings of one person, in the order of their starts */
export function longShifts<B extends Booking>(bookings: readonly B[], longest: Seconds): readonly LongShift<B>[] {
  return shiftsOf(bookings, longest).flatMap(({ over, ...shift }) => (over ? [{ ...shift, over }] : []));
}

function reportOf(
  setting: RunbookContext,
  person: Person,
  { first, over, end }: LongShift,
  longest: Seconds,
  mode: Mode,
): Report {
  const show = (at: number): string => localTime(at, person, setting) ?? when(at, setting);
  return {
    message: `${inWorstCase(mode)}${person.title} is needed from ${show(first.span.start)} to ${show(end)}. That is ${duration(end - first.span.start)} without 8 hours off, but the longest shift is ${duration(longest)}. Plan a hand-over to somebody who is rested.`,
    ...whereOwned([over.task], () => over.use.place),
    mode,
    related: first === over ? [] : [{ message: "the shift starts here", place: first.task.head }],
  };
}
