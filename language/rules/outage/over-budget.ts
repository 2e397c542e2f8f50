import type { Outage } from "../../plan/plan.js";
import { beginsExactly, outageSpan } from "../../schedule/outages.js";
import type { Release } from "../../schedule/release.js";
import { modes } from "../../schedule/schedule.js";
import { duration, inWorstCase, period } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const overBudget: Rule = {
  code: "outage/over-budget",
  severity: "error",
  *check({ release }) {
    for (const outage of release?.runbook.outages ?? []) if (release) yield* reportOf(outage, release);
  },
};

function* reportOf(outage: Outage, release: Release): Iterable<Report> {
  const { schedule, runbook } = release;
  const { budget, title } = outage;
  if (!budget) return;
  const isExact = beginsExactly(outage, schedule.work, runbook.work);
  if (!isExact && !lastsAsOneActivity(outage)) return;
  for (const mode of modes) {
    const span = outageSpan(outage, schedule.work, mode);
    if (!span || span.end - span.start <= budget.seconds) continue;
    const length = span.end - span.start;
    const when = isExact ? ` (${period(span, release)})` : "";
    yield {
      mode,
      message: `${inWorstCase(mode)}${quoted(title)} lasts ${duration(length)}${when}, ${duration(length - budget.seconds)} more than the ${duration(budget.seconds)} allowed. Shorten or move what happens in between, or agree on a longer outage.`,
      place: budget.place,
      about: outage.place,
    };
    return;
  }
}

/** Its length is known, whenever it begins. */
function lastsAsOneActivity({ from, to }: Outage): boolean {
  return from.item.kind === "activity" && to.item.kind === "activity" && from.item.index === to.item.index;
}
