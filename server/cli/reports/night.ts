/** The schedule of a programme as a table for people. */
import { type Night, titleOfMember } from "../../../language/exports/night/night.js";
import { formatDay, formatExactClock, formatExactMoment, zoneCity } from "../../../language/time/format.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { list } from "../../../language/wording/lists.js";
import { quoted } from "../../../language/wording/titles.js";
import type { Colours } from "./colours.js";
import { alignedRows, visible } from "./visible.js";

/** One row an activity of any of the runbooks, by start; a heading wherever the day changes. */
export function nightTable(
  night: Night,
  { zone, colours }: { readonly zone: string; readonly colours: Colours },
): string {
  const { programme, rows, undated } = night;
  const { window } = programme;
  const clockFrom = (at: number, start: number): string =>
    formatDay(at, zone) === formatDay(start, zone) ? formatExactClock(at, zone) : formatExactMoment(at, zone);
  const cells = rows.map(({ member, activity, scheduled, start, end, owner }) => [
    formatExactClock(start, zone),
    clockFrom(end, start),
    scheduled.worst ? clockFrom(scheduled.worst.end, start) : "-",
    visible(titleOfMember(member)),
    activity.kind,
    visible(activity.title || activity.name),
    visible(owner ?? "nobody"),
  ]);
  const [head = "", ...texts] = alignedRows([
    ["Start", "End", "Worst end", "Runbook", "Kind", "Activity", "Owner"],
    ...cells,
  ]);
  const lines = [
    colours.bold(visible(programme.title)),
    `Times in ${zone} (${zoneCity(zone)}), ${zoneDataText}`,
    ...(window ? [`Window ${formatExactMoment(window.start, zone)} to ${formatExactMoment(window.end, zone)}`] : []),
    ...(undated.length > 0
      ? [`Without a date, and so not shown: ${list(undated.map(each => visible(quoted(titleOfMember(each)))))}`]
      : []),
    "",
    colours.dim(head),
  ];
  let today = "";
  rows.forEach(({ start }, index) => {
    const day = formatDay(start, zone);
    if (day !== today) lines.push(colours.bold(day));
    today = day;
    lines.push(texts[index] ?? "");
  });
  return `${lines.join("\n")}\n`;
}
