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
