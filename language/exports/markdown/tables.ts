/** What stands in tables: facts, people, the schedule, accepted risks; and the findings. */
import { formatDay, formatExactClock, formatExactMoment, zoneCity } from "../../time/format.js";
import { verdictWords } from "../../wording/verdict.js";
import type { Book, BookAcceptance, BookFinding, BookPerson, BookTime, BookVerdict } from "../book/book.js";
import { momentText, periodText } from "../plain-words.js";
import { heading, inline, item, type MarkdownLines, message, paragraph, table } from "./text.js";
import { printed, type Zone } from "./words.js";

export function factsSection({ facts, zone }: Book): MarkdownLines {
  const rows = facts.map(({ what, words }) => [what, printed(words, zone)]);
  return [...heading(2, "Facts"), ...table(["", ""], rows)];
}

export function peopleSection(people: readonly BookPerson[], zone: Zone): MarkdownLines {
  if (people.length === 0) return [...heading(2, "People"), ...paragraph("Nobody is named.")];
  const window = people.some(each => each.window) ? ["The window there"] : [];
  const rows = people.map(each => [
    inline(each.title),
    printed(each.team, zone),
    each.contacts.map(contact => inline(contact)).join(", ") || "none",
    each.zone === undefined ? "not stated" : inline(each.zone),
    printed(each.hours, zone),
    ...(each.window ? [printed(each.window, zone)] : []),
  ]);
  return [...heading(2, "People"), ...table(["Who", "Team", "Contact", "Time zone", "Hours", ...window], rows)];
}

/** @param second another zone that all times are shown in */
export function timetableSection(rows: readonly BookTime[], zone: Zone, second: string | undefined): MarkdownLines {
  if (rows.length === 0) return [...heading(2, "Schedule"), ...paragraph("The runbook has no activities.")];
  const zones = zone === undefined ? [] : [...new Set([zone, ...(second === undefined ? [] : [second])])];
  const clocks = zones.length === 0 ? [relativeClock] : zones.map(zoneClock);
  const heads = zones.length === 0 ? ["Time"] : zoneHeads(zones);
  const hasOwners = zone !== undefined && rows.some(row => isElsewhere(row, zones));
  const body = rows.map(row => [
    row.number,
    ...clocks.map(clock => clock(row) + later(row)),
    inline(row.title),
    printed(row.owner, zone),
    ...(hasOwners ? [ownersClock(row, zones)] : []),
    row.worstEnd === undefined ? "unknown" : momentText(row.worstEnd, zone) + later(row),
    row.float,
  ]);
  return [
    ...heading(2, "Schedule"),
    ...paragraph(
      zone === undefined
        ? "Times count from T, the start of the release, which has no date yet."
        : `The first column of times and the worst end are in ${inline(zone)}.`,
    ),
    ...table(["", ...heads, "Activity", "Owner", ...(hasOwners ? ["Owner's clock"] : []), "Worst end", "Float"], body),
  ];
}

function isElsewhere({ ownerZone }: BookTime, zones: readonly string[]): boolean {
  return ownerZone !== undefined && !zones.includes(ownerZone);
}

/** "Sun 2026-05-24 10:30 Kolkata"; nothing where a column says it. */
function ownersClock(row: BookTime, zones: readonly string[]): string {
  const { ownerZone, span } = row;
  if (ownerZone === undefined || !span || !isElsewhere(row, zones)) return "";
  return `${formatExactMoment(span.start, ownerZone)} ${inline(zoneCity(ownerZone))}`;
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
function zoneClock(zone: string): (row: BookTime) => string {
  let today = "";
  return ({ span }) => {
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

function relativeClock({ span }: BookTime): string {
  return span ? periodText(span, undefined) : "unknown";
}

/** After an end that is the earliest it can be. */
function later({ isLater }: BookTime): string {
  return isLater ? " or later" : "";
}

export function acceptedSection(accepted: readonly BookAcceptance[]): MarkdownLines {
  if (accepted.length === 0) return [];
  const rows = accepted.map(({ code, risk, because, by, until }) => [
    `\`${code}\``,
    message(risk),
    inline(because) || "no reason given",
    inline(by),
    until === undefined ? "no end stated" : inline(until),
  ]);
  return [...heading(2, "Accepted risks"), ...table(["Rule", "Risk", "Because", "Accepted by", "Until"], rows)];
}

export function findingsSection(findings: readonly BookFinding[], { verdict }: BookVerdict): MarkdownLines {
  const lines = findings.flatMap(({ severity, code, line, message: words }) =>
    item("- ", `${severity} \`${code}\` in line ${line}: ${message(words)}`),
  );
  return [
    ...heading(2, "Findings"),
    ...(lines.length === 0 ? paragraph("The checker found nothing.") : [...lines, ""]),
    ...paragraph(`Verdict: **${verdictWords[verdict]}**`),
  ];
}
