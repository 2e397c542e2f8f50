/** When people work outside their working time: their duties, night by night. */
import type { RuleCode } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Instant } from "../../plan/plan.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { formatClock, zoneCity } from "../../time/format.js";
import { byAccept } from "../accepting.js";
import type { Setting } from "../setting.js";
import type { Agenda } from "./agendas.js";
import type { Booking } from "./bookings.js";
import type { OwnedTask } from "./statements.js";
import { firstOff, lastOff, type OffDuty } from "./working-time.js";

/** A booking that reaches into somebody's time off duty. */
export interface Late {
  readonly booking: Booking;
  /** The first moment of it off duty. */
  readonly at: Instant;
}

/**
 * One person's late bookings in one unbroken stretch: a night, or several that one activity joins. Those that somebody
 * accepts are a stretch of their own.
 */
export interface Stretch {
  readonly person: number;
  readonly off: OffDuty;
  readonly span: Span;
  readonly late: readonly [Late, ...Late[]];
  readonly mode: Mode;
  /** Which `accept` it falls under. */
  readonly accept: number;
}

/** Whether somebody is there for a task at a time, as far as that is said elsewhere: of those who are away another rule speaks. */
export type IsThere = (task: OwnedTask, span: Span, mode: Mode) => boolean;

/** One person's, as planned, then what is so only in the worst case. */
export function stretchesIn(
  agenda: Agenda,
  off: OffDuty,
  { accepts }: Setting,
  code: RuleCode,
  isThere: IsThere,
): readonly Stretch[] {
  const inMode = (mode: Mode): readonly Stretch[] => {
    const late = (agenda[mode]?.bookings ?? nothing).filter(
      ({ task, span }) => firstOff(off, span) && isThere(task, span, mode),
    );
    if (late.length === 0) return nothing;
    return [...byAccept(late, { accepts }, code, placeOf)].flatMap(([accept, bookings]) =>
      stretchesOf(off, bookings).map(each => ({ ...each, person: agenda.person, off, mode, accept })),
    );
  };
  const planned = inMode("planned");
  const worst = inMode("worst").filter(
    late => !planned.some(({ span, accept }) => accept === late.accept && meets(span, late.span)),
  );
  return [...planned, ...worst];
}

const nothing: readonly never[] = [];

function placeOf({ task }: { readonly task: OwnedTask }): Place {
  return task.place;
}

/** `bookings` are sorted by start. */
function stretchesOf(off: OffDuty, bookings: readonly Booking[]): readonly Pick<Stretch, "span" | "late">[] {
  const stretches: { span: Span; readonly late: [Late, ...Late[]] }[] = [];
  for (const booking of bookings) {
    const { span } = booking;
    const first = firstOff(off, span);
    if (!first) continue;
    const late: Late = { booking, at: Math.max(span.start, first.start) };
    const night: Span = {
      start: first.start,
      end: span.end <= first.end ? first.end : (lastOff(off, span) ?? first).end,
    };
    const current = stretches.at(-1);
    if (current && night.start < current.span.end) {
      current.span = { start: current.span.start, end: Math.max(current.span.end, night.end) };
      current.late.push(late);
    } else {
      stretches.push({ span: night, late: [late] });
    }
  }
  return stretches;
}

/** The zone of the hours is said where it is not the one that times beside them are in. */
export function hoursText(off: OffDuty, zone: string): string {
  const { from, to, by } = off;
  const there = off.zone === zone ? "" : ` in ${zoneCity(off.zone)}`;
  const hours = (start: number, end: number): string =>
    `${formatClock(start, "UTC")} to ${formatClock(end, "UTC")}${there}`;
  switch (by) {
    case "hours":
      return `their hours (${hours(to, from)})`;
    case "team":
      return `their team's hours (${hours(to, from)})`;
    case "quiet-hours":
      return `working hours: quiet hours are ${hours(from, to)}`;
  }
}
