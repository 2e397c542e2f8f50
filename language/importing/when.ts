/** When a step begins and ends and how long it takes. */

import { toInstant } from "../time/local.js";
import { isZone, readOffset } from "../time/offsets.js";
import { shownOf } from "./cells.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import type { Source } from "./ledger.js";
import type { DayOrder } from "./values/dates.js";
import { type DurationCell, type DurationUnit, durationIn, writtenDuration } from "./values/durations.js";
import { momentIn, momentText, type WhyUnread, type WrittenMoment } from "./values/moments.js";
import { saysNothing } from "./values/nothing.js";
import { writtenText } from "./values/texts.js";
import type { Said } from "./who.js";

/** A cell of a column of times, with what its column says about it. */
export interface TimeCell extends Said {
  readonly zone: string | undefined;
  readonly order: DayOrder | undefined;
  readonly unit: DurationUnit | undefined;
  /** Its column says from when to when, counted from the beginning. */
  readonly isSpan: boolean;
}

export interface WhenCells {
  readonly date: TimeCell | undefined;
  readonly starts: readonly TimeCell[];
  readonly ends: readonly TimeCell[];
  readonly duration: TimeCell | undefined;
  readonly worst: TimeCell | undefined;
  /** An export of our own, which says each start in UTC as well. */
  readonly isOwn: boolean;
}

export interface When {
  readonly lines: readonly Line[];
  /** Seconds since 1970 by the wall clock, or since midnight: what is comparable with the rows beside it. */
  readonly start: WallTime | undefined;
  readonly end: WallTime | undefined;
  readonly at: Line | undefined;
  /** What it lasts as long as, by its name. */
  readonly during?: { readonly of: string; readonly line: Line };
}

export interface WallTime {
  readonly kind: "instant" | "dated" | "clock" | "relative";
  readonly zone: string | undefined;
  readonly seconds: number;
}

interface Read {
  readonly said: TimeCell;
  readonly source: Source;
  readonly moment: WrittenMoment;
  readonly end: WrittenMoment | undefined;
}

export function whenLines(cells: WhenCells, context: Context): When {
  return duringLines(cells, context) ?? timedLines(cells, context);
}

/** As an export of our own says it: what lasts as long as something else has no times of its own. */
function duringLines({ starts, ends, duration, date }: WhenCells, context: Context): When | undefined {
  const during = duration && /^during ([^\s"{}]+)(?: every \d\w*)?$/.exec(shownOf(duration.cell));
  if (!duration || !during) return undefined;
  for (const { cell } of [...starts, ...ends, ...(date ? [date] : [])]) {
    context.drop(context.sources.ofCell(cell), "it begins and ends with what it goes along with");
  }
  return {
    lines: [],
    during: { of: during[1] ?? "", line: statement(during[0], [context.sources.ofCell(duration.cell)]) },
    start: undefined,
    end: undefined,
    at: undefined,
  };
}

function timedLines(cells: WhenCells, context: Context): When {
  const lines: Line[] = [];
  const read = (said: TimeCell): readonly Read[] => {
    const source = context.sources.ofCell(said.cell);
    if (saysNothing(shownOf(said.cell))) {
      context.drop(source, "it says no time");
      return [];
    }
    const cell = momentIn(said.cell.value, said);
    if (cell.kind === "moment")
      return [
        {
          said,
          source,
          moment: inZone(cell.moment, said.zone, context),
          end: cell.end && inZone(cell.end, said.zone, context),
        },
      ];
    lines.push(noteOf(said, source));
    context.missing.add("time", whyInWords(cell.why, said), said.cell.address);
    return [];
  };
  const date = cells.date && read(cells.date)[0];
  const starts = cells.starts.flatMap(read);
  const ends = cells.ends.flatMap(read);
  const start = joined(starts, date);
  const own = start?.end ? { moment: start.end, from: start.from } : undefined;
  const end = own ?? joined(ends, start?.moment.day === undefined ? date : undefined, start?.moment.day);
  /** The start again, for readers elsewhere. */
  const also: Read[] = [];
  for (const [reads, used] of [
    [starts, start],
    [ends, end],
  ] as const) {
    for (const extra of reads) {
      if (start?.from.includes(extra.source) || end?.from.includes(extra.source)) continue;
      if (used && isSameMoment(extra.moment, used.moment, context)) {
        if (used === start && reads === starts && !cells.isOwn) also.push(extra);
        else context.drop(extra.source, "it is the same moment in another zone");
      } else {
        lines.push(noteOf(extra.said, extra.source));
        if (used === start && reads === starts && used && isOtherMoment(extra.moment, used.moment, context))
          context.missing.add(
            "time",
            `"${extra.said.label}" says another moment than the start, so it is a note. Say which is right.`,
            extra.said.cell.address,
          );
      }
    }
  }
  if (date && !start && !end?.from.includes(date.source)) {
    return finish({ moment: date.moment, end: date.end, from: [date.source] });
  }
  return finish(start);

  function finish(begin: Joined | undefined): When {
    const startTime = begin && wallTime(begin.moment, context);
    const endTime = end && wallTime(end.moment, context);
    const between = startTime && endTime && secondsBetween(startTime, endTime);
    const takes = takesOf(cells, begin, end, between, context);
    const again = also.map(({ moment }) => momentText(moment));
    const at =
      begin &&
      statement(`at ${momentText(begin.moment)}${again.length === 0 ? "" : ` also ${again.join(", ")}`}`, [
        ...begin.from,
        ...also.map(({ source }) => source),
      ]);
    const by =
      end && !begin
        ? [statement(`by ${momentText(end.moment)}`, end.from)]
        : end && between === undefined
          ? [statement(`by ${momentText(end.moment)}`, end.from)]
          : [];
    const took = takes.seconds;
    return {
      lines: [...by, ...takes.lines, ...lines],
      at,
      start: startTime,
      end:
        endTime && between !== undefined && startTime
          ? { ...startTime, seconds: startTime.seconds + between }
          : startTime && took !== undefined
            ? { ...startTime, seconds: startTime.seconds + took }
            : undefined,
    };
  }
}

interface Joined {
  readonly moment: WrittenMoment;
  readonly end?: WrittenMoment | undefined;
  readonly from: readonly Source[];
}

/** The first moment, with a day and a time of day from two columns where each has one of them. */
function joined(reads: readonly Read[], date: Read | undefined, sameDay?: string): Joined | undefined {
  const [first] = reads;
  if (!first) return undefined;
  const day = reads.find(({ moment }) => moment.day !== undefined && moment.clock === undefined);
  const clock = reads.find(({ moment }) => moment.clock !== undefined && moment.day === undefined);
  if (day && clock && reads.indexOf(day) <= 1 && reads.indexOf(clock) <= 1) {
    return { moment: { ...day.moment, ...clock.moment }, from: [day.source, clock.source] };
  }
  const { moment, end, source } = first;
  if (date?.moment.day !== undefined && moment.day === undefined && moment.clock !== undefined) {
    const { day: on, weekday } = date.moment;
    const dated = { ...(weekday === undefined ? {} : { weekday }), day: on, ...moment };
    return { moment: dated, end, from: [date.source, source] };
  }
  // An end that names no day is on that of its start, or right after it.
  return sameDay === undefined ? { moment, end, from: [source] } : { moment, end, from: [source] };
}

function inZone(moment: WrittenMoment, columns: string | undefined, { zone }: Context): WrittenMoment {
  const own = moment.zone ?? columns;
  const { zone: _, ...bare } = moment;
  if (own === undefined || own === zone || moment.relative !== undefined || moment.clock === undefined) return bare;
  return { ...bare, zone: own };
}

interface TakesRead {
  readonly lines: readonly Line[];
  readonly seconds: number | undefined;
}

function takesOf(
  { duration, worst }: WhenCells,
  start: Joined | undefined,
  end: Joined | undefined,
  between: number | undefined,
  context: Context,
): TakesRead {
  const lines: Line[] = [];
  const planned = duration && readDurationCell(duration, lines, context);
  const most = worst && readDurationCell(worst, lines, context);
  const ownWorst = planned?.worst;
  const longest = most?.planned ?? most?.worst ?? ownWorst;
  const from = [planned?.source, most?.source].filter(source => source !== undefined);
  const said = planned?.planned;
  if (said === undefined && longest === undefined) {
    if (between === undefined || !start || !end) return { lines, seconds: undefined };
    // That something ends when it starts says nothing about how long it takes.
    if (between === 0) {
      for (const source of end.from)
        if (!start.from.includes(source)) context.drop(source, "it is the same as the start");
      return { lines, seconds: undefined };
    }
    return {
      lines: [statement(`takes ${writtenDuration(between)}`, ownSources(end, start)), ...lines],
      seconds: between,
    };
  }
  if (said !== undefined && end && between !== undefined) {
    if (said === between)
      for (const source of end.from)
        if (!start?.from.includes(source)) context.drop(source, "start and duration say the same");
    if (said !== between) {
      for (const source of end.from) {
        if (start?.from.includes(source)) continue;
        lines.push(note([`note "Ends ${momentText(end.moment)}, by the table"`], [source]));
        context.missing.add(
          "duration",
          "Start, end and duration do not agree, so the duration is used and the end is a note. Say which is right.",
          source.address,
        );
      }
    }
  }
  if (said === undefined)
    return { lines: [statement(`takes at most ${writtenDuration(longest ?? 0)}`, from), ...lines], seconds: longest };
  const isLonger = longest !== undefined && longest >= said;
  if (longest !== undefined && !isLonger && worst && most) {
    lines.push(noteOf(worst, most.source));
    context.missing.add(
      "duration",
      "The worst case is shorter than the plan, so it is a note. Say which is right.",
      worst.cell.address,
    );
  }
  const atMost = isLonger && longest > said ? ` at most ${writtenDuration(longest)}` : "";
  return {
    lines: [
      statement(`takes ${writtenDuration(said)}${atMost}`, isLonger ? from : planned ? [planned.source] : []),
      ...lines,
    ],
    seconds: said,
  };
}

/** Those that have not said when it starts already; a range says both. */
function ownSources(end: Joined, start: Joined): readonly Source[] {
  const own = end.from.filter(source => !start.from.includes(source));
  return own.length > 0 ? own : end.from;
}

interface ReadDuration {
  readonly planned: number | undefined;
  readonly worst: number | undefined;
  readonly source: Source;
}

function readDurationCell(said: TimeCell, lines: Line[], context: Context): ReadDuration | undefined {
  const source = context.sources.ofCell(said.cell);
  if (saysNothing(shownOf(said.cell))) {
    context.drop(source, "it says no duration");
    return undefined;
  }
  const read: DurationCell = said.isSpan ? { kind: "unread" } : durationIn(said.cell.value, said.unit);
  if (read.kind === "duration") {
    if (!read.whole) lines.push(noteOf(said, source));
    return { planned: read.planned, worst: read.worst, source };
  }
  lines.push(noteOf(said, source));
  context.missing.add(
    "duration",
    read.kind === "no-unit"
      ? `"${said.label}" has numbers without a unit, so they are notes. Say which: --map '${said.label}=duration in minutes', or in hours, or in days.`
      : `"${said.label}" has what cannot be read as a duration, so it is a note. Write it such as 30m or 1h30m.`,
    said.cell.address,
  );
  return undefined;
}

function whyInWords(why: WhyUnread, { label }: TimeCell): string {
  const column = label === "" ? "The table" : `"${label}"`;
  switch (why) {
    case "either":
      return `${column} does not say which number of its dates is the month, so they are notes. Write them as 2026-05-23.`;
    case "no-year":
      return `${column} has dates without a year, so they are notes. Write them as 2026-05-23.`;
    case "no-unit":
      return `${column} has numbers that may be minutes, hours or days, so they are notes. Write them as T-3d, T-3h or T-3m.`;
    case "day-and-clock":
      return `${column} counts days from a day that the table does not name, so these times are notes. Write their dates.`;
    case "other":
      return `${column} has what cannot be read as a time, so it is a note. Write it such as 22:00 or 2026-05-23 22:00.`;
  }
}

function noteOf({ cell, label }: Said, source: Source): Line {
  const text = shownOf(cell);
  return note(writtenText("note", label === "" ? text : `${label}: ${text}`), [source]);
}

function isSameMoment(one: WrittenMoment, other: WrittenMoment, context: Context): boolean {
  const [a, b] = [wallTime(one, context), wallTime(other, context)];
  return a?.kind === "instant" && b?.kind === "instant" && a.seconds === b.seconds;
}

function isOtherMoment(one: WrittenMoment, other: WrittenMoment, context: Context): boolean {
  const [a, b] = [wallTime(one, context), wallTime(other, context)];
  return a?.kind === "instant" && b?.kind === "instant" && a.seconds !== b.seconds;
}

export function wallTime(
  { day, clock, relative, zone, weekday, fold }: WrittenMoment,
  context: Context,
): WallTime | undefined {
  if (relative !== undefined) {
    const seconds = relativeSeconds(relative);
    return seconds === undefined ? undefined : { kind: "relative", zone: undefined, seconds };
  }
  if (clock === undefined || (day === undefined && weekday !== undefined)) return undefined;
  const [hour = 0, minute = 0, second = 0] = clock.split(":").map(Number);
  const inDay = hour * 3_600 + minute * 60 + second;
  if (day === undefined) return { kind: "clock", zone, seconds: inDay };
  const [year = 0, month = 1, of = 1] = day.split("-").map(Number);
  const place = zone ?? context.zone;
  if (place !== undefined && (isZone(place) || readOffset(place) !== undefined) && hour < 24) {
    const reading = toInstant({ year, month, day: of }, { hour, minute, second }, place);
    if (reading.kind === "one") return { kind: "instant", zone: undefined, seconds: reading.at };
    if (reading.kind === "two" && fold !== undefined) {
      return { kind: "instant", zone: undefined, seconds: fold === "first" ? reading.first : reading.second };
    }
    return undefined;
  }
  return { kind: "dated", zone, seconds: Date.UTC(year, month - 1, of) / 1_000 + inDay };
}

function relativeSeconds(relative: string): number | undefined {
  if (relative === "T") return 0;
  const match = /^T([+-])(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(relative);
  if (!match) return undefined;
  const [, sign, w = 0, d = 0, h = 0, m = 0, s = 0] = match;
  const size = ((Number(w) * 7 + Number(d)) * 24 + Number(h)) * 3_600 + Number(m) * 60 + Number(s);
  return sign === "-" ? -size : size;
}

/** Undefined where they cannot be compared, or where the end is before the start. */
function secondsBetween(start: WallTime, end: WallTime): number | undefined {
  if (start.zone !== end.zone) return undefined;
  if (start.kind === end.kind) {
    const between = end.seconds - start.seconds;
    if (between >= 0) return between;
    return start.kind === "clock" ? between + 86_400 : undefined;
  }
  // 2026-05-23 22:00 to 01:30: the end is the first such time after the start.
  if (start.kind === "dated" && end.kind === "clock")
    return (((end.seconds - start.seconds) % 86_400) + 86_400) % 86_400;
  return undefined;
}
