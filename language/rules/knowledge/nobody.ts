import type { DeclarationId } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { peopleNamed } from "../../staffing/owned.js";
import { reasonsAgainst } from "../../staffing/people.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import type { Task } from "../../staffing/tasks.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import { byStatement, giveTo, relatedTasks, tasksIn, titlesOf, whereOwned } from "../owner/statements.js";
import type { Report, Rule, Subject } from "../rule.js";
import { abilitiesOf, type Shortage, whenShort } from "./ability.js";

export const nobody: Rule = {
  code: "knowledge/nobody",
  severity: "error",
  check,
};

function* check(subject: Subject): Iterable<Report> {
  const { plan, release } = subject;
  if (!release) return;
  const staff = staffOf(plan);
  const abilities = abilitiesOf(subject, staff, release);
  const unknown = abilities.flatMap(({ task, unknownSkills }) => unknownSkills.map(skill => ({ task, skill })));
  for (const group of bySkill(unknown, release)) yield ofSkill(staff, group);
  const shortages = abilities.flatMap(each => each.nobody ?? []);
  const causeOf = ({ task, mode, span }: Shortage): string => `${mode} ${reasonsAgainst(staff, task, span)}`;
  for (const group of byStatement(shortages, "knowledge/nobody", release.runbook, causeOf)) {
    yield ofStatement(staff, release, group);
  }
}

interface UnknownSkill {
  readonly task: Task;
  readonly skill: DeclarationId;
}

/** A skill that nobody has is said once; what different accepts take is told apart. */
function bySkill(unknown: readonly UnknownSkill[], { runbook }: Release): Iterable<Group<UnknownSkill>> {
  return groupsBy(
    unknown,
    ({ skill, task }) => `${task.isContingent} ${skill} ${acceptFor(runbook.accepts, "knowledge/nobody", task.place)}`,
  ).values();
}

function ofSkill(staff: Staff, group: Group<UnknownSkill>): Report {
  const [{ task, skill }] = group;
  const uses = group.flatMap(each => each.task.needs.find(need => need.skill === skill) ?? []);
  const [use, ...others] = uses;
  const declared = staff.roster.skills.find(({ id }) => id === skill);
  const name = declared?.name ?? use?.name ?? "";
  return {
    message: `Nobody in this runbook or its imports knows \`${name}\`, which ${titlesOf(group.map(each => each.task))} ${group.length > 1 ? "need" : "needs"}. Add \`knows ${name}\` to whoever does, or find somebody.`,
    place: use?.place ?? task.head,
    about: task.place,
    concerns: headsOfSeveral(group.map(each => each.task)),
    related: [
      ...others.map(({ place }) => ({ message: "needed here too", place })),
      ...(declared ? [{ message: "the skill", place: declared.head }] : []),
    ],
  };
}

function ofStatement(staff: Staff, release: Release, group: Group<Shortage>): Report {
  const [shortage] = group;
  const { task, mode, span } = shortage;
  const tasks = tasksIn(group);
  const reasons = reasonsAgainst(staff, task, span);
  const lead = mode === "worst" ? "In the worst case, none" : "None";
  return {
    message: `${lead} of those named can do ${titlesOf(tasks)}${whenShort(shortage, release)}${reasons ? `: ${reasons}` : ""}. Name somebody who can: \`owner NAME or COVER\`.`,
    ...whereOwned(tasks, ({ place }) => place),
    mode,
    related: relatedTasks(tasks),
    fixes: () => candidatesFor(staff, release, tasks, peopleNamed(task.owners)).map(person => giveTo(person, tasks)),
  };
}
