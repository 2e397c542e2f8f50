import type { Seconds } from "../../plan/plan.js";
import { isOwned, type OwnedTask } from "../../staffing/owned.js";
import { tasksOf } from "../../staffing/tasks.js";
import { count } from "../../wording/lists.js";
import { duration } from "../../wording/times.js";
import { headsOfSeveral } from "../concerns.js";
import { whereOwned } from "../owner/statements.js";
import { type Report, type Rule, type Subject, tidy } from "../rule.js";

export const concentrated: Rule = {
  code: "knowledge/concentrated",
  severity: tidy("warning"),
  summary: "One person owns more than half of the critical path, where it has six activities or more.",
  why: "If that person is slow, tired or called away, everything is late. In a shorter plan one person always does most of it.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  change CHG-1
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 14:00
  decider ben or ana
  owner ana or ben

  notify start "Announce the restart" { owner ben or ana to "#all" takes 5m }
  step one "Restart broker 1" { takes 30m rollback none because "a restart changes nothing" }
  step two "Restart broker 2" { takes 30m rollback none because "a restart changes nothing" }
  step three "Restart broker 3" { takes 30m rollback none because "a restart changes nothing" }
  check flow "Look at the queue" { owner ben or ana takes 20m expect "messages flow" }
  notify done "Announce the end" { owner ben or ana to "#all" takes 5m }
  contingency stuck "A broker does not come back" { trigger "no leader after 5 minutes" then rollback }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  change CHG-1
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 14:00
  decider ben or ana
  owner ana or ben

  notify start "Announce the restart" { owner ben or ana to "#all" takes 5m }
  step one "Restart broker 1" { takes 30m rollback none because "a restart changes nothing" }
  step two "Restart broker 2" { owner ben or ana takes 30m rollback none because "a restart changes nothing" }
  step three "Restart broker 3" { takes 30m rollback none because "a restart changes nothing" }
  check flow "Look at the queue" { owner ben or ana takes 20m expect "messages flow" }
  notify done "Announce the end" { owner ben or ana to "#all" takes 5m }
  contingency stuck "A broker does not come back" { trigger "no leader after 5 minutes" then rollback }
}
`,
  check,
};

/** With fewer activities on the path, one person having most of them says nothing. */
const LEAST_ACTIVITIES = 6;

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const { activities, criticalPath: path } = release.schedule.work;
  // How much of the path somebody carries is known when its length is.
  if (activities.some(({ endInexact }) => endInexact)) return;
  if (path.length < LEAST_ACTIVITIES) return;
  const tasks = tasksOf(release);
  const carried = new Map<number, { seconds: Seconds; readonly tasks: [OwnedTask, ...OwnedTask[]] }>();
  let whole: Seconds = 0;
  for (const index of path) {
    const task = tasks[index];
    const length = task?.activity?.takes?.planned ?? 0;
    whole += length;
    if (!task || !isOwned(task) || task.kind === "wait") continue;
    const [owner] = task.owners.parties;
    if (owner?.kind !== "person") continue;
    const load = carried.get(owner.person);
    if (load) {
      load.seconds += length;
      load.tasks.push(task);
    } else {
      carried.set(owner.person, { seconds: length, tasks: [task] });
    }
  }
  for (const [person, load] of carried) {
    if (load.tasks.length < 2 || load.seconds * 2 <= whole) continue;
    const [first, ...others] = load.tasks;
    const title = plan.people[person]?.title ?? "";
    const percent = Math.round((load.seconds / whole) * 100);
    const where = whereOwned([first], owners => owners.parties[0]?.place ?? owners.place);
    yield {
      message: `${title} owns ${duration(load.seconds)} of the ${duration(whole)} on the critical path (${percent}%), in ${count(load.tasks.length, "activity", "activities")}, so any delay of theirs delays the release. Give some of these to others.`,
      ...where,
      related: others.map(({ head }) => ({ message: `owned by ${title} too`, place: head })),
      concerns: headsOfSeveral(load.tasks),
      acceptedAt: [where.about],
    };
  }
}
