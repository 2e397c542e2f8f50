/** Weekdays beside dates, and in their place. */
import type { Moment } from "../../generated/ast.js";
import type { Fix } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { TimeReplacement } from "../../plan/plan.js";
import { isLeftOpen } from "../../syntax/placeholders.js";
import { sourceOfNode, textSpanOfNode } from "../../syntax/tree/leaves.js";
import { formatLocalDate, weekdayNames } from "../../time/format.js";
import { type LocalDate, nextDate, validDate, weekdayOf } from "../../time/local.js";
import { type Notes, note } from "../context.js";
import { placeOf, placeOfProperty } from "../places.js";
import type { TimeReading } from "./reading.js";

const weekday = /^(mon|tues?|wed(nes)?|thu(r|rs)?|fri|sat(ur)?|sun)(day)?$/i;

/** Whether what stands in a weekday's place, if anything, is one and says it of something; else that is noted. */
export function readWeekday(notes: Notes, moment: Moment): boolean {
  const { weekday: word, date, clock, zone } = moment;
  if (!word) return true;
  const place = placeOf(moment);
  if (!weekday.test(word)) {
    const where = placeOfProperty(moment, "weekday");
    const what = isLeftOpen(word) ? "is still to be filled in" : "is not a time";
    note(
      notes,
      "syntax/token",
      where,
      `\`${word}\` ${what}: ${isCountedFrom(moment) ? countedFrom(word) : adviceFor(word)}`,
      { fixes: clockInstead(moment, where) },
    );
    return false;
  }
  if (date || clock) return true;
  if (zone && isLeftOpen(zone)) {
    note(
      notes,
      "syntax/token",
      placeOfProperty(moment, "zone"),
      `\`${zone}\` is still to be filled in: ${adviceFor(zone)}`,
    );
    return false;
  }
  note(notes, "syntax/token", place, `\`${word}\` is not a date: write one such as 2026-05-23`);
  return false;
}

/** `at deploy - 10m`: something is counted from, as in `after`. */
function isCountedFrom(moment: Moment): boolean {
  const { text } = sourceOfNode(moment);
  return /^[^\S\n]*[-+][^\S\n]*\d/.test(text.slice(textSpanOfNode(moment).to).slice(0, 20));
}

function countedFrom(word: string): string {
  return `only \`after\` counts from an activity or a phase, as in \`after ${word} - 10m\``;
}

/** A word for a clock time becomes that, after its date; where there is a clock time as well, which of the two is meant is not known. */
function clockInstead(moment: Moment, where: Place): readonly Fix[] {
  const { weekday = "", date, clock } = moment;
  const meant = clockCalled(weekday);
  if (meant === undefined || clock) return [];
  if (!date) return [{ kind: "choice", title: `Write ${meant}`, edits: [{ place: where, newText: meant }] }];
  if (!/^[\d-]+$/.test(date)) return [];
  const { end } = placeOfProperty(moment, "date").range;
  const place = { uri: where.uri, range: { start: where.range.start, end } };
  return [{ kind: "choice", title: `Write ${date} ${meant}`, edits: [{ place, newText: `${date} ${meant}` }] }];
}

function clockCalled(word: string): string | undefined {
  if (/^(?:noon|midday)$/i.test(word)) return "12:00";
  return /^midnight$/i.test(word) ? "00:00" : undefined;
}

function adviceFor(word: string): string {
  switch (word.toLowerCase()) {
    case "noon":
    case "midday":
      return "write 12:00";
    case "midnight":
      return "write 00:00, with the date of the day it begins";
    case "t":
      return "T with an offset is written in one word, such as T+30m or T-2h";
    default:
      return /^(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)/i.test(word)
        ? "write the date as year-month-day, such as 2026-05-23"
        : "write a date and a clock time such as 2026-05-23 22:00, or T+30m";
  }
}

export function checkWeekday(
  { moment, problems }: Pick<TimeReading, "moment" | "problems">,
  written: string,
  date: LocalDate,
): void {
  if (sameWeekday(written, date)) return;
  problems.push({
    code: "time/wrong-weekday",
    place: placeOfProperty(moment, "weekday"),
    written,
    date: formatLocalDate(date),
    actual: weekdayName(date, written),
    dates: datesOn(written, date).map(each => dateReplacement(moment, each)),
  });
}

/** The nearest date with a weekday, and the same day of the years around that has it: a runbook is often a copy of last year's. */
function datesOn(written: string, date: LocalDate): readonly LocalDate[] {
  const around = [-1, 1, -2, 2, -3, 3].map(days => nextDate(date, days));
  const years = [-1, 1].map(years => ({ ...date, year: date.year + years })).filter(validDate);
  return [...around, ...years].filter(each => sameWeekday(written, each));
}

/** Another date in the place of the written one; the clock time of an ISO date stays. */
function dateReplacement(moment: Moment, date: LocalDate): TimeReplacement {
  const day = formatLocalDate(date);
  const newText = (moment.date ?? "").replace(/^\d{4}-\d{1,2}-\d{1,2}/, day);
  return { title: `Write ${day}`, newText, place: placeOfProperty(moment, "date") };
}

/** 1 for Monday to 7 for Sunday; undefined where a word is no day of the week. */
export function dayOfWeek(word: string): number | undefined {
  if (!weekday.test(word)) return undefined;
  const short = word.slice(0, 3).toLowerCase();
  return weekdayNames.findIndex(name => name.toLowerCase().startsWith(short)) + 1;
}

export function sameWeekday(written: string, date: LocalDate): boolean {
  return written.slice(0, 3).toLowerCase() === weekdayName(date, "").toLowerCase();
}

/** The weekday of a date, as long as `like` is: Sat, or Saturday. */
export function weekdayName(date: LocalDate, like: string): string {
  const name = weekdayNames[weekdayOf(date) - 1] ?? "";
  return /day$/i.test(like) ? name : name.slice(0, 3);
}
