/** Who can do a task: named as owner or cover, or member of such a team; knowing every skill needed; permitted there; not away. */

import { keptFor } from "../plan/kept.js";
import type { DeclarationId, PartyUse, Plan } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import type { WhoCan } from "../schedule/undo/rollback-lengths.js";
import { leaveDuring } from "./leave.js";
import { personMayAct, type Staff, skillsLacking, staffOf, teamMayAct, teamMembershipOf } from "./staff.js";
import type { Task } from "./tasks.js";

export interface Capable {
  /** Positions of the people who can, leave aside, in the order named, each once. */
  readonly people: readonly number[];
  /** Those of them who have any leave. */
  readonly withLeave: readonly number[];
  /** A rotation that can be reached can do it: somebody always is there, and never alone. */
  readonly rotation: boolean;
  /** Why somebody named cannot be judged; empty where all can. */
  readonly doubts: ReadonlySet<Doubt>;
}

/**
 * `unknown`: somebody who is not declared, or a team of which nothing is known. The others are nobody at all, about whom the rule
 * of that code has its finding.
 */
export type Doubt = "unknown" | "owner/placeholder" | "owner/empty-team";

type TaskRequirements = Pick<Task, "owners" | "needs" | "environment">;

/** However large a team is, there is one look for all tasks that name and need the same. */
export function capableOf(staff: Staff, task: TaskRequirements): Capable {
  const parties = task.owners?.parties ?? none;
  const needs = needsOf(task);
  let same = answersIn(staff);
  parties.forEach(party => {
    same = branchOf(same, keyOf(party));
  });
  needs.forEach(need => {
    same = branchOf(same, need);
  });
  // Below zero, so that it is never taken for a party.
  same = branchOf(same, -2 - (task.environment?.environment ?? -1));
  same.capable ??= makeCapable(staff, task, parties, needs);
  return same.capable;
}

const none: readonly never[] = [];

/** By those named, then by what is needed, then by where. */
interface CapableBranch {
  readonly branches: Map<number | DeclarationId, CapableBranch>;
  capable: Capable | undefined;
}

const answersIn = keptFor((_: Staff): CapableBranch => ({ branches: new Map(), capable: undefined }));

function branchOf({ branches }: CapableBranch, key: number | DeclarationId): CapableBranch {
  const known = branches.get(key);
  if (known) return known;
  const made: CapableBranch = { branches: new Map(), capable: undefined };
  branches.set(key, made);
  return made;
}

function keyOf(party: PartyUse): number {
  switch (party.kind) {
    case "person":
      return 2 * party.person + 2;
    case "team":
      return 2 * party.team + 3;
    case "nobody":
      return party.placeholder ? 0 : 1;
  }
}

/** For the schedule: who can do something, where nobody else can. The very same function for as long as the people are. */
export function whoCanIn(plan: Plan): WhoCan {
  return whoCanOf(staffOf(plan));
}

const whoCanOf = keptFor((staff: Staff): WhoCan => {
  return asked => {
    const { people, rotation, doubts } = capableOf(staff, asked);
    return rotation || doubts.size > 0 ? undefined : people;
  };
});

/** The skills a task needs, as far as they are declared. */
export function needsOf({ needs }: Pick<Task, "needs">): readonly DeclarationId[] {
  if (needs.length === 0) return none;
  const declared: DeclarationId[] = [];
  for (const { skill } of needs) if (skill !== undefined) declared.push(skill);
  return declared;
}

function makeCapable(
  staff: Staff,
  { environment }: Pick<Task, "environment">,
  parties: readonly PartyUse[],
  needs: readonly DeclarationId[],
): Capable {
  const qualifies = (person: number): boolean =>
    skillsLacking(staff, person, needs).length === 0 && personMayAct(staff, person, environment);
  const people = new Set<number>();
  let rotation = false;
  const doubts = new Set<Doubt>();
  for (const party of parties) {
    switch (party.kind) {
      case "nobody":
        doubts.add(party.placeholder ? "owner/placeholder" : "unknown");
        break;
      case "person":
        if (qualifies(party.person)) people.add(party.person);
        break;
      case "team": {
        for (const member of staff.members[party.team] ?? []) if (qualifies(member)) people.add(member);
        const reach = rotationOf(staff, party.team, environment, needs, qualifies);
        rotation ||= reach === "can";
        if (reach === "unknown") doubts.add("unknown");
        if (reach === "empty") doubts.add("owner/empty-team");
        break;
      }
    }
  }
  const withLeave = [...people].filter(person => (staff.roster.people[person]?.away.length ?? 0) > 0);
  return { people: [...people], withLeave, rotation, doubts };
}

/** What is known of a team beyond its members: whether whoever is on call can do it. */
function rotationOf(
  staff: Staff,
  team: number,
  environment: Task["environment"],
  needs: readonly DeclarationId[],
  qualifies: (person: number) => boolean,
): "can" | "cannot" | "empty" | "unknown" {
  const standing = teamMembershipOf(staff, team);
  if (standing === "empty") return mayHaveMembers(staff, team) ? "unknown" : "empty";
  if (standing === "unlisted") return "unknown";
  const { rotation, contacts, knows } = staff.roster.teams[team] ?? { rotation: undefined, contacts: [], knows: [] };
  const members = staff.members[team] ?? [];
  if (rotation === undefined) return "cannot";
  if (contacts.length === 0) return members.length > 0 ? "cannot" : "unknown";
  if (members.length > 0) return members.every(qualifies) ? "can" : "cannot";
  return teamMayAct(staff, team, environment) && needs.every(need => knows.includes(need)) ? "can" : "cannot";
}

/** What could not be read may say who is in it. */
function mayHaveMembers({ roster }: Staff, team: number): boolean {
  return roster.teams[team]?.broken !== false || roster.people.some(({ broken }) => broken);
}

/** Those who can and are not away in a span; all who can where there is no span to judge by. */
export function presentIn(staff: Staff, capable: Capable, span: Span | undefined): readonly number[] {
  if (!span) return capable.people;
  const absent = new Set(capable.withLeave.filter(person => isAway(staff, person, span)));
  return absent.size === 0 ? capable.people : capable.people.filter(person => !absent.has(person));
}

export function isAway(staff: Staff, person: number, span: Span): boolean {
  const found = staff.roster.people[person];
  return found !== undefined && leaveDuring(found, span) !== undefined;
}
