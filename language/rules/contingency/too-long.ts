import type { Related } from "../../plan/finding.js";
import type { Release } from "../../schedule/release.js";
import { asksWhatIf, overBy, type WhatIf, whatIf } from "../../schedule/what-if/what-if.js";
import { duration, inWorstCase } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { limitedBy, outcomeInWords, strikesInWords } from "../../wording/what-if.js";
import { isReadWhole } from "../read-whole.js";
import type { Report, Rule } from "../rule.js";

export const contingencyTooLong: Rule = {
  code: "contingency/too-long",
  severity: "warning",
  *check({ plan, release }) {
    const asked = release?.runbook.contingencies.filter(each => asksWhatIf(each) && !each.broken) ?? [];
    if (!release || asked.length === 0 || !isReadWhole(plan, release.runbook)) return;
    for (const contingency of asked) {
      const struck = whatIf(release, contingency);
      if (struck && overBy(struck) > 0) yield reportOf(struck, release);
    }
  },
};

function reportOf(struck: WhatIf, release: Release): Report {
  const { contingency, mode, strike, outcome } = struck;
  const atLeast = release.schedule.contingencies[contingency.index]?.inexact ? "at least " : "";
  const remedy =
    outcome === "rollback"
      ? "Shorten it or the rollback, or ask for a longer window"
      : "Shorten it, leave more time in the plan, or say `then rollback`";
  return {
    message: `${inWorstCase(mode)}${quoted(contingency.title)} takes ${atLeast}${duration(strike.lasts[mode])}. If it strikes ${strikesInWords(struck, release)}, ${outcomeInWords(struck, release)}. ${remedy}.`,
    place: contingency.head,
    about: contingency.place,
    mode,
    related: limitOf(struck, release),
  };
}

function limitOf(struck: WhatIf, { runbook }: Release): readonly Related[] {
  const { limit } = struck;
  if (limit.kind === "window") return runbook.window ? [{ message: "the window", place: runbook.window.place }] : [];
  const limited = limitedBy(struck, runbook);
  if (!limited) return [];
  if (limit.kind === "decision") return [{ message: "would be decided too late", place: limited.head }];
  return limited.by ? [{ message: "the deadline", place: limited.by.place }] : [];
}
