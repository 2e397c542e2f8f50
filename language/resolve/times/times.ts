/** What a written time means: one instant, or the problems that keep it from having one. */
import { snippetPlaceholder } from "../../edits/statements.js";
import type { Moment } from "../../generated/ast.js";
import type { Fix } from "../../plan/finding.js";
import { endOf, startOf } from "../../plan/place.js";
import type { Instant, Seconds, TimeProblem } from "../../plan/plan.js";
import { isLeftOpen } from "../../syntax/placeholders.js";
import { readClock } from "../clock.js";
import { type Notes, note, type TimeFrame, type ZoneScope } from "../context.js";
import { placeOf, placeOfProperty, textOf } from "../places.js";
import { scopeOf, zoneName, zoneProblems } from "../zones.js";
import { differenceFrom, disagreement, oddFirst, readAgain } from "./again.js";
import { instantOf, secondsOfDay, usable } from "./instant.js";
import { isDateAlone, type ReadOptions, roughly, writtenZone, zonePlace } from "./moment.js";
import { namesDay } from "./moved.js";
import { reversal } from "./reversed.js";
import { midnight } from "./written.js";

/** Reads an instant and notes the written time, its value and its problems. Undefined when it has no value. */
export function readMoment(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  options: ReadOptions,
): Instant | undefined {
  return moment && readNoting(notes, frame, moment, options).at;
}

/** What a written time may mean; see plan.Moment. */
export interface MomentValue {
  readonly at: Instant | undefined;
  readonly latest: Instant | undefined;
}

/** It has no date, and falls into the window on several days: what it waits for may say which (times/undecided.ts). */
export interface MaybeUndecided {
  readonly isUndecided: boolean;
}

export const unread: MomentValue = { at: undefined, latest: undefined };

/** The same, with the list its problems are in, for what is found only when other times are read. */
function readNoting(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment,
  options: ReadOptions,
): MomentValue & { readonly problems: TimeProblem[] } {
  const problems: TimeProblem[] = [];
  const zone = moment.zone ? scopeOf(moment.zone) : options.zone;
  const place = placeOf(moment);
  const { edge, from, on } = options;
  const at = instantOf({ notes, frame, moment, zone, edge, from, on, problems, place });
  // Where the time itself is still to be filled in, what stands after it is part of that.
  if (moment.zone && !isOpenTime(moment)) {
    const about = at ?? roughly(moment) ?? frame.window?.start;
    const wrong = zoneProblems(moment.zone, zonePlace(moment), frame, about, options.beside ?? options.zone);
    for (const problem of wrong) problems.push(problem);
  }
  notes.times.push({ text: textOf(moment), place, at, zone: zoneName(zone), problems });
  const fold = problems.find(each => each.code === "time/ambiguous");
  return { at, latest: fold ? fold.latest : at, problems };
}

function isOpenTime({ weekday, date, clock, zone = "" }: Moment): boolean {
  return weekday !== undefined && !date && !clock && (isLeftOpen(weekday) || isLeftOpen(zone));
}

/** Reads `FROM to TO`, or a day alone: a zone after either end serves both. The end, when a date alone, includes its day. */
export function readInterval(
  notes: Notes,
  frame: TimeFrame,
  from: Moment | undefined,
  to: Moment | undefined,
  zone: ZoneScope,
  what: string,
): { readonly from: Instant; readonly to: Instant; readonly zone: string | undefined } | undefined {
  if (!from) return undefined;
  if (!to) return readDay(notes, frame, from, zone, what);
  const scope = writtenZone(from) ?? writtenZone(to) ?? zone;
  const start = readNoting(notes, frame, from, { zone: scope, edge: "start", beside: writtenZone(to) ?? zone });
  const ending: ReadOptions = { zone: scope, edge: "end", beside: writtenZone(from) ?? zone, from: start.at };
  const end = readNoting(notes, frame, to, ending);
  if (start.at === undefined || end.at === undefined) return undefined;
  // A date alone ends with its day, which is where the next one starts.
  const isDayBefore = start.at === end.at && isDateAlone(to) && to.date !== from.date;
  if (start.at > end.at || isDayBefore) {
    end.problems.push(reversal(notes, what, from, to, { start: start.at, zone: usable(writtenZone(to) ?? scope) }));
    return undefined;
  }
  return { from: start.at, to: end.at, zone: zoneName(scope) };
}

/** A day alone: the same text is its start and its end, and is noted once. */
function readDay(
  notes: Notes,
  frame: TimeFrame,
  day: Moment,
  zone: ZoneScope,
  what: string,
): ReturnType<typeof readInterval> {
  if (day.date !== undefined && !isDateAlone(day)) {
    const place = placeOf(day);
    const message = `a ${what} that begins at a clock time needs its end: \`${textOf(day)} to ${day.date} 17:00\``;
    const edits = [{ place: endOf(place), newText: ` to ${snippetPlaceholder(1, `${day.date} 17:00`)}` }];
    note(notes, "syntax/parse", place, message, { fixes: [{ kind: "scaffold", title: "Add its end", edits }] });
    return undefined;
  }
  if (day.date === undefined && day.clock !== undefined) {
    const place = placeOf(day);
    const message = `a ${what} that begins at a clock time needs its date and its end: \`2026-01-31 ${day.clock} to 2026-01-31 17:00\``;
    const edits = [
      { place: startOf(placeOfProperty(day, "clock")), newText: `${snippetPlaceholder(1, "2026-01-31")} ` },
      { place: endOf(place), newText: ` to ${snippetPlaceholder(2, "2026-01-31 17:00")}` },
    ];
    note(notes, "syntax/parse", place, message, {
      fixes: [{ kind: "scaffold", title: "Add its date and its end", edits }],
    });
    return undefined;
  }
  const scope = writtenZone(day) ?? zone;
  const from = readMoment(notes, frame, day, { zone: scope, edge: "start" });
  const to = readMoment({ ...notes, times: [], mistakes: [] }, frame, day, { zone: scope, edge: "end" });
  return from === undefined || to === undefined ? undefined : { from, to, zone: zoneName(scope) };
}

/** Reads `at MOMENT also MOMENT, …`: the same instant said again must be the same instant. */
export function readWithAlso(
  notes: Notes,
  frame: TimeFrame,
  moment: Moment | undefined,
  also: readonly Moment[],
  options: ReadOptions,
): MomentValue & MaybeUndecided {
  if (!moment) return { ...unread, isUndecided: false };
  const first = readNoting(notes, frame, moment, options);
  const place = placeOf(moment);
  // On a fallback the day that is named is another.
  const said = frame.moved ? also.filter(each => !namesDay(each)) : also;
  const again = said.map(each => readAgain(notes, frame, each, first, options));
  const odd = oddFirst(again);
  if (odd === undefined) {
    for (const { expected, moment: other, zone, problems } of again) {
      if (expected !== undefined) problems.push(disagreement(other, zone, expected, place));
    }
  } else {
    const zone = usable(moment.zone ? scopeOf(moment.zone) : options.zone) ?? "UTC";
    const expected = differenceFrom(notes, frame, moment, odd, zone);
    const other = also[0] ? placeOf(also[0]) : place;
    if (expected !== undefined) first.problems.push(disagreement(moment, zone, expected, other));
  }
  const isUndecided = first.problems.some(each => each.code === "time/missing-date" && each.why === "several");
  return { at: first.at, latest: first.latest, isUndecided };
}

/** Local seconds since midnight of `FROM to TO` clock times; undefined when either is none. */
export function readHours(
  notes: Notes,
  from: Moment | undefined,
  to: Moment | undefined,
): { readonly from: Seconds; readonly to: Seconds } | undefined {
  const start = readHour(notes, from, false);
  const end = readHour(notes, to, true);
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

function readHour(notes: Notes, moment: Moment | undefined, end: boolean): Seconds | undefined {
  if (!moment) return undefined;
  if (!moment.clock || moment.date || moment.weekday) {
    const open = isLeftOpen(moment.weekday ?? "") ? `\`${moment.weekday}\` is still to be filled in: ` : "";
    note(
      notes,
      "syntax/parse",
      placeOf(moment),
      `${open}hours are clock times of every day, such as \`hours 09:00 to 17:00\``,
    );
    return undefined;
  }
  if (writtenZone(moment)) {
    const place = placeOfProperty(moment, moment.zone ? "zone" : "clock");
    note(
      notes,
      "syntax/parse",
      place,
      "hours are local time: say the zone once, with `timezone …` on a line of its own",
    );
    if (/Z$/i.test(moment.clock)) return undefined;
  }
  const place = placeOfProperty(moment, "clock");
  if (!end && midnight.test(moment.clock)) {
    const fix: Fix = { kind: "safe", title: "Write 00:00", edits: [{ place, newText: "00:00" }] };
    note(notes, "syntax/token", place, "a day begins at 00:00: write 00:00", { fixes: [fix] });
    return 0;
  }
  const time = readClock(notes, moment.clock, place, { midnightEnd: end });
  return time && secondsOfDay(time);
}
