import type { Holiday } from "../../plan/plan.js";
import { dateOfDay } from "../../time/calendar.js";
import { formatLocalDate } from "../../time/format.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const repeatedHoliday: Rule = {
  code: "time/repeated-holiday",
  severity: "warning",
  *check({ plan }) {
    for (const { title, days, place } of plan.holidays) {
      if (place.uri !== plan.uri) continue;
      const first = new Map<number, Holiday>();
      for (const [index, holiday] of days.entries()) {
        const earlier = first.get(holiday.day);
        const before = days[index - 1];
        if (earlier && before) yield reportOf(title, earlier, before, holiday);
        else first.set(holiday.day, holiday);
      }
    }
  },
};

/** @param before the one written right above */
function reportOf(list: string, earlier: Holiday, before: Holiday, holiday: Holiday): Report {
  const date = formatLocalDate(dateOfDay(holiday.day));
  const names = [earlier.title, holiday.title].flatMap(title => (title === undefined ? [] : quoted(title)));
  const called = new Set(names).size > 1 ? ` (${names.join(" and ")})` : "";
  const { uri, range } = holiday.place;
  return {
    message: `${date} stands twice in ${quoted(list)}${called}: if one of them is a slip, another holiday is missing. Correct its date, or remove it.`,
    place: holiday.place,
    related: [{ message: "it stands here first", place: earlier.place }],
    fixes: [
      {
        kind: "choice",
        title: "Remove the second",
        edits: [{ place: { uri, range: { start: before.place.range.end, end: range.end } }, newText: "" }],
      },
    ],
  };
}
