/** When something begins or ends, as people write it in tables, in the words of the language. */
import { readDuration } from "../../time/duration.js";
import { readKnownZone } from "../../time/zones.js";
import type { CellValue } from "../table.js";
import { type DayOrder, dayAhead, weekdayIn } from "./dates.js";

export interface WrittenMoment {
  /** YYYY-MM-DD */
  readonly day?: string;
  /** "Sat", where it is written. */
  readonly weekday?: string;
  /** HH:MM or HH:MM:SS */
  readonly clock?: string;
  /** "T-2h" */
  readonly relative?: string;
  /** As it is written: Europe/London, UTC, CET, +01:00. */
  readonly zone?: string;
  /** Where clocks go back and a time comes twice. */
  readonly fold?: "first" | "second";
}

export type MomentCell =
  | {
      readonly kind: "moment";
      readonly moment: WrittenMoment /** Of a range. */;
      readonly end: WrittenMoment | undefined;
      readonly whole: boolean;
    }
  | { readonly kind: "unread"; readonly why: WhyUnread };

export type WhyUnread = "either" | "no-year" | "no-unit" | "day-and-clock" | "other";

export interface MomentContext {
  /** What the rest of the column says. */
  readonly order: DayOrder | undefined;
  /** Of "T-3", where the header says it. */
  readonly unit: "m" | "h" | "d" | undefined;
  /** The text has an ISO moment, in which an offset stands right after the clock. */
  readonly isIso?: boolean;
}

export function momentIn(value: CellValue, context: MomentContext): MomentCell {
  switch (value.kind) {
    case "day":
      return moment({ day: value.day });
    case "moment":
      return moment({ day: value.day, clock: shortClock(value.clock) });
    case "clock":
      return moment({ clock: shortClock(value.clock) });
    case "text":
      return momentInText(value.text, context);
    case "number":
      return unread(context.unit === undefined ? "no-unit" : "other");
    case "length":
    case "flag":
      return unread("other");
  }
}

/** Nobody says it in more letters. */
const longest = 100;

export function momentInText(text: string, context: MomentContext): MomentCell {
  if (text.length > longest) return unread("other");
  const plain = text.trim().replace(/\s+/g, " ");
  const relative = relativeIn(plain, context.unit);
  if (relative) return relative;
  const ahead = dayAhead(plain, context.order);
  if (ahead.reading.kind === "either" || ahead.reading.kind === "no-year") return unread(ahead.reading.kind);
  const date = ahead.reading.kind === "day" ? dayOf(ahead.reading) : {};
  const rest = ahead.rest.replace(/^T(?=\d)|^(?:at|um|\u00E0|a las|\u00E0s|-|\u2013|@)\s*/i, "");
  if (rest === "") return ahead.reading.kind === "day" ? moment(date) : unread("other");
  const first = clockAhead(rest);
  if (first) return afterClock(first, date, { ...context, isIso: /^\d{4}-\d\d-\d\dT/.test(plain) });
  if (ahead.reading.kind === "day") return dateRange(date, rest, context);
  return weekdayFirst(plain, context);
}

function dayOf({ day, weekday }: { readonly day: string; readonly weekday: string | undefined }): WrittenMoment {
  return weekday === undefined ? { day } : { day, weekday };
}

/** "2026-05-23 to 2026-05-24" */
function dateRange(date: WrittenMoment, rest: string, { order }: MomentContext): MomentCell {
  const zone = zoneIn(rest);
  if (zone !== undefined) return moment({ ...date, zone });
  const to = /^(?:-|\u2013|to|bis|until) ?(?=\S)(.+)$/i.exec(rest)?.[1];
  const end = to === undefined ? undefined : dayAhead(to, order);
  if (end?.reading.kind !== "day" || end.rest !== "") return unread("other");
  return { kind: "moment", moment: date, end: dayOf(end.reading), whole: true };
}

/** "Saturday 22:00", "22:00 23/05/2026" */
function weekdayFirst(plain: string, context: MomentContext): MomentCell {
  const [, name = "", rest = ""] = /^(\S+) (.+)$/.exec(plain) ?? [];
  const weekday = weekdayIn(name);
  const first = weekday === undefined ? undefined : clockAhead(rest);
  return weekday !== undefined && first ? afterClock(first, { weekday }, context) : unread("other");
}

interface ClockInText {
  readonly clock: string;
  readonly rest: string;
}

function afterClock({ clock, rest }: ClockInText, date: WrittenMoment, context: MomentContext): MomentCell {
  const start: WrittenMoment = { ...date, clock };
  if (rest === "") return moment(start);
  const fold = /^(first|second)$/.exec(rest)?.[1];
  if (fold === "first" || fold === "second") return moment({ ...start, fold });
  // "08:00-12:00" goes from one to the other; after an ISO date it is an offset.
  const isRange = /^[-\u2013] ?\d{1,2}[:.]\d\d$/.test(rest) && !context.isIso;
  const zone = isRange ? undefined : zoneIn(rest);
  if (zone !== undefined) return moment({ ...start, zone });
  const to = /(?:^| )(?:-|\u2013|\u2014|to|until|till|bis|\u00E0|a|at\u00E9|hasta) ?(?=\d)/i.exec(rest);
  if (to)
    return range(start, rest.slice(0, to.index).trim() || undefined, rest.slice(to.index + to[0].length), context);
  const day =
    date.day === undefined && date.weekday === undefined
      ? dayAhead(rest.replace(/^(?:on|am|le|el|,)\s*/i, ""), context.order)
      : undefined;
  if (day?.reading.kind === "either" || day?.reading.kind === "no-year") return unread(day.reading.kind);
  if (day?.reading.kind !== "day") return unread("other");
  const after = day.rest === "" ? undefined : zoneIn(day.rest);
  if (day.rest !== "" && after === undefined) return unread("other");
  return moment({ ...dayOf(day.reading), clock, ...(after === undefined ? {} : { zone: after }) });
}

/** "18:00 - 18:30", "18:00 CET to 18:30 CET" */
function range(start: WrittenMoment, between: string | undefined, to: string, context: MomentContext): MomentCell {
  const zone = between === undefined ? undefined : zoneIn(between);
  if (between !== undefined && zone === undefined) return unread("other");
  const end = momentInText(to, context);
  if (end.kind !== "moment" || end.end || end.moment.relative !== undefined) return unread("other");
  const shared = zone ?? end.moment.zone;
  const withZone = (of: WrittenMoment): WrittenMoment => (shared === undefined ? of : { zone: shared, ...of });
  return { kind: "moment", moment: withZone(start), end: withZone(end.moment), whole: true };
}

const clocks: readonly RegExp[] = [
  /^(?<h>\d{1,2})[:.](?<m>[0-5]\d)(?:[:.](?<s>[0-5]\d)(?:\.\d+)?)?\s?(?<p>[ap]\.?\s?m\.?)(?![a-z])/i,
  /^(?<h>\d{1,2})\s?(?<p>[ap]\.?m\.?)(?![a-z])/i,
  /^(?<h>\d{1,2})[:.](?<m>[0-5]\d)(?:[:.](?<s>[0-5]\d)(?:\.\d+)?)?(?:\s?(?:uhr|hrs?|hours|h))?(?![\w:.])/i,
  /^(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d)(?::(?<s>[0-5]\d)(?:\.\d+)?)?)(?=[+\-\u2212zZ ])/,
  /^(?<h>\d{1,2})\s?h\s?(?<m>[0-5]\d)?(?![\w:.])/i,
  /^(?<h>\d{1,2})\s?(?:uhr|o'?clock)(?!\w)/i,
  /^(?<h>[01]\d|2[0-4])(?<m>[0-5]\d)(?:\s?(?:hrs?|hours|h|uhr))?(?![\w:.\-/])/i,
];

/** A time of day that a text begins with, on a clock of 24 hours. */
function clockAhead(text: string): ClockInText | undefined {
  for (const pattern of clocks) {
    const match = pattern.exec(text);
    if (!match?.groups) continue;
    const { h = "", m = "00", s, p } = match.groups;
    const hours = p === undefined ? Number(h) : hoursOf(Number(h), p);
    if (hours === undefined || hours > 24 || (hours === 24 && Number(m) > 0)) return undefined;
    const clock = `${String(hours).padStart(2, "0")}:${m}${s === undefined || s === "00" ? "" : `:${s}`}`;
    return { clock, rest: text.slice(match[0].length).trim() };
  }
  return undefined;
}

function hoursOf(hours: number, half: string): number | undefined {
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (/^p/i.test(half) ? 12 : 0);
}

/** A zone as the language can say it, also where it is answered with a better one. */
export function zoneIn(text: string): string | undefined {
  const bare = text.trim();
  const inside = /^[([]/.test(bare) && /[)\]]$/.test(bare) ? bare.slice(1, -1).trim() : bare;
  const plain = inside.replace(/^(?:time ?zone|timezone|tz|zone|in)\b:?\s*/i, "").replace(/ local time$/i, "");
  if (/^z$/i.test(plain)) return "UTC";
  const reading = readKnownZone(plain);
  switch (reading?.kind) {
    case "zone":
      return reading.name;
    case "misspelt":
      return reading.zone;
    case "offset":
      return reading.name.replace(/\s/g, "").replace("\u2212", "-").toUpperCase();
    case "abbreviation":
      if (/^(?:utc|gmt)$/i.test(plain)) return plain.toUpperCase();
      return /^[A-Za-z][A-Za-z0-9_-]*$/.test(plain) && plain.length <= 6 ? plain.toUpperCase() : undefined;
    case undefined:
      return undefined;
  }
}

const letters: Readonly<Record<string, "h" | "d" | "w">> = { d: "d", j: "d", h: "h", w: "w" };

/** "T-2h", "D-1", "H+2", "T-00:30"; undefined for what is none. */
function relativeIn(plain: string, unit: MomentContext["unit"]): MomentCell | undefined {
  const match = /^([TDHJW])(?:\s?(minus|plus|[-+\u2212\u2013])\s?(\S.*)|\s?[-+]?0)?$/i.exec(plain);
  if (!match) return undefined;
  const [, letter = "", sign, amount] = match;
  if (sign === undefined || amount === undefined) return moment({ relative: "T" });
  const way = sign === "+" || /^plus$/i.test(sign) ? "+" : "-";
  const own = letters[letter.toLowerCase()];
  const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(amount);
  if (clock && own !== "d" && own !== "w") {
    const [, hours, minutes, rest] = clock;
    return relativeOf(way, `${Number(hours)}h${Number(minutes)}m${rest === undefined ? "" : `${Number(rest)}s`}`);
  }
  if (/^\d+$/.test(amount)) {
    if (Number(amount) === 0) return moment({ relative: "T" });
    const said = own ?? unit;
    return said === undefined ? unread("no-unit") : relativeOf(way, `${Number(amount)}${said}`);
  }
  if (/^\d+\s+\d{1,2}[:.]\d\d/.test(amount)) return unread("day-and-clock");
  return relativeOf(way, amount.toLowerCase());
}

function relativeOf(way: string, amount: string): MomentCell {
  const read = readDuration(amount);
  if (read.kind === "bad") return unread("other");
  const written = read.kind === "loose" ? read.written : amount;
  const short = written.replace(/(?<!\d)0[hms]/g, "");
  return moment({ relative: short === "" ? "T" : `T${way}${short}` });
}

function shortClock(clock: string): string {
  return clock.replace(/^(\d\d:\d\d):00$/, "$1");
}

function moment(of: WrittenMoment): MomentCell {
  return { kind: "moment", moment: of, end: undefined, whole: true };
}

function unread(why: WhyUnread): MomentCell {
  return { kind: "unread", why };
}

/** As the language has it. */
export function momentText({ day, weekday, clock, relative, zone, fold }: WrittenMoment): string {
  return [weekday, day, clock, relative, fold, zone].filter(part => part !== undefined).join(" ");
}
