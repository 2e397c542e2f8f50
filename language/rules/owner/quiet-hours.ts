import type { Fix } from "../../plan/finding.js";
import type { Instant, Person } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { meets } from "../../schedule/spans.js";
import { formatClock, zoneCity } from "../../time/format.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { groupsBy } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { count, inWorstCase, list, localTime, quoted, when } from "../words.js";
import { type Booking, type Diaries, diariesOf, isBusy } from "./bookings.js";
import { candidatesFor, worksIn } from "./candidates.js";
import { capableOf, isAway } from "./capable.js";
import { titleOf } from "./people.js";
import { offDutyIn, type Staff, staffOf } from "./staff.js";
import { giveTo, type OwnedTask, peopleNamed, putFirst, whereOwned } from "./statements.js";
import { firstOff, lastOff, type OffDuty, works } from "./working-time.js";

export const quietHours: Rule = {
  code: "owner/quiet-hours",
  severity: "warning",
  summary:
    "Somebody works outside their working time: their own hours, else their team's, else the policy's quiet hours.",
  why: "Tired people make the mistakes that rollbacks are for. Somebody for whom it is day makes fewer. It is an error for a gate where nobody who may decide is in working time: a go at 3 AM is no decision.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person raj "Raj Iyer" { timezone Asia/Kolkata contact "+91 98 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 04:00 to 2026-05-20 06:00

  step restart "Restart the broker" {
    owner ana or raj
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person raj "Raj Iyer" { timezone Asia/Kolkata contact "+91 98 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 04:00 to 2026-05-20 06:00

  step restart "Restart the broker" {
    owner raj or ana
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  check,
};

/** A booking that reaches into somebody's time off duty. */
interface Late {
  readonly booking: Booking;
  /** The first moment of it off duty. */
  readonly at: Instant;
}

/**
 * One person's late bookings in one unbroken stretch: a night, or several that one activity joins. Those that somebody
 * accepts are a stretch of their own.
 */
interface Stretch {
  readonly person: number;
  readonly off: OffDuty;
  readonly span: Span;
  readonly late: readonly [Late, ...Late[]];
  readonly mode: Mode;
  /** Which `accept` it falls under. */
  readonly accept: number;
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release?.schedule.dated) return;
  const staff = staffOf(plan);
  const { planned, worst } = diariesOf(release);
  for (const [index, person] of plan.people.entries()) {
    const off = offDutyIn(staff, index);
    if (!off) continue;
    const stretches = (diaries: Diaries, mode: Mode): readonly Stretch[] =>
      [...byAccept(release, diaries.get(index)?.bookings ?? [])].flatMap(([accept, bookings]) =>
        stretchesOf(staff, index, off, bookings).map(each => ({ ...each, person: index, off, mode, accept })),
      );
    const early = stretches(planned, "planned");
    for (const stretch of early) yield reportOf(staff, release, person, stretch);
    for (const stretch of stretches(worst, "worst")) {
      const isSaid = early.some(({ span, accept }) => accept === stretch.accept && meets(span, stretch.span));
      if (!isSaid) yield reportOf(staff, release, person, stretch);
    }
  }
}

function byAccept(
  { runbook: { accepts } }: Release,
  bookings: readonly Booking[],
): ReadonlyMap<number, readonly Booking[]> {
  return groupsBy(bookings, ({ task }) => acceptFor(accepts, quietHours.code, task.place));
}

/** `bookings` are sorted by start. Of those who are away another rule speaks. */
function stretchesOf(
  staff: Staff,
  person: number,
  off: OffDuty,
  bookings: readonly Booking[],
): readonly Pick<Stretch, "span" | "late">[] {
  const stretches: { span: Span; readonly late: [Late, ...Late[]] }[] = [];
  for (const booking of bookings) {
    const { span } = booking;
    const first = firstOff(off, span);
    if (!first || isAway(staff, person, span)) continue;
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

const SHOWN = 3;

function reportOf(staff: Staff, release: Release, person: Person, stretch: Stretch): Report {
  const { late, off, mode } = stretch;
  const [first, ...others] = late;
  const { task, span, use } = first.booking;
  const undecided = mode === "planned" ? late.filter(({ booking }) => hasNoDecider(staff, booking)) : [];
  const begins = first.at === span.start ? "starts" : "is still at";
  const zone = person.zone ?? off.zone;
  const local = localTime(first.at, { zone }, release) ?? "";
  const here = zone === release.runbook.zone ? "" : ` (${when(first.at, release)})`;
  const more = others.slice(0, SHOWN).map(({ booking }) => quoted(booking.task.title));
  if (others.length > SHOWN) more.push(`${others.length - SHOWN} more`);
  const after = more.length > 0 ? `; then ${list(more)}` : "";
  const remedy =
    undecided.length > 0
      ? `Nobody who may decide ${list(undecided.map(({ booking }) => quoted(booking.task.title)))} is in working time: name a decider who is, or move it.`
      : "A cover for whom it is day is safer.";
  return {
    message: `${inWorstCase(mode)}${person.title} ${begins} ${quoted(task.title)} at ${local}${here}, outside ${hoursText(off, zone)}${after}. ${remedy}`,
    ...whereOwned([task], () => use.place),
    concerns: headsOfSeveral(late.map(({ booking }) => booking.task)),
    ...(undecided.length > 0 ? { severity: "error" } : {}),
    related: others.map(({ booking }) => ({ message: "in the same night", place: booking.task.head })),
    fixes: fixesFor(staff, release, stretch),
  };
}

/** The zone of the hours is said where it is not the one that times beside them are in. */
function hoursText(off: OffDuty, zone: string): string {
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
      return `working time: quiet hours are ${hours(from, to)}`;
  }
}

/** A gate for which everybody who may decide is known to be off duty. */
function hasNoDecider(staff: Staff, { task, span }: Booking): boolean {
  return (
    task.kind === "gate" &&
    task.owners.parties.every(party => {
      if (party.kind === "nobody") return false;
      const people = party.kind === "person" ? [party.person] : (staff.members[party.team] ?? []);
      if (people.length === 0 || (party.kind === "team" && staff.plan.teams[party.team]?.rotation !== undefined)) {
        return false;
      }
      return people.every(person => isOffDuty(staff, person, span));
    })
  );
}

function isOffDuty(staff: Staff, person: number, span: Span): boolean {
  const off = offDutyIn(staff, person);
  return off !== undefined && !works(off, span);
}

/** One fix that puts covers for whom it is day first wherever there is one; else people for a single activity. */
function fixesFor(staff: Staff, release: Release, { person, late, mode }: Stretch): readonly Fix[] {
  const { planned } = diariesOf(release);
  const swaps = late.map(({ booking: { task, span, responsible } }) => {
    const able = new Set(capableOf(staff, task).people);
    const index = task.owners.parties.findIndex(
      (party, position) =>
        position > 0 &&
        party.kind === "person" &&
        able.has(party.person) &&
        worksIn(staff, party.person, [span]) &&
        !isAway(staff, party.person, span) &&
        !isBusy(planned, party.person, span),
    );
    return responsible && index > 0 ? { task, index } : undefined;
  });
  const found = swaps.flatMap(each => each ?? []);
  if (found.length > 0) {
    const names = new Set(found.map(({ task, index }) => titleOfParty(staff, task, index)));
    const only = found.length === 1 ? found[0]?.task.title : undefined;
    const activities = only === undefined ? count(found.length, "activity", "activities") : quoted(only);
    const what = late.length > 1 ? ` for ${activities}` : "";
    const title = `Put ${list([...names])} first${what}`;
    return [{ kind: "choice", title, edits: found.flatMap(({ task, index }) => putFirst([task], index)) }];
  }
  const [{ booking }] = late;
  if (late.length > 1 || !booking.responsible || mode === "worst") return [];
  const { task, span } = booking;
  return candidatesFor(staff, release, [task], new Set([...peopleNamed(task.owners), person]))
    .filter(({ id }) =>
      worksIn(
        staff,
        staff.plan.people.findIndex(each => each.id === id),
        [span],
      ),
    )
    .map(person => giveTo(person, [task]));
}

function titleOfParty(staff: Staff, task: OwnedTask, index: number): string {
  const party = task.owners.parties[index];
  return party ? titleOf(staff, party) : "the cover";
}
