import { snippetPlaceholder } from "../../edits/statements.js";
import { contains } from "../../plan/place.js";
import type { Plan } from "../../plan/plan.js";
import { formatExactMoment } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { type ProblemOf, problemsOf } from "./problems.js";

export const missingDate: Rule = {
  code: "time/missing-date",
  severity: "error",
  *check({ plan, isShown }) {
    const { runbook } = plan;
    // The line that says when it is may be the one that could not be read.
    const isSaidOnce = runbook?.broken || isShown("time/undated") || isShown("time/no-zero");
    for (const { problem } of problemsOf(plan, "time/missing-date")) {
      const { place, insert, candidates } = problem;
      // An undated runbook is one cause, said once.
      if (isSaidOnce && runbook && !runbook.dateWritten && contains(runbook.place, place)) continue;
      const space = insert.range.start.character === insert.range.end.character ? " " : "";
      const dates = candidates.map(date => ({
        kind: "choice" as const,
        title: `Write ${date}`,
        edits: [{ place: insert, newText: `${date}${space}` }],
      }));
      const anyDate = {
        kind: "scaffold" as const,
        title: "Add the date",
        edits: [{ place: insert, newText: `${snippetPlaceholder(1, "2026-01-31")}${space}` }],
      };
      yield { message: messageFor(problem, plan), place, fixes: dates.length > 0 ? dates : [anyDate] };
    }
  },
};

function messageFor({ why, text, candidates }: ProblemOf<"time/missing-date">, { runbook }: Plan): string {
  const window = runbook?.window;
  const remedy =
    candidates.length > 0 ? `Write the date before it: ${list(candidates, "or")}.` : "Write the date before it.";
  switch (why) {
    case "several":
      return `\`${text}\` has no date, and it falls in the window on ${candidates.length > 2 ? "several" : "two"} days. ${remedy}`;
    case "outside-window": {
      const span =
        runbook && window
          ? ` (${formatExactMoment(window.start, runbook.zone)} to ${formatExactMoment(window.end, runbook.zone)} ${runbook.zone})`
          : "";
      return `\`${text}\` has no date, and it does not fall in the window${span}. ${remedy}`;
    }
    case "no-window":
      return `\`${text}\` has no date, and no window shows which day is meant. ${remedy}`;
  }
}
