import type { Fix } from "../../plan/finding.js";
import { placeKey } from "../../plan/place.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import type { OwnedTask } from "../../staffing/owned.js";
import { reasonsAgainst } from "../../staffing/people.js";
import { peopleOf, type Staff, staffOf } from "../../staffing/staff.js";
import { tasksOf } from "../../staffing/tasks.js";
import { count, list } from "../../wording/lists.js";
import { acceptFor } from "../accepting.js";
import { type Group, groupsBy } from "../groups.js";
import { addCover, relatedTasks, tasksIn, titlesOf, whereOwned } from "../owner/statements.js";
import type { Report, Rule, Subject } from "../rule.js";
import { abilitiesOf, type Shortage, whenShort } from "./ability.js";

export const singlePoint: Rule = {
  code: "knowledge/single-point",
  severity: "error",
  check,
};

function* check(subject: Subject): Iterable<Report> {
  const { plan, release, isShown } = subject;
  if (!release) return;
  const staff = staffOf(plan);
  const tasks = tasksOf(release);
  const isSaid = ({ task, mode }: Shortage): boolean => {
    if (isShown("knowledge/nobody", task, { mode })) return true;
    // A step's own counterpart is done by the step's owners: of them that has been said.
    const step = task.owners.inherited ? tasks[task.undoes ?? -1] : undefined;
    return step !== undefined && isShown("knowledge/nobody", step, { mode });
  };
  const shortages = abilitiesOf(subject, staff, release)
    .flatMap(({ few }) => few ?? [])
    .filter(each => !isSaid(each));
  const causeOf = (each: Shortage): string =>
    `${each.task.isContingent} ${acceptFor(release.runbook.accepts, singlePoint.code, each.task.place)} ${each.people.join(" ")} ${each.mode} ${whyOf(staff, each)}`;
  for (const group of groupsBy(shortages, causeOf).values()) yield reportOf(staff, release, group);
}

/** ": Ben is away until …", ": there is no cover", or nothing. */
function whyOf(staff: Staff, { task, span }: Shortage): string {
  const reasons = reasonsAgainst(staff, task, span);
  if (reasons) return `: ${reasons}`;
  return task.owners.parties.length > 1 ? "" : ": there is no cover";
}

function reportOf(staff: Staff, release: Release, group: Group<Shortage>): Report {
  const [shortage] = group;
  const { task, people, mode } = shortage;
  const tasks = tasksIn(group);
  const names = list(people.map(person => staff.roster.people[person]?.title ?? ""));
  const { leastCover } = staff.roster.policy;
  const lead = mode === "worst" ? "In the worst case, only" : "Only";
  const why = whyOf(staff, shortage);
  const isSaid = why.length > 0 && task.owners.parties.length > 1;
  const first = group.some(({ from }) => from !== shortage.from) ? ", first" : "";
  const at = isSaid ? `${first}${whenShort(shortage, release)}` : "";
  const wanted = leastCover - people.length;
  const remedy =
    wanted === 1 ? "Name one more" : `The policy asks for ${leastCover} people: name ${count(wanted, "more", "more")}`;
  return {
    message: `${lead} ${names} can do ${titlesOf(tasks)}${at}${why}. ${remedy}: \`owner ${task.owners.parties.map(({ name }) => name).join(" or ")} or NAME\`.`,
    ...whereOwned(tasks, ({ place }) => place),
    ...(statementsIn(tasks).length > 1 ? { about: release.runbook.place } : {}),
    mode,
    related: relatedTasks(tasks, `only ${names} can do this too`),
    fixes: () => fixesFor(staff, release, tasks),
  };
}

/** A cover for all of it: one line more in each `owner` statement. */
function fixesFor(staff: Staff, release: Release, tasks: Group<OwnedTask>): readonly Fix[] {
  const named = peopleOf(
    staff,
    tasks.flatMap(({ owners }) => owners.parties),
  );
  return candidatesFor(staff, release, tasks, named).map(
    ({ name, title }): Fix => ({
      kind: "choice",
      title: `Add ${title} as cover`,
      edits: statementsIn(tasks).flatMap(each => addCover(each, name)),
    }),
  );
}

/** Tasks that rest on the same `owner` statement. */
function statementsIn(tasks: Group<OwnedTask>): readonly Group<OwnedTask>[] {
  return [...groupsBy(tasks, ({ owners }) => placeKey(owners.place)).values()];
}
