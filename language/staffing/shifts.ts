/** For how long somebody is needed without a rest. */
import type { Seconds } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";

/** So much time off begins another shift. */
const rest: Seconds = 8 * 3_600;

export interface Shift<B> {
  readonly first: B;
  /** The first with which it is longer than the longest may be. */
  readonly over: B | undefined;
  /** The end of the last. */
  readonly end: number;
}

/** From its first booking to its end. */
export function spanOfShift({ first, end }: Pick<Shift<{ readonly span: Span }>, "first" | "end">): Span {
  return { start: first.span.start, end };
}

/** In order. @param bookings of one person, in the order of their starts */
export function shiftsOf<B extends { readonly span: Span }>(
  bookings: readonly B[],
  longest: Seconds,
): readonly Shift<B>[] {
  const shifts: Shift<B>[] = [];
  let shift: Shift<B> | undefined;
  for (const booking of bookings) {
    const { span } = booking;
    if (shift && span.start - shift.end >= rest) {
      shifts.push(shift);
      shift = undefined;
    }
    const first: B = shift?.first ?? booking;
    const end: number = Math.max(shift?.end ?? span.end, span.end);
    const isLong = end - first.span.start > longest;
    shift = { first, end, over: shift?.over ?? (isLong ? booking : undefined) };
  }
  return shift ? [...shifts, shift] : shifts;
}
