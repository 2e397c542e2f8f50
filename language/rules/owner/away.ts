import type { Fix, Related } from "../../plan/finding.js";
import type { Away, Owners, PartyUse, Person } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { capableOf, isAway, presentIn } from "../../staffing/capable.js";
import { leaveDuring } from "../../staffing/leave.js";
import { isOwned, type OwnedTask, peopleNamed, takesPart } from "../../staffing/owned.js";
import { awayText, reasonsAgainst, titleOf, whenFor } from "../../staffing/people.js";
import { peopleOf, type Staff, staffOf } from "../../staffing/staff.js";
import { type Task, tasksOf } from "../../staffing/tasks.js";
import { leavesOf, understaffingIn } from "../../staffing/understaffing.js";
import { count } from "../../wording/lists.js";
import { inWorstCase, period } from "../../wording/times.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { byStatement, giveTo, putFirst, relatedTasks, tasksIn, titlesOf, whereOwned } from "./statements.js";

export const away: Rule = {
  code: "owner/away",
  severity: "error",
  check,
};

/** Somebody a task counts on who is away then. */
interface Absence {
  readonly task: OwnedTask;
  readonly use: PartyUse;
  readonly isFirst: boolean;
  readonly leave: Away;
  /** Whose leave it is: of a team that is away whole, the first member's. */
  readonly person: Person;
  /** The activity's time; of the time in which a rollback may be needed, the first stretch in which they are away. */
  readonly span: Span;
  /** How many more such stretches there are. */
  readonly more: number;
  readonly mode: Mode;
  /** Covers who can do it are there all the time. */
  readonly isCovered: boolean;
  /** The first of them who is. */
  readonly cover: PartyUse | undefined;
}

function* check({ plan, release, isShown, each }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  // Where ability counts and nobody covers for the team, that says so.
  const isSaid = ({ task, use, isFirst, isCovered, mode }: Absence): boolean =>
    use.kind === "team" && isFirst && !isCovered && isShown("knowledge/nobody", task, { mode });
  const absences = each(tasksOf(release), absencesIn, staff)
    .flat()
    .filter(absence => !isSaid(absence));
  const causeOf = ({ use, mode, isCovered, cover }: Absence): string =>
    `${use.kind} ${use.name} ${mode} ${isCovered} ${cover?.name}`;
  for (const group of byStatement(absences, away.code, release.runbook, causeOf)) {
    yield reportOf(staff, release, group);
  }
}

function absencesIn(task: Task, staff: Staff): readonly Absence[] {
  if (!isOwned(task)) return nothing;
  const { parties, with: taking } = task.owners;
  const first = parties[0];
  const ofUse = (use: PartyUse): readonly Absence[] => {
    const absence =
      absenceIn(staff, task, use, use === first, "planned") ?? absenceIn(staff, task, use, use === first, "worst");
    return absence ? [absence] : nothing;
  };
  const own = first ? ofUse(first) : nothing;
  return taking.length === 0 ? own : [...own, ...taking.flatMap(ofUse)];
}

const nothing: readonly never[] = [];

function absenceIn(staff: Staff, task: OwnedTask, use: PartyUse, isFirst: boolean, mode: Mode): Absence | undefined {
  const whole = task[mode];
  // Most have no leave at all.
  if (!whole || (use.kind === "person" && !hasLeave(staff, use.person))) return undefined;
  const people = peopleBehind(staff, use);
  if (!people?.every(each => hasLeave(staff, each))) return undefined;
  const stretches = task.activity
    ? absentThroughout(staff, people, whole)
    : understaffingIn(people, whole, 1, leavesOf(staff)).map(({ span }) => span);
  const [span] = stretches;
  const person = staff.roster.people[people[0] ?? -1];
  const leave = span && person && leaveDuring(person, span);
  if (!leave) return undefined;
  const [index] = isFirst ? coversIn(staff, task, span) : [];
  const cover = index === undefined ? undefined : task.owners.parties[index];
  const isCovered = isFirst && stretches.every(stretch => isCoveredIn(staff, task, stretch));
  return { task, use, isFirst, leave, person, span, more: stretches.length - 1, mode, isCovered, cover };
}

function hasLeave(staff: Staff, person: number): boolean {
  return (staff.roster.people[person]?.away.length ?? 0) > 0;
}

/** Whoever does an activity is there for all of it. */
function absentThroughout(staff: Staff, people: readonly number[], span: Span): readonly Span[] {
  return people.every(each => isAway(staff, each, span)) ? [span] : [];
}

/** Undefined for whom is not known, and for a team that always has somebody. */
function peopleBehind(staff: Staff, use: PartyUse): readonly number[] | undefined {
  if (use.kind === "person") return [use.person];
  if (use.kind === "nobody" || staff.roster.teams[use.team]?.rotation !== undefined) return undefined;
  const members = staff.members[use.team] ?? [];
  return members.length > 0 ? members : undefined;
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

/** By one of the covers; for a rollback, by now this and now that one. */
function isCoveredIn(staff: Staff, task: OwnedTask, span: Span): boolean {
  if (task.activity) return coversIn(staff, task, span).length > 0;
  const { people, rotation } = capableOf(staff, task);
  const covers = peopleOf(staff, task.owners.parties.slice(1));
  const able = people.filter(person => covers.has(person));
  return rotation || (able.length > 0 && understaffingIn(able, span, 1, leavesOf(staff)).length === 0);
}

function reportOf(staff: Staff, release: Release, group: Group<Absence>): Report {
  const [first] = group;
  const { use, isFirst, leave, person, mode, isCovered } = first;
  const tasks = tasksIn(group);
  const who = use.kind === "team" ? `Everybody in ${titleOf(staff, use)}` : person.title;
  const related: readonly Related[] = [{ message: `the leave of ${person.title}`, place: leave.place }];
  return {
    message: `${inWorstCase(mode)}${who} is ${awayText(leave, person)}, and not available for ${titlesOf(tasks)}${whenAway(first, group.length > 1, release)}. ${remedyOf(staff, first)}`,
    ...whereOwned(tasks, () => placeOfUse(first.task.owners, use)),
    mode,
    ...(isCovered ? { severity: "warning" } : {}),
    related: [...related, ...relatedTasks(tasks)],
    fixes: () => (isFirst ? fixesFor(staff, release, tasks) : []),
  };
}

function whenAway({ task, leave, person, span, more }: Absence, isFirstOfSeveral: boolean, release: Release): string {
  if (!task.activity) {
    return `, which may be needed from ${period(span, release)}${more > 0 ? ` and at ${count(more, "more time")}` : ""}`;
  }
  return `${isFirstOfSeveral ? ", first" : ""} on ${whenFor(Math.max(span.start, leave.from), person, release)}`;
}

function placeOfUse(owners: Owners, use: PartyUse): Owners["place"] {
  return [...owners.parties, ...owners.with].find(each => each === use)?.place ?? owners.place;
}

function remedyOf(staff: Staff, { task, use, isFirst, span, isCovered, cover }: Absence): string {
  if (!isFirst) return "Name somebody who is available.";
  if (isCovered && cover) {
    return `${titleOf(staff, cover)} covers: put the cover first (\`owner ${cover.name} or …\`), so that nobody waits for ${titleOf(staff, use)}.`;
  }
  if (task.owners.parties.length < 2) return "There is no cover. Name somebody who is available.";
  const others = { ...task, owners: { ...task.owners, parties: task.owners.parties.slice(1) } };
  const reasons = reasonsAgainst(staff, others, span);
  return `No cover ${isCovered ? "is available all the time" : "can step in"}${reasons ? `: ${reasons}` : ""}. Name somebody who is available.`;
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
