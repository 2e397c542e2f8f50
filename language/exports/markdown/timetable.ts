/** When everything happens, on the clocks of all who have to be there. */
import type { Span } from "../../schedule/schedule.js";
import { formatDuration } from "../../time/duration.js";
import { formatDay, formatExactClock, formatRelative, zoneCity } from "../../time/format.js";
import { byStart, partyZone, type Row } from "../release.js";
import { moment, partyText, type Sheet } from "./sheet.js";
import { heading, inline, type MarkdownLines, paragraph, table } from "./text.js";

export function timetableSection(sheet: Sheet): MarkdownLines {
  const rows = byStart(sheet.runbook.work, sheet.schedule.work);
  if (rows.length === 0) return [...heading(2, "Schedule"), ...paragraph("The runbook has no activities.")];
  const zones = sheet.schedule.dated ? zonesInUse(rows, sheet) : [];
  const clocks = zones.length === 0 ? [relativeClock] : zones.map(zoneClock);
  const heads = zones.length === 0 ? ["Time"] : zoneHeads(zones);
  const body = rows.map(row => [
    ...clocks.map(clock => clock(row.scheduled.planned) + later(row)),
    inline(row.activity.title) || "(untitled)",
    ownerOf(row, sheet),
    row.scheduled.worst ? moment(row.scheduled.worst.end, sheet) + later(row) : "unknown",
    row.scheduled.critical ? "critical" : row.scheduled.float === undefined ? "" : formatDuration(row.scheduled.float),
  ]);
  return [
    ...heading(2, "Schedule"),
    ...paragraph(
      zones.length === 0
        ? "Times count from T, the start of the release, which has no date yet."
        : `The first column and the worst case are in ${inline(sheet.zone)}; the others are the owners' own clocks.`,
    ),
    ...table([...heads, "Activity", "Owner", "Worst end", "Float"], body),
  ];
}

/** The zone times are shown in, then those of owners and covers in the order they come up. */
function zonesInUse(rows: readonly Row[], sheet: Sheet): MarkdownLines {
  const owners = rows.flatMap(({ activity }) =>
    activity.owners ? [...activity.owners.parties, ...activity.owners.with] : [],
  );
  return [...new Set([sheet.zone, ...owners.flatMap(party => partyZone(party, sheet.plan) ?? [])])];
}

/** "Kolkata", or the whole name where two zones have the same city. */
function zoneHeads(zones: MarkdownLines): MarkdownLines {
  const cities = zones.map(zoneCity);
  return zones.map((zone, index) => {
    const city = cities[index] ?? zone;
    return inline(cities.filter(each => each === city).length > 1 ? zone : city);
  });
}

/** Writes a column from top to bottom: the day is said where it changes. */
function zoneClock(zone: string): (span: Span | undefined) => string {
  let today = "";
  return span => {
    if (!span) return "unknown";
    const time = (at: number): string => {
      const day = formatDay(at, zone);
      const said = day === today ? "" : `${day} `;
      today = day;
      return `${said}${formatExactClock(at, zone)}`;
    };
    return `${time(span.start)}–${time(span.end)}`;
  };
}

function relativeClock(span: Span | undefined): string {
  return span ? `${formatRelative(span.start)} to ${formatRelative(span.end)}` : "unknown";
}

/** After an end that is the earliest it can be. */
function later({ scheduled }: Row): string {
  return scheduled.planned && scheduled.endInexact ? " or later" : "";
}

function ownerOf({ activity }: Row, sheet: Sheet): string {
  const [owner] = activity.owners?.parties ?? [];
  return owner ? partyText(owner, sheet) : "nobody";
}
