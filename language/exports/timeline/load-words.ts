/** Who has how much to do when, in words. */
import { formatDuration } from "../../time/duration.js";
import { list } from "../../wording/lists.js";
import type { Clock } from "./clock.js";
import type { Seconds, TimelineData } from "./data.js";
import type { HandOver, Load, LoadPart, LoadRole, LoadShift } from "./load.js";
import { laterText, nearText, spanText } from "./moment-words.js";
import type { RowGroup } from "./rows.js";
import { groupCountText } from "./words.js";

/** "6h30m, 8h in the worst case"; of several "2 shifts, the longest 6h30m"; empty for who has none. */
export function shiftText({ planned, worst }: Load): string {
  const [length, atWorst] = [longestOf(planned), longestOf(worst)];
  if (planned.length === 0) return "";
  const most = atWorst > length ? `, ${formatDuration(atWorst)} in the worst case` : "";
  return `${planned.length === 1 ? "" : `${planned.length} shifts, the longest `}${formatDuration(length)}${most}`;
}

/** "13h, worst 14h > 10h" and "13h > 10h", the longer text first; none for who has no shift. */
export function shortShiftTexts({ longestShift }: TimelineData, { planned, worst }: Load): readonly string[] {
  const [length, atWorst] = [longestOf(planned), longestOf(worst)];
  if (planned.length === 0) return [];
  const said = formatDuration(length);
  const most = `worst ${formatDuration(atWorst)}`;
  const whole = atWorst > length ? [`${said}, ${most}`] : [];
  const limit = ` > ${formatDuration(longestShift)}`;
  if (length > longestShift) return [...whole, said].map(text => text + limit);
  // What is too long is not left out.
  return atWorst > longestShift ? [...whole, most].map(text => text + limit) : [...whole, said];
}

function longestOf(shifts: readonly LoadShift[]): Seconds {
  return shifts.reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
}

/** How many of somebody's shifts are longer than they may be: as planned, else in the worst case. */
export function tooLongOf({ planned, worst }: Load): number {
  const count = (shifts: readonly LoadShift[]): number => shifts.filter(({ isTooLong }) => isTooLong).length;
  return count(planned) || count(worst);
}

/** "the longest shift may be 10h"; undefined where none is longer. */
export function tooLongText({ longestShift }: TimelineData, load: Load): string | undefined {
  return tooLongOf(load) > 0 ? `the longest shift may be ${formatDuration(longestShift)}` : undefined;
}

/** So much is named; the rest is counted. */
const mostNamed = 8;

/** All that a row of it shows, line by line. */
export function loadLines(data: TimelineData, clock: Clock, load: Load): readonly string[] {
  return [
    ...shiftLines(data, clock, load),
    ...(["owns", "takes part", "covers"] as const).flatMap(role => partLines(data, clock, load, role)),
    ...handOverLines(data, clock, load),
  ];
}

function shiftLines(data: TimelineData, clock: Clock, load: Load): readonly string[] {
  if (load.planned.length === 0) return [];
  const tooLong = tooLongText(data, load);
  return [
    `Needed ${neededText(data, clock, load)} (${shiftText(load)})`,
    ...(tooLong === undefined ? [] : [`Too long: ${tooLong}`]),
  ];
}

/** "Sat 22:05 – Sun 02:30 and Mon 09:00 – 10:00" */
export function neededText(data: TimelineData, clock: Clock, { planned }: Load): string {
  return list(planned.map(shift => spanText(data, clock, shift)));
}

const roleWords: Readonly<Record<LoadRole, string>> = {
  owns: "Owns",
  "takes part": "Takes part in",
  covers: "Covers",
};

function partLines(data: TimelineData, clock: Clock, { parts }: Load, role: LoadRole): readonly string[] {
  const own = parts.filter(part => part.role === role);
  return own.length === 0 ? [] : [`${roleWords[role]}: ${partsText(data, clock, own)}`];
}

/** "Take a backup Sat 22:05 – 22:35; Deploy Sat 23:00 – 23:10; 3 more" */
function partsText(data: TimelineData, clock: Clock, parts: readonly LoadPart[]): string {
  const said = parts
    .slice(0, mostNamed)
    .map(part => `${data.activities[part.activity]?.title ?? ""} ${spanText(data, clock, part)}`);
  return [...said, ...(parts.length > mostNamed ? [`${parts.length - mostNamed} more`] : [])].join("; ");
}

function handOverLines(data: TimelineData, clock: Clock, { handOvers }: Load): readonly string[] {
  return (["gives", "takes"] as const).flatMap(kind => {
    const own = handOvers.filter(each => each.kind === kind);
    if (own.length === 0) return [];
    const said = own.slice(0, mostNamed).map(each => handOverText(data, clock, each));
    const more = own.length > mostNamed ? [`${own.length - mostNamed} more`] : [];
    return [`${kind === "gives" ? "Hands over to" : "Takes over from"} ${[...said, ...more].join("; ")}`];
  });
}

/** "Jack Riley and Lee Park Sat 23:10" */
function handOverText(data: TimelineData, clock: Clock, { at, others }: HandOver): string {
  return `${list(others.map(other => data.owners[other]?.title ?? ""))} ${nearText(data, clock, at)}`;
}

/** What stands at a hand-over. */
export function handOverTitle(data: TimelineData, clock: Clock, handOver: HandOver): string {
  return `${handOver.kind === "gives" ? "Hands over to" : "Takes over from"} ${handOverText(data, clock, handOver)}`;
}

/** When they are on leave, as far as that is drawn: "Fri 2026-05-22 – Mon 2026-05-25" */
export function awayText(data: TimelineData, clock: Clock, owner: number | undefined): string {
  const away = (data.owners[owner ?? -1]?.offDuty ?? []).filter(({ kind }) => kind === "away");
  return list(away.map(({ start, end }) => `${nearText(data, clock, start)} – ${laterText(data, clock, start, end)}`));
}

/** Everybody's load as a table. */
export interface LoadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @param groups a row each, by `layRows` */
export function loadTable(data: TimelineData, clock: Clock, groups: readonly RowGroup[]): LoadTable {
  return {
    columns: ["Who", "What", "Needed", "Shift", "Booked", "Hands over to", "Takes over from", "Away"],
    rows: groups.flatMap(group => (group.load ? [cellsOf(data, clock, group, group.load)] : [])),
  };
}

function cellsOf(data: TimelineData, clock: Clock, group: RowGroup, load: Load): readonly string[] {
  const tooLong = tooLongText(data, load);
  const handed = (kind: HandOver["kind"]): string =>
    load.handOvers
      .filter(each => each.kind === kind)
      .map(each => handOverText(data, clock, each))
      .join("; ");
  return [
    group.title,
    groupCountText(group),
    neededText(data, clock, load),
    [shiftText(load), ...(tooLong === undefined ? [] : [tooLong])].join("; "),
    load.booked > 0 ? formatDuration(load.booked) : "",
    handed("gives"),
    handed("takes"),
    awayText(data, clock, group.owner),
  ];
}
