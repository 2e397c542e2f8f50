import type { Activity, Instant, Moment, Plan, Runbook } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import type { Release } from "../../schedule/release.js";
import { placedAt } from "../../schedule/work.js";
import { count } from "../../wording/lists.js";
import { duration, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { Report, Rule } from "../rule.js";

export const outside: Rule = {
  code: "window/outside",
  severity: "error",
  *check({ plan, release }) {
    if (!release?.runbook.window) return;
    const steps = release.runbook.work.activities.filter(activity => isOutside(release, activity));
    if (steps.length === 0) return;
    // What places several of them there is one cause; said apart of those that somebody accepts.
    const after = placedAfter(release);
    const causeOf = (step: Activity): Moment | undefined => after[step.index] ?? placedAt(release.runbook.work, step);
    for (const [cause, placed] of groupsBy(steps, causeOf)) {
      if (!cause) continue;
      const { accepts } = release.runbook;
      for (const group of groupsBy(placed, ({ place }) => acceptFor(accepts, outside.code, place)).values()) {
        yield reportOf(plan, release, cause, group);
      }
    }
  },
};

/** A step that begins before the window and has to be undone, or that is placed after it. What merely ends too late is an overrun. */
function isOutside({ runbook, schedule }: Release, { kind, answer, index }: Activity): boolean {
  const times = schedule.work.activities[index];
  const start = times?.planned?.start;
  if (kind !== "step" || start === undefined || !runbook.window) return false;
  if (schedule.afterWindow[index]) return true;
  return answer?.kind !== "none" && start < runbook.window.start && !times?.startInexact;
}

/** By node: the `at` after the window that places it there, its own or that of what it follows. Linear. */
function placedAfter({ runbook }: Release): readonly (Moment | undefined)[] {
  const { work, window } = runbook;
  const graph = graphOf(work);
  const placed = new Array<Moment | undefined>(graph.size).fill(undefined);
  for (const node of graph.order) {
    const activity = work.activities[node];
    const own = activity && placedAt(work, activity);
    const isAfter = own?.at !== undefined && window !== undefined && own.at >= window.end;
    placed[node] = isAfter ? own : (graph.before[node] ?? []).flatMap(({ from }) => placed[from] ?? [])[0];
  }
  return placed;
}

const mostRelated = 20;

function reportOf(plan: Plan, release: Release, cause: Moment, steps: Group<Activity>): Report {
  const { runbook, schedule } = release;
  const [first, ...others] = steps;
  const start = schedule.work.activities[first.index]?.planned?.start ?? cause.at ?? 0;
  return {
    message: `${does(plan, steps)} at ${when(start, release)}, ${beside(start, runbook)}. Nothing may change outside the window. Move ${others.length === 0 ? "it" : "them"} into the window, or extend the window.${hintFor(start, runbook)}`,
    place: cause.place,
    about: first.place,
    concerns: headsOfSeveral(steps),
    related: [
      ...(runbook.window ? [{ message: "the window", place: runbook.window.place }] : []),
      ...steps.slice(0, mostRelated).map(({ head }) => ({ message: "is scheduled outside the window", place: head })),
    ],
  };
}

/** `"One" and 2 more steps change Production (protected)` or `"One" is scheduled` */
function does({ environments }: Plan, [first, ...others]: Group<Activity>): string {
  const who =
    others.length === 0 ? quoted(first.title) : `${quoted(first.title)} and ${count(others.length, "more step")}`;
  const where = environments[first.environment?.environment ?? -1];
  if (!where) return `${who} ${others.length === 0 ? "is" : "are"} scheduled`;
  return `${who} ${others.length === 0 ? "changes" : "change"} ${where.title}${where.protected ? " (protected)" : ""}`;
}

/** "2h before the window" */
function beside(start: Instant, { window }: Runbook): string {
  if (!window) return "outside the window";
  if (start < window.start) return `${duration(window.start - start)} before the window`;
  return start === window.end ? "when the window has ended" : `${duration(start - window.end)} after the window`;
}

function hintFor(start: Instant, { window }: Runbook): string {
  return window && start < window.start ? ' If it leaves nothing to undo, add `rollback none because "…"`.' : "";
}
