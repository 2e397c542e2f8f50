import { weekdayNames } from "../../time/format.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const wrongWeekday: Rule = {
  code: "time/wrong-weekday",
  severity: "error",
  summary: "A weekday that is not that of the date after it.",
  why: "One of the two is a mistake, usually the date copied from last year, and people plan their weekends by the weekday.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Fri 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    for (const { problem } of problemsOf(plan, "time/wrong-weekday")) {
      const { written, date, actual, dates, place } = problem;
      const [nearest] = dates.map(({ newText }) => newText.slice(0, date.length));
      yield {
        message: `${date} is a ${fullName(actual)}, not a ${fullName(written)}. One of the two is wrong, and people would come on different days. Write ${actual}${nearest ? `, or ${nearest} if the weekday is right` : ""}.`,
        place,
        fixes: [
          replace("choice", { title: `Write ${actual}`, newText: actual, place }),
          ...dates.map(each => replace("choice", each)),
        ],
      };
    }
  },
};

function fullName(weekday: string): string {
  return weekdayNames.find(day => day.slice(0, 3).toLowerCase() === weekday.slice(0, 3).toLowerCase()) ?? weekday;
}
