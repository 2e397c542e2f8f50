import { weekdayNames } from "../../time/format.js";
import type { Rule } from "../rule.js";
import { problemsOf, replace } from "./problems.js";

export const wrongWeekday: Rule = {
  code: "time/wrong-weekday",
  severity: "error",
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
