import { type Place, placeKey } from "../../plan/place.js";
import type { Contingency, Person, Rollback } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { type Booking, type Diaries, type Diary, diariesInside, diariesOf, isBusy } from "../../staffing/bookings.js";
import { isAway } from "../../staffing/capable.js";
import { overlapsIn } from "../../staffing/overlaps.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { titleOf, whenFor } from "../../staffing/people.js";
import { type Relief, reliefOf } from "../../staffing/relief.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import { clock, duration, inWorstCase } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { byStatement, reliefFix, tasksIn, titlesOf, whereOwned } from "./statements.js";

export const doubleBooked: Rule = {
  code: "owner/double-booked",
  severity: "error",
  check,
};

/** A booking that begins while an earlier one still runs. */
interface Clash {
  readonly person: number;
  readonly mode: Mode;
  readonly earlier: Booking;
  readonly later: Booking;
  /** Of the later one, as all that is asked of the grouping. */
  readonly task: OwnedTask;
  /** The place that an accept names, of the later or else of the earlier one. */
  readonly acceptedAt: Place;
  readonly overlap: Span;
  /** Who of the two's covers could take one over. */
  readonly relief: Relief | undefined;
  /** Where it is inside one, in seconds from whose beginning the overlap counts. */
  readonly apart: Rollback | Contingency | undefined;
}

/** Bookings on one clock. */
interface Course {
  readonly diaries: Readonly<Record<Mode, Diaries>>;
  readonly apart: Rollback | Contingency | undefined;
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const { rollbacks, contingencies } = release.runbook;
  const inside = [...rollbacks, ...contingencies]
    .filter(({ work }) => work !== undefined)
    .map((apart): Course => {
      const inMode = (mode: Mode): Diaries => diariesInside(release, apart, mode);
      return { diaries: { planned: inMode("planned"), worst: inMode("worst") }, apart };
    });
  const courses: readonly Course[] = [{ diaries: diariesOf(release), apart: undefined }, ...inside];
  const clashes = courses.flatMap(course => clashesOn(staff, release, course));
  const causeOf = ({ person, mode, relief }: Clash): string => `${person} ${mode} ${relief !== undefined}`;
  for (const group of byStatement(clashes, doubleBooked.code, release.runbook, causeOf)) {
    const person = plan.people[group[0].person];
    if (person) yield reportOf(staff, release, person, group);
  }
}

/** As planned, then what is so only in the worst case. */
function clashesOn(staff: Staff, release: Release, course: Course): readonly Clash[] {
  const inMode = (mode: Mode): readonly Clash[] =>
    [...course.diaries[mode]].flatMap(([person, diary]) => clashesIn(staff, release, course, person, diary, mode));
  const keysOf = (clash: Clash): readonly string[] => {
    const accept = acceptFor(release.runbook.accepts, doubleBooked.code, clash.acceptedAt);
    return pairKeys(clash).map(key => `${key} ${accept}`);
  };
  const planned = inMode("planned");
  const said = new Set(planned.flatMap(keysOf));
  return [...planned, ...inMode("worst").filter(clash => !keysOf(clash).some(key => said.has(key)))];
}

/** The clash itself, either way round, and what begins too early: in the worst case it is the same trouble. */
function pairKeys({ person, earlier, later }: Clash): readonly string[] {
  const [a, b] = [earlier, later].map(({ task }) => placeKey(task.place));
  return [`${person} ${a} ${b}`, `${person} ${b} ${a}`, `${person} ${b}`];
}

/** Each booking at most once, against the one that runs longest of those before it: linear in the diary. */
function clashesIn(
  staff: Staff,
  release: Release,
  { diaries, apart }: Course,
  person: number,
  { bookings }: Diary,
  mode: Mode,
): readonly Clash[] {
  const { accepts } = release.runbook;
  const relieving = (booking: Booking): Relief | undefined => {
    const isThere = isThereFor(staff, release, booking, mode);
    return reliefOf(staff, person, booking, each => isThere(each) && !isBusy(diaries[mode], each, booking.span));
  };
  return overlapsIn(bookings).map(({ earlier, later, span: overlap }): Clash => {
    const relief = relieving(later) ?? relieving(earlier);
    const places = [later.task.place, earlier.task.place] as const;
    const acceptedAt = places.find(place => acceptFor(accepts, doubleBooked.code, place) >= 0) ?? places[0];
    return { person, mode, earlier, later, task: later.task, acceptedAt, overlap, relief, apart };
  });
}

/** Whether somebody is not on leave for a booking; for what is inside a rollback or a contingency, as long as that may be needed. */
function isThereFor(
  staff: Staff,
  { schedule }: Release,
  { task, span }: Booking,
  mode: Mode,
): (person: number) => boolean {
  const needed = task.activity ? span : task[mode];
  return person => !schedule.dated || !needed || !isAway(staff, person, needed);
}

function reportOf(staff: Staff, release: Release, person: Person, group: Group<Clash>): Report {
  const [{ earlier, later, mode, relief }] = group;
  const tasks = tasksIn(group);
  const all = [...new Set([...group.map(clash => clash.earlier.task), ...tasks])];
  const cover = relief?.task.owners.parties[relief.index];
  const remedy = cover
    ? `${titleOf(staff, cover)} covers and is free: make ${cover.name} the owner of one of them.`
    : "Give one of them to somebody else, or run them one after the other.";
  return {
    message: `${inWorstCase(mode)}${person.title} is needed by ${titlesOf(all)} at the same time${group.length > 1 ? ", first" : ""} ${whenBoth(group[0], person, release)}. ${remedy}`,
    ...whereOwned(tasks, () => later.use.place),
    concerns: headsOfSeveral(all),
    acceptedAt: group.map(({ acceptedAt }) => acceptedAt),
    mode,
    ...(relief ? { severity: "warning" } : {}),
    related: all
      .filter(task => task !== later.task || group.length > 1)
      .map(task => ({ message: "the other activity", place: task === earlier.task ? placeOf(earlier) : task.head })),
    fixes: () => (group.length === 1 && relief && cover ? [reliefFix(staff, relief)] : []),
  };
}

/** "from Wed 2026-05-20 10:00 Europe/Madrid until 10:10", "from 5m to 15m into "Restore"" */
function whenBoth({ overlap: { start, end }, apart }: Clash, person: Person, release: Release): string {
  return apart
    ? `from ${duration(start)} to ${duration(end)} into ${quoted(apart.title)}`
    : `from ${whenFor(start, person, release)} until ${clock(end, release)}`;
}

function placeOf({ task, use }: Booking): Report["place"] {
  return task.owners.inherited ? task.head : use.place;
}
