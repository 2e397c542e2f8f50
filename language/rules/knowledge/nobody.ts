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
  summary:
    "None of those named can do a step, check, gate or rollback at its time, or nobody anywhere has a skill it needs.",
  why: "If nobody named can do it, the step waits, or somebody tries it for the first time. A person counts who knows every skill needed, may act there and is not away. For an activity that holds all the time it takes. For a rollback somebody must be available whenever it may be needed: from the first step it serves to the end of the window (without one, until all is undone).",
  bad: `skill failover "Fail over the broker"
person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana or ben
    needs failover
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `skill failover "Fail over the broker"
person ana "Ana Lopez" { knows failover timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { knows failover timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana or ben
    needs failover
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
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
    ({ skill, task }) => `${skill} ${acceptFor(runbook.accepts, "knowledge/nobody", task.place)}`,
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
