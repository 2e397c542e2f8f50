import type { Fix } from "../../plan/finding.js";
import { type Place, placeKey } from "../../plan/place.js";
import type { Contingency, Person, Rollback } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { type Booking, type Diaries, type Diary, diariesInside, diariesOf, isBusy } from "../../staffing/bookings.js";
import { capableOf, isAway } from "../../staffing/capable.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { titleOf, whenFor } from "../../staffing/people.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import { clock, duration, inWorstCase } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { byStatement, putFirst, tasksIn, titlesOf, whereOwned } from "./statements.js";

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

interface Relief {
  readonly task: OwnedTask;
  /** Position of the cover among the parties. */
  readonly index: number;
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
  const clashes: Clash[] = [];
  const { accepts } = release.runbook;
  const relieving = (booking: Booking): Relief | undefined =>
    reliefOf(staff, person, booking, diaries[mode], isThereFor(staff, release, booking, mode));
  let longest: Booking | undefined;
  for (const later of bookings) {
    const earlier = longest;
    if (!longest || later.span.end > longest.span.end) longest = later;
    if (!earlier || earlier.span.end <= later.span.start || later.span.end === later.span.start) continue;
    if (earlier.span.end === earlier.span.start) continue;
    const overlap = { start: later.span.start, end: Math.min(earlier.span.end, later.span.end) };
    const relief = relieving(later) ?? relieving(earlier);
    const places = [later.task.place, earlier.task.place] as const;
    const acceptedAt = places.find(place => acceptFor(accepts, doubleBooked.code, place) >= 0) ?? places[0];
    clashes.push({ person, mode, earlier, later, task: later.task, acceptedAt, overlap, relief, apart });
  }
  return clashes;
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

function reliefOf(
  staff: Staff,
  person: number,
  { task, span, responsible }: Booking,
  diaries: Diaries,
  isThere: (person: number) => boolean,
): Relief | undefined {
  if (!responsible) return undefined;
  const capable = capableOf(staff, task);
  const able = new Set(capable.people);
  const isFree = (each: number): boolean =>
    each !== person && able.has(each) && isThere(each) && !isBusy(diaries, each, span);
  const index = task.owners.parties.findIndex((party, position) => {
    if (position === 0 || party.kind === "nobody") return false;
    if (party.kind === "person") return isFree(party.person);
    return capable.rotation || (staff.members[party.team] ?? []).some(isFree);
  });
  return index < 0 ? undefined : { task, index };
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
    fixes: () => (group.length === 1 && relief && cover ? [fixOf(staff, relief)] : []),
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

function fixOf(staff: Staff, { task, index }: Relief): Fix {
  const cover = task.owners.parties[index];
  const name = cover ? titleOf(staff, cover) : "the cover";
  return { kind: "choice", title: `Give "${task.title}" to ${name}`, edits: putFirst([task], index) };
}
