import type { Person, Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { acceptFor } from "../accepting.js";
import type { Report, Rule, Subject } from "../rule.js";
import { duration, inWorstCase, localTime, when } from "../words.js";
import { type Booking, type Diary, dutiesOf } from "./bookings.js";
import { whereOwned } from "./statements.js";

export const longShift: Rule = {
  code: "owner/long-shift",
  severity: "warning",
  summary:
    "From somebody's first activity to their last it is longer than the longest shift, without 8 hours off between.",
  why: "After ten hours people read what they expect to see. A hand-over that is planned costs minutes; one that is not costs the release. Watching a `wait` is no rest. `longest-shift` in a policy sets the limit.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 08:30 to 2026-05-20 22:00

  step first "Restart the first part" {
    owner ana or ben
    takes 30m
    rollback none because "a restart changes nothing"
  }
  step second "Restart the second part" {
    owner ana or ben
    at 14:00
    takes 30m
    rollback none because "a restart changes nothing"
  }
  step third "Restart the third part" {
    owner ana or ben
    at 19:30
    takes 30m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 08:30 to 2026-05-20 22:00

  step first "Restart the first part" {
    owner ana or ben
    takes 30m
    rollback none because "a restart changes nothing"
  }
  step second "Restart the second part" {
    owner ana or ben
    at 14:00
    takes 30m
    rollback none because "a restart changes nothing"
  }
  step third "Restart the third part" {
    owner ben or ana
    at 19:30
    takes 30m
    rollback none because "a restart changes nothing"
  }
}
`,
  check,
};

const HOURS_OFF: Seconds = 8 * 3_600;

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const { planned, worst } = dutiesOf(release);
  const { longestShift } = plan.policy;
  const acceptOf = ({ over }: Shift): number => acceptFor(release.runbook.accepts, longShift.code, over.task.place);
  for (const [index, person] of plan.people.entries()) {
    const early = longShifts(planned.get(index), longestShift);
    for (const shift of early) yield reportOf(release, person, shift, longestShift, "planned");
    for (const shift of longShifts(worst.get(index), longestShift)) {
      const isSaid = early.some(each => meets(spanOf(each), spanOf(shift)) && acceptOf(each) === acceptOf(shift));
      if (!isSaid) yield reportOf(release, person, shift, longestShift, "worst");
    }
  }
}

interface Shift {
  readonly first: Booking;
  /** The first with which it is too long. */
  readonly over: Booking;
  /** The end of the last. */
  readonly end: number;
}

function spanOf({ first, end }: Shift): Span {
  return { start: first.span.start, end };
}

function longShifts(diary: Diary | undefined, longest: Seconds): readonly Shift[] {
  const shifts: Shift[] = [];
  let first: Booking | undefined;
  let over: Booking | undefined;
  let end = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    if (first && over) shifts.push({ first, over, end });
  };
  for (const booking of diary?.bookings ?? []) {
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

function reportOf(release: Release, person: Person, { first, over, end }: Shift, longest: Seconds, mode: Mode): Report {
  const show = (at: number): string => localTime(at, person, release) ?? when(at, release);
  return {
    message: `${inWorstCase(mode)}${person.title} is needed from ${show(first.span.start)} to ${show(end)}: ${duration(end - first.span.start)} without 8 hours off, and a shift is at most ${duration(longest)}. Hand over to somebody rested.`,
    ...whereOwned([over.task], () => over.use.place),
    mode,
    related: first === over ? [] : [{ message: "the shift begins here", place: first.task.head }],
  };
}
