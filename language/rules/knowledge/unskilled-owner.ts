import type { Fix } from "../../plan/finding.js";
import type { DeclarationId, PartyUse } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { capableOf, needsOf } from "../../staffing/capable.js";
import { isOwned, type OwnedTask, peopleNamed, takesPart } from "../../staffing/owned.js";
import { skillTitles, titleOf } from "../../staffing/people.js";
import { type Staff, skillsLacking, skillsLackingIn, staffOf, teamMembershipOf } from "../../staffing/staff.js";
import { type Task, tasksOf } from "../../staffing/tasks.js";
import type { Group } from "../groups.js";
import {
  byStatement,
  putInstead,
  relatedTasks,
  replaceParty,
  tasksIn,
  titlesOf,
  whereOwned,
} from "../owner/statements.js";
import type { Report, Rule, Subject } from "../rule.js";

export const unskilledOwner: Rule = {
  code: "knowledge/unskilled-owner",
  severity: "error",
  check,
};

interface Unskilled {
  readonly task: OwnedTask;
  /** Position among the parties: 0 is responsible. */
  readonly index: number;
  readonly party: PartyUse;
  readonly lacking: readonly DeclarationId[];
}

function* check({ plan, release, isShown, each }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  // Why somebody is left alone is said with it: then only the owner's own lack is another matter.
  const isSaid = ({ task, index }: Unskilled): boolean =>
    isShown("knowledge/nobody", task, severityOf(index)) ||
    (index > 0 && isShown("knowledge/single-point", task, severityOf(index)));
  const unskilled = each(tasksOf(release), unskilledIn, staff)
    .flat()
    .filter(one => !isSaid(one));
  const causeOf = ({ index, lacking }: Unskilled): string => `${index} ${lacking.join(" ")}`;
  for (const group of byStatement(unskilled, "knowledge/unskilled-owner", release.runbook, causeOf)) {
    yield reportOf(staff, release, group);
  }
}

function unskilledIn(task: Task, staff: Staff): readonly Unskilled[] {
  if (task.needs.length === 0 || !isOwned(task)) return nothing;
  const needs = needsOf(task);
  const { parties } = task.owners;
  if (parties.every(party => lackingIn(staff, party, needs).length === 0)) return nothing;
  return parties
    .map((party, index): Unskilled => ({ task, index, party, lacking: lackingIn(staff, party, needs) }))
    .filter(({ lacking }) => lacking.length > 0);
}

const nothing: readonly never[] = [];

/** Of a team without people nothing is known; another rule says so. */
function lackingIn(staff: Staff, party: PartyUse, needs: readonly DeclarationId[]): readonly DeclarationId[] {
  switch (party.kind) {
    case "person":
      return skillsLacking(staff, party.person, needs);
    case "team": {
      const standing = teamMembershipOf(staff, party.team);
      return standing === "empty" || standing === "unlisted" ? [] : skillsLackingIn(staff, party.team, needs);
    }
    case "nobody":
      return [];
  }
}

function reportOf(staff: Staff, release: Release, group: Group<Unskilled>): Report {
  const [{ index, party, lacking }] = group;
  const tasks = tasksIn(group);
  const isOwner = index === 0;
  const who =
    party.kind === "team" ? `Nobody in ${titleOf(staff, party)} knows` : `${titleOf(staff, party)} does not know`;
  const what = `${isOwner ? "owns" : "covers"} ${titlesOf(tasks)}`;
  const say = party.kind === "team" ? `which ${titlesOf(tasks)} ${tasks.length > 1 ? "need" : "needs"}` : `but ${what}`;
  const remedy = isOwner ? "Put somebody who does first" : "Name a cover who does";
  return {
    message: `${who} ${skillTitles(staff, lacking)}, ${say}. ${remedy}, or add \`knows …\` to the declaration.`,
    ...whereOwned(tasks, () => party.place),
    ...severityOf(index),
    related: relatedTasks(tasks),
    fixes: () => fixesFor(staff, release, tasks, index),
  };
}

/** The owner's own lack is an error, a cover's a warning. */
function severityOf(index: number): Pick<Report, "severity"> {
  return index === 0 ? {} : { severity: "warning" };
}

function fixesFor(staff: Staff, release: Release, tasks: Group<OwnedTask>, index: number): readonly Fix[] {
  const [{ owners }] = tasks;
  const covers = owners.parties.flatMap((party, position): Fix[] => {
    if (index > 0 || position === 0 || party.kind !== "person" || takesPart(owners, party)) return [];
    if (!tasks.every(task => capableOf(staff, task).people.includes(party.person))) return [];
    return [
      { kind: "choice", title: `Put ${titleOf(staff, party)} first instead`, edits: putInstead(tasks, position) },
    ];
  });
  const others = candidatesFor(staff, release, tasks, peopleNamed(owners)).map(
    ({ name, title }): Fix => ({
      kind: "choice",
      title: index === 0 ? `Give it to ${title}` : `Make ${title} the cover`,
      edits: replaceParty(tasks, index, name),
    }),
  );
  return [...covers, ...others].slice(0, 3);
}
