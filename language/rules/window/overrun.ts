import type { Seconds } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { chainTo, holdsOf } from "../order/waiting.js";
import type { Rule } from "../rule.js";
import { duration, inWorstCase, list, quoted, when } from "../words.js";
import { dueEnd, type Overrun, overrunOf } from "./plan-end.js";

export const overrun: Rule = {
  code: "window/overrun",
  severity: "error",
  summary: "A step or a decision that ends after the window, or a first check of the change that does (a warning).",
  why: "The end of the window is what customers and other teams were promised. What does not fit on paper does not fit on the night, and there would be no time left to go back. The watch is another matter: checks, waits and messages for which no step and no decision waits, such as hypercare, may go on for days. But the first check after the last change has to end with the window: what it finds later can no longer be undone inside it.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 1h
    rollback "Deploy 4.1 again" { takes 10m }
  }
  step warm "Warm the caches" { takes 1h30m rollback none because "caches go stale by themselves" }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }
team desk "Service desk" { contact "#desk" rotation "desk-primary" }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 13:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 1h
    rollback "Deploy 4.1 again" { takes 10m }
  }
  step warm "Warm the caches" { takes 1h30m rollback none because "caches go stale by themselves" }
  check soak "Watch the error rate" { takes 10m }
  wait hypercare "Watch for complaints" { owner desk takes 2d }
}
`,
  *check({ release }) {
    const over = release && overrunOf(release);
    const window = release?.runbook.window;
    if (!over || !window) return;
    const { activities } = release.runbook.work;
    const last = activities[over.activity];
    if (over.due === "verification" && last) {
      yield {
        message: `${inWorstCase(over.mode)}${quoted(last.title)} ends at ${when(over.at, release)}, ${duration(over.by)} after the window. It is the first check after the last change: what it finds can no longer be undone inside the window. Check earlier, begin earlier, or ask for a longer window.`,
        place: window.place,
        severity: "warning",
        related: [{ message: `${quoted(last.title)} checks the change first`, place: last.head }],
      };
      return;
    }
    yield {
      message: `${over.mode === "worst" ? "In the worst case the" : "The"} plan ends at ${when(over.at, release)}, ${duration(over.by)} after the window${andWorst(over, release)}. No time is lost on the way: ${pathOf(over, release)}. Shorten or move one of these, begin earlier, or ask for a longer window.`,
      place: window.place,
      severity: over.mode === "worst" ? "warning" : "error",
      related: last ? [{ message: `${quoted(last.title)} ends last`, place: last.head }] : [],
    };
  },
};

/** What the worst case adds, where the plan itself overruns. */
function andWorst({ mode, at, by }: Overrun, release: Release): string {
  const worst = dueEnd(release, "worst")?.at ?? at;
  const most: Seconds = by + worst - at;
  return mode === "planned" && worst > at ? ` (in the worst case ${duration(most)})` : "";
}

const mostTitles = 5;

/** The activities that follow each other without a pause up to the end. */
function pathOf({ activity, mode }: Overrun, { runbook, schedule }: Release): string {
  const chain = chainTo(activity, schedule.work, holdsOf(runbook.work, schedule.work, mode), mode);
  const titles = chain.flatMap(index => quoted(runbook.work.activities[index]?.title ?? ""));
  if (titles.length <= mostTitles) return list(titles);
  const shown = [...titles.slice(0, mostTitles - 2), `${titles.length - mostTitles + 1} more`, ...titles.slice(-1)];
  return list(shown);
}
