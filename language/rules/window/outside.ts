import type { Activity, Instant, Moment, Plan, Runbook } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import type { Release } from "../../schedule/release.js";
import { placedAt } from "../../schedule/work.js";
import { acceptFor } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { Report, Rule } from "../rule.js";
import { count, duration, quoted, when } from "../words.js";
import { protectedEnvironment, protectedSteps } from "./protected.js";

export const outside: Rule = {
  code: "window/outside",
  severity: "error",
  summary: "A step on a protected environment that is placed outside the window, by its `at` or by what it follows.",
  why: "The window is what was agreed with everybody who depends on the environment. A step beside it changes things under people who were told that nothing would.",
  bad: `environment production { protected }
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  environment production
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step grow "Grow the disks" {
    at Sat 2026-05-23 09:00
    takes 20m
    rollback none because "more room harms nothing"
  }
}
`,
  good: `environment production { protected }
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  environment production
  timezone Europe/London
  window Sat 2026-05-23 09:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step grow "Grow the disks" {
    at Sat 2026-05-23 09:00
    takes 20m
    rollback none because "more room harms nothing"
  }
}
`,
  *check({ plan, release }) {
    const window = release?.runbook.window;
    if (!window) return;
    const steps = protectedSteps(plan, release.runbook).filter(({ index }) => isOutside(release, index));
    if (steps.length === 0) return;
    // What places several of them there is one cause; said apart of those that somebody accepts.
    const behind = placedBehind(release);
    const causeOf = (step: Activity): Moment | undefined => behind[step.index] ?? placedAt(release.runbook.work, step);
    for (const [cause, placed] of groupsBy(steps, causeOf)) {
      if (!cause) continue;
      const { accepts } = release.runbook;
      for (const group of groupsBy(placed, ({ place }) => acceptFor(accepts, outside.code, place)).values()) {
        yield reportOf(plan, release, cause, group);
      }
    }
  },
};

/** It begins before the window, or is placed behind it. What merely ends too late is an overrun. */
function isOutside({ runbook, schedule }: Release, index: number): boolean {
  const times = schedule.work.activities[index];
  const start = times?.planned?.start;
  if (start === undefined || !runbook.window) return false;
  return schedule.afterWindow[index] === true || (start < runbook.window.start && !times?.startInexact);
}

/** By node: the `at` behind the window that places it there, its own or that of what it follows. Linear. */
function placedBehind({ runbook }: Release): readonly (Moment | undefined)[] {
  const { work, window } = runbook;
  const graph = graphOf(work);
  const placed = new Array<Moment | undefined>(graph.size).fill(undefined);
  for (const node of graph.order) {
    const activity = work.activities[node];
    const own = activity && placedAt(work, activity);
    const isBehind = own?.at !== undefined && window !== undefined && own.at >= window.end;
    placed[node] = isBehind ? own : (graph.before[node] ?? []).flatMap(({ from }) => placed[from] ?? [])[0];
  }
  return placed;
}

const mostRelated = 20;

function reportOf(plan: Plan, release: Release, cause: Moment, steps: Group<Activity>): Report {
  const { runbook, schedule } = release;
  const [first, ...others] = steps;
  const start = schedule.work.activities[first.index]?.planned?.start ?? cause.at ?? 0;
  const environment = protectedEnvironment(plan, first)?.title ?? "";
  const what =
    others.length === 0
      ? `${quoted(first.title)} changes ${environment}`
      : `${quoted(first.title)} and ${count(others.length, "more step")} change ${environment}`;
  return {
    message: `${what}, which is protected, at ${when(start, release)}, ${beside(start, runbook)}. Move it into the window, or extend the window.`,
    place: cause.place,
    about: first.place,
    concerns: headsOfSeveral(steps),
    related: [
      ...(runbook.window ? [{ message: "the window", place: runbook.window.place }] : []),
      ...steps.slice(0, mostRelated).map(({ head }) => ({ message: "is placed outside it", place: head })),
    ],
  };
}

/** "2h before the window" */
function beside(start: Instant, { window }: Runbook): string {
  if (!window) return "outside the window";
  if (start < window.start) return `${duration(window.start - start)} before the window`;
  return start === window.end ? "when the window is over" : `${duration(start - window.end)} after the window`;
}
