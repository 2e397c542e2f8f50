import type { Seconds } from "../../plan/plan.js";
import { dueEnd } from "../../schedule/due-end.js";
import { duration, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { isOverrunSaid } from "../plan-end.js";
import type { Rule } from "../rule.js";

export const noSlack: Rule = {
  code: "window/no-slack",
  severity: "warning",
  *check({ plan, release, isShown }) {
    const window = release?.runbook.window;
    const end = release && dueEnd(release, "planned");
    if (!window || !end || isOverrunSaid(isShown, window)) return;
    const left = window.end - end.at;
    const wanted = Math.ceil((window.end - window.start) * plan.policy.leastSlack);
    // Where activities could not be read, others may stand in the wrong place.
    if (left >= wanted || (left < 0 && release.runbook.work.blocks.some(({ workUnread }) => workUnread))) return;
    const last = release.runbook.work.activities[end.activity];
    const what = end.due === "verification" && last ? `The first check, ${quoted(last.title)},` : "The plan";
    yield {
      message: `${what} ends at ${when(end.at, release)}, ${nextToWindow(left)}. For delays, ${percent(plan.policy.leastSlack)} of the window (${duration(wanted)}) should stay free. Shorten the plan, start earlier or ask for a longer window.`,
      place: window.place,
      related: last ? [{ message: `${quoted(last.title)} ends last`, place: last.head }] : [],
    };
  },
};

function nextToWindow(left: Seconds): string {
  if (left === 0) return "exactly when the window ends";
  return left > 0 ? `only ${duration(left)} before the window ends` : `${duration(-left)} after the window`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
