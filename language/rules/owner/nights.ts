/** When people work outside their working time: their duties, night by night. */
import type { RuleCode } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Instant } from "../../plan/plan.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import type { Agenda } from "../../staffing/agendas.js";
import type { Booking } from "../../staffing/bookings.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { firstOff, lastOff, type OffDuty } from "../../staffing/working-time.js";
import { byAccept } from "../accepting.js";
import type { RunbookContext } from "../runbook-context.js";

/** A booking that reaches into somebody's time off duty. */
export interface OffDutyStart {
  readonly booking: Booking;
  /** The first moment of it off duty. */
  readonly at: Instant;
}

/**
 * One person's late bookings in one unbroken stretch: a night, or several that one activity joins. Those that somebody
 * accepts are a stretch of their own.
 */
export interface OffDutyStretch {
  readonly person: number;
  readonly off: OffDuty;
  readonly span: Span;
  readonly late: readonly [OffDutyStart, ...OffDutyStart[]];
  readonly mode: Mode;
  /** Which `accept` it falls under. */
  readonly accept: number;
}

/** Whether somebody is there for a task at a time, as far as that is said elsewhere: of those who are away another rule speaks. */
export type IsThere = (task: OwnedTask, span: Span, mode: Mode) => boolean;

/** One person's, as planned, then what is so only in the worst case. */
export function offDutyStretchesIn(
  agenda: Agenda,
  off: OffDuty,
  { accepts }: RunbookContext,
  code: RuleCode,
  isThere: IsThere,
): readonly OffDutyStretch[] {
  const inMode = (mode: Mode): readonly OffDutyStretch[] => {
    const late: OffDutyBooking[] = [];
    for (const booking of agenda[mode]?.bookings ?? nothing) {
      const { task, span } = booking;
      const night = firstOff(off, span);
      if (night && isThere(task, span, mode)) late.push({ booking, night });
    }
    if (late.length === 0) return nothing;
    return [...byAccept(late, { accepts }, code, placeOf)].flatMap(([accept, bookings]) =>
      offDutyStretchesOf(off, bookings).map(({ span, late }) => ({
        span,
        late,
        person: agenda.person,
        off,
        mode,
        accept,
      })),
    );
  };
  const planned = inMode("planned");
  const worst = inMode("worst").filter(
    late => !planned.some(({ span, accept }) => accept === late.accept && meets(span, late.span)),
  );
  return [...planned, ...worst];
}

const nothing: readonly never[] = [];

interface OffDutyBooking {
  readonly booking: Booking;
  /** The first stretch off duty that it meets. */
  readonly night: Span;
}

function placeOf({ booking }: OffDutyBooking): Place {
  return booking.task.place;
}

/** Sorted by start. */
function offDutyStretchesOf(
  off: OffDuty,
  bookings: readonly OffDutyBooking[],
): readonly Pick<OffDutyStretch, "span" | "late">[] {
  const stretches: { span: Span; readonly late: [OffDutyStart, ...OffDutyStart[]] }[] = [];
  for (const { booking, night } of bookings) {
    const { span } = booking;
    const late: OffDutyStart = { booking, at: Math.max(span.start, night.start) };
    const end = span.end <= night.end ? night.end : (lastOff(off, span) ?? night).end;
    const current = stretches.at(-1);
    if (current && night.start < current.span.end) {
      current.span = { start: current.span.start, end: Math.max(current.span.end, end) };
      current.late.push(late);
    } else {
      stretches.push({ span: { start: night.start, end }, late: [late] });
    }
  }
  return stretches;
}
