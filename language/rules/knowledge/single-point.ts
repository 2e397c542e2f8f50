import type { Fix } from "../../plan/finding.js";
import type { Release } from "../../schedule/release.js";
import type { Group } from "../groups.js";
import { candidatesFor } from "../owner/candidates.js";
import { fromOrOn, reasonsAgainst, whenFor } from "../owner/people.js";
import { type Staff, staffOf } from "../owner/staff.js";
import {
  addCover,
  byStatement,
  type OwnedTask,
  relatedTasks,
  tasksIn,
  titlesOf,
  whereOwned,
} from "../owner/statements.js";
import type { Report, Rule, Subject } from "../rule.js";
import { count, list } from "../words.js";
import { abilitiesOf, type Shortage } from "./ability.js";

export const singlePoint: Rule = {
  code: "knowledge/single-point",
  severity: "error",
  summary: "Fewer people than the least cover can do a step, check, gate or rollback at its time.",
  why: "When the one person who can is ill, on a train or camping, the release stands still, half done. Those count who are named as owner or cover, or are in such a team, know every skill needed, may act there and are not away: for a rollback, at any time from the first step it serves to the end of the plan.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana or ben
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  check,
};

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const causeOf = ({ people, mode }: Shortage): string => `${people.join(" ")} ${mode}`;
  for (const group of byStatement(
    abilitiesOf(staff, release).few,
    "knowledge/single-point",
    release.runbook,
    causeOf,
  )) {
    yield reportOf(staff, release, group);
  }
}

function reportOf(staff: Staff, release: Release, group: Group<Shortage>): Report {
  const [{ task, people, mode, span }] = group;
  const tasks = tasksIn(group);
  const names = list(people.map(person => staff.plan.people[person]?.title ?? ""));
  const { leastCover } = staff.plan.policy;
  const lead = mode === "worst" ? "In the worst case only" : "Only";
  const reasons = reasonsAgainst(staff, task, span);
  const at = span && reasons ? ` ${fromOrOn(task)} ${whenFor(span.start, undefined, release)}` : "";
  const why = reasons ? `: ${reasons}` : task.owners.parties.length > 1 ? "" : ": nobody covers";
  const wanted = leastCover - people.length;
  const remedy =
    wanted === 1 ? "Name one more" : `The least cover is ${leastCover}: name ${count(wanted, "more", "more")}`;
  return {
    message: `${lead} ${names} can do ${titlesOf(tasks)}${at}${why}. ${remedy}: \`owner ${task.owners.parties.map(({ name }) => name).join(" or ")} or NAME\`.`,
    ...whereOwned(tasks, ({ place }) => place),
    ...(mode === "worst" ? { severity: "warning" } : {}),
    related: relatedTasks(tasks),
    fixes: fixesFor(staff, release, tasks),
  };
}

function fixesFor(staff: Staff, release: Release, tasks: Group<OwnedTask>): readonly Fix[] {
  const [{ owners }] = tasks;
  const named = owners.parties.flatMap(party => {
    if (party.kind === "person") return [party.person];
    return party.kind === "team" ? (staff.members[party.team] ?? []) : [];
  });
  return candidatesFor(staff, release, tasks, new Set(named)).map(
    ({ name, title }): Fix => ({ kind: "choice", title: `Add ${title} as cover`, edits: addCover(tasks, name) }),
  );
}
