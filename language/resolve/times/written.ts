/** The date and the clock time that a moment says in digits. */
import type { Moment } from "../../generated/ast.js";
import { comparePositions } from "../../plan/place.js";
import type { LocalDate, LocalTime } from "../../time/local.js";
import { readClock, readDate, type ZoneBehind } from "../clock.js";
import type { Notes } from "../context.js";
import { placeOfProperty } from "../places.js";

export interface Written {
  readonly date: LocalDate | undefined;
  readonly time: LocalTime | undefined;
}

/** Undefined, with a mistake noted, where one of the two is written and is none. */
export function readWritten(notes: Notes, moment: Moment): Written | undefined {
  const { date: dateText, clock: clockText } = moment;
  const zone = zoneBehind(notes, moment);
  const date = dateText
    ? readDate(notes, dateText, placeOfProperty(notes.uri, moment, "date"), { zone, clock: clockText })
    : undefined;
  if (dateText && !date) return undefined;
  const time = clockText
    ? readClock(notes, clockText, placeOfProperty(notes.uri, moment, "clock"), { zone })
    : undefined;
  if (clockText && !time) return undefined;
  return { date: date?.date, time: time ?? date?.time };
}

function zoneBehind({ uri }: Notes, moment: Moment): ZoneBehind | undefined {
  if (!moment.zone) return undefined;
  const { end, start } = placeOfProperty(uri, moment, "zone").range;
  const words = (["date", "clock", "fold"] as const).flatMap(word =>
    moment[word] ? placeOfProperty(uri, moment, word).range.end : [],
  );
  const before = words.filter(each => comparePositions(each, start) <= 0).at(-1) ?? start;
  return { text: moment.zone, removal: { uri, range: { start: before, end } } };
}
