import type { Fix } from "../../plan/finding.js";
import type { Person } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { clock, inWorstCase } from "../words.js";
import { type Booking, type Diary, diariesOf, isBusy } from "./bookings.js";
import { capableOf, isAway } from "./capable.js";
import { titleOf, whenFor } from "./people.js";
import { type Staff, staffOf } from "./staff.js";
import { byStatement, type OwnedTask, putFirst, tasksIn, titlesOf, whereOwned } from "./statements.js";

export const doubleBooked: Rule = {
  code: "owner/double-booked",
  severity: "error",
  summary: "One person is needed by two activities at the same time.",
  why: "Work side by side is planned to save time; with one pair of hands it runs one after the other and the window is too short. It is a warning where a qualified cover is free, or where only the worst case makes them overlap.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  parallel {
    step one "Restart broker 1" {
      owner ana or ben
      takes 10m
      rollback none because "a restart changes nothing"
    }
    check flow "Watch the queue" { owner ben or ana takes 20m }
    step two "Restart broker 2" {
      owner ana or ben
      takes 10m
      rollback none because "a restart changes nothing"
    }
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  parallel {
    sequence {
      step one "Restart broker 1" {
        owner ana or ben
        takes 10m
        rollback none because "a restart changes nothing"
      }
      step two "Restart broker 2" {
        owner ana or ben
        takes 10m
        rollback none because "a restart changes nothing"
      }
    }
    check flow "Watch the queue" { owner ben or ana takes 20m }
  }
}
`,
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
  readonly overlap: Span;
  /** Who of the two's covers could take one over. */
  readonly relief: Relief | undefined;
}

interface Relief {
  readonly task: OwnedTask;
  /** Position of the cover among the parties. */
  readonly index: number;
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const { planned, worst } = diariesOf(release);
  const clashes: Clash[] = [];
  for (const [person, diary] of planned) clashes.push(...clashesIn(staff, release, person, diary, "planned"));
  const said = new Set(clashes.flatMap(({ person, earlier, later }) => pairKeys(person, earlier, later)));
  for (const [person, diary] of worst) {
    for (const clash of clashesIn(staff, release, person, diary, "worst")) {
      if (!pairKeys(person, clash.earlier, clash.later).some(key => said.has(key))) clashes.push(clash);
    }
  }
  const causeOf = ({ person, mode, relief }: Clash): string => `${person} ${mode} ${relief !== undefined}`;
  for (const group of byStatement(clashes, "owner/double-booked", release.runbook, causeOf)) {
    const person = plan.people[group[0].person];
    if (person) yield reportOf(staff, release, person, group);
  }
}

/** The clash itself, either way round, and what begins too early: in the worst case it is the same trouble. */
function pairKeys(person: number, earlier: Booking, later: Booking): readonly string[] {
  const [a, b] = [earlier.task.activity?.index, later.task.activity?.index];
  return [`${person} ${a} ${b}`, `${person} ${b} ${a}`, `${person} ${b}`];
}

/** Each booking at most once, against the one that runs longest of those before it: linear in the diary. */
function clashesIn(
  staff: Staff,
  release: Release,
  person: number,
  { bookings }: Diary,
  mode: Clash["mode"],
): readonly Clash[] {
  const clashes: Clash[] = [];
  let longest: Booking | undefined;
  for (const later of bookings) {
    const earlier = longest;
    if (!longest || later.span.end > longest.span.end) longest = later;
    if (!earlier || earlier.span.end <= later.span.start || later.span.end === later.span.start) continue;
    if (earlier.span.end === earlier.span.start) continue;
    const overlap = { start: later.span.start, end: Math.min(earlier.span.end, later.span.end) };
    const relief = reliefOf(staff, release, person, later, mode) ?? reliefOf(staff, release, person, earlier, mode);
    clashes.push({ person, mode, earlier, later, task: later.task, overlap, relief });
  }
  return clashes;
}

function reliefOf(
  staff: Staff,
  release: Release,
  person: number,
  { task, span, responsible }: Booking,
  mode: Clash["mode"],
): Relief | undefined {
  if (!responsible) return undefined;
  const diaries = diariesOf(release)[mode];
  const capable = capableOf(staff, task);
  const able = new Set(capable.people);
  const isThere = (each: number): boolean => !release.schedule.dated || !isAway(staff, each, span);
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
  const [{ earlier, later, overlap, mode, relief }] = group;
  const tasks = tasksIn(group);
  const all = [...new Set([...group.map(clash => clash.earlier.task), ...tasks])];
  const until = clock(overlap.end, release);
  const cover = relief?.task.owners.parties[relief.index];
  const remedy = cover
    ? `${titleOf(staff, cover)} covers and is free: give one of them to ${cover.name}.`
    : "Give one of them to somebody else, or let them follow each other.";
  return {
    message: `${inWorstCase(mode)}${person.title} is needed by ${titlesOf(all)} at once${group.length > 1 ? ", first" : ""} from ${whenFor(overlap.start, person, release)} until ${until}. ${remedy}`,
    ...whereOwned(tasks, () => later.use.place),
    ...(mode === "worst" || relief ? { severity: "warning" } : {}),
    related: all
      .filter(task => task !== later.task || group.length > 1)
      .map(task => ({ message: "the other booking", place: task === earlier.task ? placeOf(earlier) : task.head })),
    fixes: group.length === 1 && relief && cover ? [fixOf(staff, relief)] : [],
  };
}

function placeOf({ task, use }: Booking): Report["place"] {
  return task.owners.inherited ? task.head : use.place;
}

function fixOf(staff: Staff, { task, index }: Relief): Fix {
  const cover = task.owners.parties[index];
  const name = cover ? titleOf(staff, cover) : "the cover";
  return { kind: "choice", title: `Give "${task.title}" to ${name}`, edits: putFirst([task], index) };
}
