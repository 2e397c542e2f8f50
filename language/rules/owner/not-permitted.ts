import type { Fix } from "../../plan/finding.js";
import type { PartyUse } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { capableOf } from "../../staffing/capable.js";
import { isOwned, type OwnedTask, peopleNamed, takesPart } from "../../staffing/owned.js";
import { titleOf } from "../../staffing/people.js";
import { personMayAct, type Staff, staffOf, teamMayAct, teamMembershipOf } from "../../staffing/staff.js";
import { type Task, tasksOf } from "../../staffing/tasks.js";
import { list } from "../../wording/lists.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { byStatement, giveTo, putFirst, relatedTasks, tasksIn, titlesOf, whereOwned } from "./statements.js";

export const notPermitted: Rule = {
  code: "owner/not-permitted",
  severity: "error",
  check,
};

interface Judged {
  readonly task: OwnedTask;
  readonly owner: PartyUse;
  /** Position of the environment. */
  readonly environment: number;
}

function* check({ plan, release, each }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const judged = each(tasksOf(release), judgedOf, staff).flatMap(one => one ?? []);
  for (const group of byStatement(
    judged,
    "owner/not-permitted",
    release.runbook,
    ({ environment }) => `${environment}`,
  )) {
    const [{ owner, environment }] = group;
    const tasks = tasksIn(group);
    const declared = plan.environments[environment];
    const operators = list(declared?.operators.map(id => id.slice(id.lastIndexOf("#") + 1)) ?? []);
    yield {
      message: `${titleOf(staff, owner)} owns ${titlesOf(tasks)} but may not act in \`${declared?.name}\`: only ${operators} may. Put an operator first, or add \`${owner.name}\` to its operators.`,
      ...whereOwned(tasks, () => owner.place),
      related: [
        ...(declared ? [{ message: `operators of \`${declared.name}\``, place: declared.head }] : []),
        ...relatedTasks(tasks),
      ],
      fixes: () => fixesFor(staff, release, tasks),
    };
  }
}

function judgedOf(task: Task, staff: Staff): Judged | undefined {
  const environment = task.environment?.environment;
  if (environment === undefined || !isOwned(task)) return undefined;
  const owner = task.owners.parties[0];
  return owner && !mayAct(staff, owner, task) ? { task, owner, environment } : undefined;
}

function mayAct(staff: Staff, party: PartyUse, task: OwnedTask): boolean {
  switch (party.kind) {
    case "person":
      return personMayAct(staff, party.person, task.environment);
    case "team":
      return teamMembershipOf(staff, party.team) === "empty" || teamMayAct(staff, party.team, task.environment);
    case "nobody":
      return true;
  }
}

function fixesFor(staff: Staff, release: Release, tasks: Group<OwnedTask>): readonly Fix[] {
  const [{ owners }] = tasks;
  const named = owners.parties.flatMap((party, index): Fix[] => {
    if (
      index === 0 ||
      party.kind !== "person" ||
      takesPart(owners, party) ||
      !tasks.every(each => capableOf(staff, each).people.includes(party.person))
    )
      return [];
    return [{ kind: "choice", title: `Put ${titleOf(staff, party)} first`, edits: putFirst(tasks, index) }];
  });
  const others = candidatesFor(staff, release, tasks, peopleNamed(owners), 3 - Math.min(named.length, 3));
  return [...named.slice(0, 3), ...others.map(person => giveTo(person, tasks))];
}
