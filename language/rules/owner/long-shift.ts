import type { Person, Seconds } from "../../plan/plan.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { type Agenda, agendasOf } from "../../staffing/agendas.js";
import type { Booking } from "../../staffing/bookings.js";
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

const HOURS_OFF: Seconds = 8 * 3_600;

function* check({ release, setting, each }: Subject): Iterable<Report> {
  if (!release || !setting) return;
  for (const reports of each(agendasOf(release), shiftsOf, setting)) yield* reports;
}

/** Of one person. */
function shiftsOf(agenda: Agenda | undefined, setting: RunbookContext): readonly Report[] {
  const { longestShift } = setting.staff.roster.policy;
  const person = setting.staff.roster.people[agenda?.person ?? -1];
  const planned = longShifts(agenda?.planned?.bookings ?? nothing, longestShift);
  const worst = longShifts(agenda?.worst?.bookings ?? nothing, longestShift);
  if (!person || (planned.length === 0 && worst.length === 0)) return nothing;
  const acceptOf = ({ over }: Shift): number => acceptFor(setting.accepts, longShift.code, over.task.place);
  const isSaid = (shift: Shift): boolean =>
    planned.some(each => meets(spanOf(each), spanOf(shift)) && acceptOf(each) === acceptOf(shift));
  return [
    ...planned.map(shift => reportOf(setting, person, shift, longestShift, "planned")),
    ...worst.filter(shift => !isSaid(shift)).map(shift => reportOf(setting, person, shift, longestShift, "worst")),
  ];
}

const nothing: readonly never[] = [];

export interface Shift<B extends Booking = Booking> {
  readonly first: B;
  /** The first with which it is too long. */
  readonly over: B;
  /** The end of the last. */
  readonly end: number;
}

function spanOf({ first, end }: Shift): Span {
  return { start: first.span.start, end };
}

/** @param bookings of one person, in the order of their starts */
export function longShifts<B extends Booking>(bookings: readonly B[], longest: Seconds): readonly Shift<B>[] {
  const shifts: Shift<B>[] = [];
  let first: B | undefined;
  let over: B | undefined;
  let end = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    if (first && over) shifts.push({ first, over, end });
  };
  for (const booking of bookings) {
    if (!first || booking.span.start - end >= HOURS_OFF) {
      close();
      first = booking;
      over = undefined;
    }
    end = Math.max(end, booking.span.end);
    if (end - first.span.start > longest) over ??= booking;
  }
  close();
  return shifts;
}

function reportOf(
  setting: RunbookContext,
  person: Person,
  { first, over, end }: Shift,
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
