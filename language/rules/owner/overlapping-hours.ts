import type { Hours } from "../../plan/plan.js";
import { formatHours, formatWeekdays } from "../../time/format.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const overlappingHours: Rule = {
  code: "owner/overlapping-hours",
  severity: "warning",
  *check({ plan }) {
    for (const { title, hours, place } of [...plan.people, ...plan.teams]) {
      if (place.uri !== plan.uri || hours.length < 2) continue;
      for (const overlap of overlapsIn(hours)) yield reportOf(title, overlap);
    }
  },
};

interface Overlap {
  readonly earlier: Hours;
  readonly later: Hours;
  /** 1 for Monday to 7 for Sunday: on which the later of the two begins. */
  readonly day: number;
}

const DAY = 86_400;
const WEEK = 7 * DAY;

/** Each that overlaps one written above it, once. */
function overlapsIn(hours: readonly Hours[]): readonly Overlap[] {
  const shifts = hours.flatMap((each, index) =>
    each.days.flatMap(day => {
      const start = (day - 1) * DAY + each.from;
      const end = (day - 1) * DAY + each.to + (each.from < each.to ? 0 : DAY);
      const shift = { index, day, start, end };
      // What begins on Sunday may end on Monday.
      return end > WEEK ? [shift, { ...shift, start: start - WEEK, end: end - WEEK }] : [shift];
    }),
  );
  shifts.sort((a, b) => a.start - b.start || a.index - b.index);
  const found = new Map<number, Overlap>();
  let longest = shifts[0];
  for (const shift of shifts.slice(1)) {
    if (longest && shift.start < longest.end && shift.index !== longest.index) {
      const [first, second] = shift.index < longest.index ? [shift, longest] : [longest, shift];
      const [earlier, later] = [hours[first.index], hours[second.index]];
      if (earlier && later && !found.has(second.index)) found.set(second.index, { earlier, later, day: shift.day });
    }
    if (!longest || shift.end > longest.end) longest = shift;
  }
  return [...found.values()];
}

function reportOf(title: string, { earlier, later, day }: Overlap): Report {
  const isSame = earlier.from === later.from && earlier.to === later.to;
  return {
    message: `${quoted(title)} has two hours on ${formatWeekdays([day])} that overlap: ${formatHours([earlier])}, and ${formatHours([later])}. It is unclear when they work. Name the days of each, or remove one.`,
    place: later.place,
    related: [{ message: "these hours are on that day too", place: earlier.place }],
    fixes: [
      {
        kind: isSame && later.days.every(each => earlier.days.includes(each)) ? "safe" : "choice",
        title: `Remove ${formatHours([later])}`,
        edits: [{ place: later.removal, newText: "" }],
      },
    ],
  };
}
