/** When too few people are there: over a stretch of time in which now these and now those may do it. */
import type { Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { merged, overlapOf } from "../schedule/spans.js";
import type { Staff } from "./staff.js";

/** Too few are there. */
export interface Understaffing {
  readonly span: Span;
  /** Who is, by position. */
  readonly people: readonly number[];
}

/** A person's times off within a span, apart from each other and in order. */
export type TimesOff = (person: number, span: Span) => readonly Span[];

export function leavesOf(staff: Staff): TimesOff {
  return (person, span) =>
    merged(
      (staff.roster.people[person]?.away ?? []).flatMap(
        ({ from, to }) => overlapOf({ start: from, end: to }, span) ?? [],
      ),
    );
}

/** Each stretch of a span in which fewer than `least` of these people are there, in order; each with the same people throughout. */
export function understaffingIn(
  people: readonly number[],
  span: Span,
  least: number,
  timesOff: TimesOff,
): readonly Understaffing[] {
  // A span without length is the moment it stands for.
  const whole = { start: span.start, end: Math.max(span.end, span.start + 1) };
  const changes: { readonly at: Instant; readonly person: number; readonly isBack: boolean }[] = [];
  for (const person of people) {
    for (const { start, end } of timesOff(person, whole)) {
      changes.push({ at: start, person, isBack: false }, { at: end, person, isBack: true });
    }
  }
  changes.sort((a, b) => a.at - b.at);
  const off = new Set<number>();
  const lacks: Understaffing[] = [];
  let from = whole.start;
  const close = (until: Instant): void => {
    if (from < until && people.length - off.size < least) {
      lacks.push({ span: { start: from, end: until }, people: people.filter(each => !off.has(each)) });
    }
    from = until;
  };
  for (const { at, person, isBack } of changes) {
    close(at);
    if (isBack) off.delete(person);
    else off.add(person);
  }
  close(whole.end);
  return lacks;
}
