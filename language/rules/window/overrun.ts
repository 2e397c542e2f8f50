import type { Activity, Seconds, Window } from "../../plan/plan.js";
import { dueEnd } from "../../schedule/due-end.js";
import type { Release } from "../../schedule/release.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { pathTo } from "../order/path.js";
import { alsoLate, followersReported, type ReportedDelay, reportedDelays } from "../order/reported-delays.js";
import type { Report, Rule } from "../rule.js";

export const overrun: Rule = {
  code: "window/overrun",
  severity: "error",
  *check(subject) {
    const { release } = subject;
    const window = release?.runbook.window;
    if (release && window)
      for (const reported of reportedDelays(subject, "window")) yield* reportOf(release, window, reported);
  },
};

function* reportOf(release: Release, window: Window, told: ReportedDelay): Iterable<Report> {
  const last = release.runbook.work.activities[told.delay.activity];
  if (!last) return;
  const { related = [], ...report } = followersReported(release, told, window.place);
  // Only a first check that comes too late is milder.
  const { sentence, why } = told.delay.severity ? ofVerification(release, told, last) : ofWork(release, told);
  yield {
    ...report,
    message: `${inWorstCase(told.delay.mode)}${sentence}${alsoLate(told.followers)}`,
    place: window.place,
    related: [{ message: `${quoted(last.title)} ${why}`, place: last.head }, ...related],
  };
}

interface OverrunText {
  readonly sentence: string;
  readonly why: string;
}

function ofWork(release: Release, { delay }: ReportedDelay): OverrunText {
  const { mode, actual, by, activity } = delay;
  const plan = mode === "worst" ? "the plan" : "The plan";
  const path = pathTo(activity, release, mode);
  return {
    sentence: `${plan} ends at ${when(actual, release)}, ${duration(by)} after the window${andWorst(release, delay)}. Critical path: ${path}. Shorten or move one of these, start earlier, or ask for a longer window.`,
    why: "ends last",
  };
}

function ofVerification(release: Release, { delay: { actual, by } }: ReportedDelay, { title }: Activity): OverrunText {
  return {
    sentence: `${quoted(title)} ends at ${when(actual, release)}, ${duration(by)} after the window. It is the first check after the last change, so what it finds cannot be undone inside the window. Check earlier, start earlier, or ask for a longer window.`,
    why: "is the first check after the last change",
  };
}

/** What the worst case adds, where the plan itself overruns. */
function andWorst(release: Release, { mode, actual, by }: ReportedDelay["delay"]): string {
  const worst = dueEnd(release, "worst")?.at ?? actual;
  const most: Seconds = by + worst - actual;
  return mode === "planned" && worst > actual ? ` (${duration(most)} in the worst case)` : "";
}
