import type { Fix, Related } from "../../plan/finding.js";
import type { Away, Instant, Owners, PartyUse, Person } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { candidatesFor } from "./candidates.js";
import { capableOf, isAway, presentIn } from "./capable.js";
import { leaveDuring } from "./leave.js";
import { awayText, reasonsAgainst, titleOf, whenFor } from "./people.js";
import { type Staff, staffOf } from "./staff.js";
import {
  byStatement,
  giveTo,
  isOwned,
  type OwnedTask,
  peopleNamed,
  putFirst,
  relatedTasks,
  takesPart,
  tasksIn,
  titlesOf,
  whereOwned,
} from "./statements.js";
import { needsAbility, tasksOf } from "./tasks.js";

export const away: Rule = {
  code: "owner/away",
  severity: "error",
  summary: "The owner, or somebody who takes part, is away when the activity happens.",
  why: "Leave is known weeks before the release and found out minutes before the step. It is a warning where a qualified cover is there, or where only the worst case runs into the leave.",
  bad: `person ana "Ana Lopez" {
  timezone Europe/Madrid
  contact "+34 600 000 001"
  away 2026-05-18 to 2026-05-22 because "a wedding"
}
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }
person eva "Eva Novak" { timezone Europe/Prague contact "+420 600 000 001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana or ben or eva
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" {
  timezone Europe/Madrid
  contact "+34 600 000 001"
  away 2026-05-18 to 2026-05-22 because "a wedding"
}
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }
person eva "Eva Novak" { timezone Europe/Prague contact "+420 600 000 001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ben or eva
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  check,
};

/** Somebody an activity counts on who is away then. */
interface Absence {
  readonly task: OwnedTask;
  readonly use: PartyUse;
  readonly isFirst: boolean;
  readonly leave: Away;
  /** Whose leave it is: of a team that is away whole, the first member's. */
  readonly person: Person;
  /** The first moment of the activity at which they are away. */
  readonly at: Instant;
  readonly span: Span;
  readonly mode: Mode;
  /** A cover who can do it and is there. */
  readonly cover: PartyUse | undefined;
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const absences = tasksOf(release)
    .filter(isOwned)
    .filter(({ activity }) => activity !== undefined)
    .flatMap(task => absencesIn(staff, task));
  const causeOf = ({ use, mode, cover }: Absence): string => `${use.kind} ${use.name} ${mode} ${cover?.name}`;
  for (const group of byStatement(absences, "owner/away", release.runbook, causeOf)) {
    yield reportOf(staff, release, group);
  }
}

function absencesIn(staff: Staff, task: OwnedTask): readonly Absence[] {
  const [first] = task.owners.parties;
  return [...(first ? [first] : []), ...task.owners.with].flatMap((use): readonly Absence[] => {
    const isFirst = use === first;
    return absenceIn(staff, task, use, isFirst, "planned") ?? absenceIn(staff, task, use, isFirst, "worst") ?? [];
  });
}

function absenceIn(
  staff: Staff,
  task: OwnedTask,
  use: PartyUse,
  isFirst: boolean,
  mode: Mode,
): readonly Absence[] | undefined {
  const span = task[mode];
  const found = span && absentPerson(staff, use, span);
  if (!found) return undefined;
  const { person, leave } = found;
  const [index] = isFirst ? coversIn(staff, task, span) : [];
  const cover = index === undefined ? undefined : task.owners.parties[index];
  // Where ability counts and nobody covers for the team, `knowledge/nobody` says so.
  if (use.kind === "team" && isFirst && needsAbility(task) && !cover) return undefined;
  return [{ task, use, isFirst, leave, person, at: Math.max(span.start, leave.from), span, mode, cover }];
}

/** A team is away when all of it is. */
function absentPerson(
  staff: Staff,
  use: PartyUse,
  span: Span,
): { readonly person: Person; readonly leave: Away } | undefined {
  if (use.kind === "nobody") return undefined;
  const people = use.kind === "person" ? [use.person] : (staff.members[use.team] ?? []);
  if (use.kind === "team" && staff.plan.teams[use.team]?.rotation !== undefined) return undefined;
  if (!people.every(each => isAway(staff, each, span))) return undefined;
  const person = staff.plan.people[people[0] ?? -1];
  const leave = person && leaveDuring(person, span);
  return leave && { person, leave };
}

/** Positions, among the parties, of the covers who can do it and are there. */
function coversIn(staff: Staff, task: OwnedTask, span: Span): readonly number[] {
  const capable = capableOf(staff, task);
  const present = new Set(presentIn(staff, capable, span));
  return task.owners.parties.flatMap((party, index) => {
    if (index === 0 || party.kind === "nobody") return [];
    if (party.kind === "person") return present.has(party.person) ? [index] : [];
    const isThere = capable.rotation || (staff.members[party.team] ?? []).some(member => present.has(member));
    return isThere ? [index] : [];
  });
}

function reportOf(staff: Staff, release: Release, group: Group<Absence>): Report {
  const [first] = group;
  const { use, isFirst, leave, person, mode, cover } = first;
  const tasks = tasksIn(group);
  const who = use.kind === "team" ? `Everybody in ${titleOf(staff, use)}` : person.title;
  const lead = mode === "worst" ? "in the worst case " : "";
  const related: readonly Related[] = [{ message: `the leave of ${person.title}`, place: leave.place }];
  return {
    message: `${who} is ${awayText(leave, person)}, and ${lead}${titlesOf(tasks)} ${group.length > 1 ? "fall into it, the first" : "falls into it,"} on ${whenFor(first.at, person, release)}. ${remedyOf(staff, first)}`,
    ...whereOwned(tasks, () => placeOfUse(first.task.owners, use)),
    ...(mode === "worst" || cover ? { severity: "warning" } : {}),
    related: [...related, ...relatedTasks(tasks)],
    fixes: isFirst ? fixesFor(staff, release, tasks) : [],
  };
}

function placeOfUse(owners: Owners, use: PartyUse): Owners["place"] {
  return [...owners.parties, ...owners.with].find(each => each === use)?.place ?? owners.place;
}

function remedyOf(staff: Staff, { task, use, isFirst, span, cover }: Absence): string {
  if (!isFirst) return "Name somebody who is there.";
  if (cover) {
    return `${titleOf(staff, cover)} covers: put the cover first, \`owner ${cover.name} or …\`, so that nobody waits for ${titleOf(staff, use)}.`;
  }
  if (task.owners.parties.length < 2) return "There is no cover: name somebody who is there.";
  const others = { ...task, owners: { ...task.owners, parties: task.owners.parties.slice(1) } };
  const reasons = reasonsAgainst(staff, others, span);
  return `No cover steps in${reasons ? `: ${reasons}` : ""}. Name somebody who is there.`;
}

function fixesFor(staff: Staff, release: Release, tasks: Group<OwnedTask>): readonly Fix[] {
  const spans = tasks.flatMap(task => [task.planned, task.worst].flatMap(span => (span ? [{ task, span }] : [])));
  const [{ owners }] = tasks;
  const covers = owners.parties.flatMap((party, index): Fix[] => {
    if (takesPart(owners, party) || !spans.every(each => coversIn(staff, each.task, each.span).includes(index)))
      return [];
    return [{ kind: "choice", title: `Put ${titleOf(staff, party)} first`, edits: putFirst(tasks, index) }];
  });
  if (covers.length > 0) return covers.slice(0, 3);
  return candidatesFor(staff, release, tasks, peopleNamed(owners)).map(person => giveTo(person, tasks));
}
