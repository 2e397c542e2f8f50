/** When everything happens. */
import { formatDuration } from "../../time/duration.js";
import { byStart, partyZone } from "../release.js";
import type { BookTime } from "./book.js";
import { partyWords, type Sheet, untitled } from "./sheet.js";
import { said } from "./words.js";

export function timetableOf(sheet: Sheet): readonly BookTime[] {
  return byStart(sheet.runbook.work, sheet.schedule.work).map(({ activity, scheduled }) => {
    const [owner] = activity.owners?.parties ?? [];
    const { critical, float, planned, worst } = scheduled;
    return {
      number: sheet.numbers.activities[activity.index] ?? "",
      title: activity.title || untitled,
      owner: owner ? partyWords(owner, sheet) : said("nobody"),
      ownerZone: owner && partyZone(owner, sheet.plan),
      span: planned,
      worstEnd: worst?.end,
      isLater: planned !== undefined && scheduled.endInexact,
      float: critical ? "critical" : float === undefined ? "" : formatDuration(float),
    };
  });
}
