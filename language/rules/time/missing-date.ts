import { hole } from "../../edits/statements.js";
import { contains } from "../../plan/place.js";
import type { Plan } from "../../plan/plan.js";
import { formatExactMoment } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import type { Rule } from "../rule.js";
import { type ProblemOf, problemsOf } from "./problems.js";

export const missingDate: Rule = {
  code: "time/missing-date",
  severity: "error",
  summary: "A time without a date that does not fall in the window exactly once.",
  why: "A time such as 23:00 needs no date in a window that holds it once. Where the window holds two evenings, or none, half of the team may come on the wrong one.",
  bad: `person ana "Ana" { timezone Europe/London hours 08:00 to 23:00 }
person ben "Ben" { timezone Europe/London hours 08:00 to 23:00 }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 18:00 to Sun 2026-05-24 21:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 19:00
    takes 20m
    rollback none because "the old nodes stay"
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London hours 08:00 to 23:00 }
person ben "Ben" { timezone Europe/London hours 08:00 to 23:00 }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 18:00 to Sun 2026-05-24 21:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at Sat 19:00
    takes 20m
    rollback none because "the old nodes stay"
  }
}
`,
  *check({ plan, isShown }) {
    const { runbook } = plan;
    // The line that says when it is may be the one that could not be read.
    const isSaidOnce = runbook?.broken || isShown("time/undated") || isShown("time/no-zero");
    for (const { problem } of problemsOf(plan, "time/missing-date")) {
      const { place, insert, candidates } = problem;
      // An undated runbook is one cause, said once.
      if (isSaidOnce && runbook && !runbook.dateWritten && contains(runbook.place, place)) continue;
      const blank = insert.range.start.character === insert.range.end.character ? " " : "";
      const dates = candidates.map(date => ({
        kind: "choice" as const,
        title: `Write ${date}`,
        edits: [{ place: insert, newText: `${date}${blank}` }],
      }));
      const anyDate = {
        kind: "scaffold" as const,
        title: "Add the date",
        edits: [{ place: insert, newText: `${hole(1, "2026-01-31")}${blank}` }],
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
