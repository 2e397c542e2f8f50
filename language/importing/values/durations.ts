/** How long something takes, as people write it in tables. */
import { formatDuration, readDuration } from "../../time/duration.js";
import type { CellValue } from "../table.js";
import { withoutEnd } from "./texts.js";

/** Of a number without one. */
export type DurationUnit = "m" | "h" | "d";

export type DurationCell =
  /** In seconds; undefined is not said. */
  | {
      readonly kind: "duration";
      readonly planned: number | undefined;
      readonly worst: number | undefined;
      readonly whole: boolean;
    }
  /** A number, and nothing says of what. */
  | { readonly kind: "no-unit"; readonly count: number }
  | { readonly kind: "unread" };

const seconds: Readonly<Record<DurationUnit, number>> = { m: 60, h: 3_600, d: 86_400 };

/** Longest first, so that no word ends inside another. Without the point that may end it. */
const units: readonly (readonly [unit: string, words: readonly string[]])[] = [
  ["w", ["wochen", "woche", "weeks", "week", "semaines", "semaine", "semanas", "semana", "wks", "wk", "sem"]],
  [
    "d",
    [
      "edays",
      "eday",
      "arbeitstage",
      "arbeitstag",
      "tagen",
      "tage",
      "tag",
      "days",
      "day",
      "jours",
      "jour",
      "dias",
      "dia",
      "ed",
      "t",
      "j",
    ],
  ],
  [
    "h",
    ["ehrs", "ehr", "stunden", "stunde", "hours", "hour", "heures", "heure", "horas", "hora", "std", "hrs", "hr", "eh"],
  ],
  ["m", ["emins", "emin", "minuten", "minute", "minutes", "minutos", "minuto", "mins", "min", "mn", "'"]],
  [
    "s",
    ["sekunden", "sekunde", "seconds", "second", "secondes", "seconde", "segundos", "segundo", "secs", "sec", "sek"],
  ],
];

const unitOf: ReadonlyMap<string, string> = new Map(
  units.flatMap(([unit, words]) => [[unit, unit] as const, ...words.map(word => [word, unit] as const)]),
);

const between = /^(?:and|und|et|y|e|,|\+)$/;

/** @param unit of numbers without one, where the header or other columns say it */
export function durationIn(value: CellValue, unit: DurationUnit | undefined): DurationCell {
  switch (value.kind) {
    case "length":
      return value.minutes < 0 ? unread : exactly(Math.round(value.minutes * 60));
    case "clock": {
      const [hours = 0, minutes = 0, rest = 0] = value.clock.split(":").map(Number);
      return exactly(hours * 3_600 + minutes * 60 + rest);
    }
    case "number":
      return ofNumber(value.number, unit);
    case "text":
      return durationInText(value.text, unit);
    case "day":
    case "moment":
    case "flag":
      return unread;
  }
}

/** Nobody says it in more letters. */
const longest = 80;

export function durationInText(text: string, unit: DurationUnit | undefined): DurationCell {
  if (text.length > longest) return unread;
  const plain = text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");
  const single = amount(plain, unit);
  if (single.kind !== "unread") return single;
  const most = mostIn(plain);
  if (most) {
    const worst = amount(most.worst, unit);
    if (worst.kind !== "duration") return unread;
    if (most.planned === "") return { kind: "duration", planned: undefined, worst: worst.planned, whole: true };
    const planned = amount(most.planned, unit);
    return planned.kind === "duration"
      ? { kind: "duration", planned: planned.planned, worst: worst.planned, whole: true }
      : unread;
  }
  const range = rangeIn(plain);
  if (range) return between2(range[0], range[1], unit);
  const about =
    /^(?:~|\u2248|about|approx(?:imately)?\.?|ca\.?|circa|est(?:imated)?\.?|etwa|ungefahr|env(?:iron)?\.?|aprox\.?|c\.) ?(.+)$/.exec(
      plain,
    );
  if (!about) return unread;
  const near = amount(about[1] ?? "", unit);
  return near.kind === "duration" ? { ...near, whole: false } : near;
}

const mostWords =
  /(?:at most|no more than|less than|up to|max(?:imum|imal)?\.?|worst(?: case)?|hochstens|bis zu|bis|jusqu'a|hasta|ate|<=?|\u2264):? ?/;

/** "max 45", "30m (max 45m)", "30 min max": nothing planned, or both. */
function mostIn(plain: string): { readonly planned: string; readonly worst: string } | undefined {
  const found = mostWords.exec(plain);
  if (!found) return undefined;
  const before = withoutEnd(plain.slice(0, found.index), ",;(");
  const after = withoutEnd(plain.slice(found.index + found[0].length), ")");
  if (after === "") return { planned: "", worst: before };
  // "30 bis 45" is a range.
  return found[0].startsWith("bis ") && before !== "" ? undefined : { planned: before, worst: after };
}

const rangeSigns: readonly string[] = [
  " to ",
  " bis ",
  " a ",
  " and ",
  " und ",
  " y ",
  " et ",
  "-",
  "\u2013",
  "\u2014",
];

function rangeIn(plain: string): readonly [string, string] | undefined {
  const words = plain.replace(/^(?:between|zwischen|entre) /, "");
  for (const sign of rangeSigns) {
    const [left = "", right = "", ...others] = words.split(sign);
    if (left !== "" && right !== "" && others.length === 0) return [left.trim(), right.trim()];
  }
  return undefined;
}

/** "30-45 min": the unit stands after both. */
function between2(left: string, right: string, unit: DurationUnit | undefined): DurationCell {
  const worst = amount(right, unit);
  if (worst.kind !== "duration" || worst.planned === undefined) return unread;
  const own = /^\d+(?:[.,]\d+)?$/.test(left) ? /^\d+(?:[.,]\d+)? ?([a-z']+)\.?$/.exec(right)?.[1] : undefined;
  const planned = amount(own === undefined ? left : `${left} ${own}`, unit);
  if (planned.kind !== "duration" || planned.planned === undefined || planned.planned > worst.planned) return unread;
  return { kind: "duration", planned: planned.planned, worst: worst.planned, whole: true };
}

function amount(text: string, unit: DurationUnit | undefined): DurationCell {
  const plain = text.trim().replace(/\?$/, "").trim();
  const clock = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?: ?(?:h|hrs?|std|hours?|stunden))?$/.exec(plain);
  if (clock) {
    const [, hours, minutes, rest] = clock;
    // 45:00 may be minutes and seconds.
    if (Number(hours) > 24 && unit !== "h") return unread;
    return exactly(Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest ?? 0));
  }
  const number = /^(\d+(?:[.,]\d+)?)$/.exec(plain);
  if (number) return ofNumber(Number((number[1] ?? "").replace(",", ".")), unit);
  const half = plain
    .replace(/^(\d*)\u00BD/, (_, whole: string) => `${whole === "" ? "0" : whole}.5`)
    .replace(/^half an? /, "0.5 ")
    .replace(/^(?:an?|one|une?|eine?) (?=[a-z])/, "1 ");
  const words = half.replace(/(\d),(?=\d)/g, "$1.").match(/\d+(?:\.\d+)?|[a-z']+|[^\s\d]/g) ?? [];
  const said: string[] = [];
  for (const word of words) {
    if (/^\d/.test(word)) said.push(word);
    else if (unitOf.has(word)) said.push(unitOf.get(word) ?? "");
    else if (word !== "." && !between.test(word)) return asIso(plain);
  }
  const read = readDuration(said.join(""));
  return read.kind === "bad" ? unread : exactly(read.seconds);
}

function asIso(text: string): DurationCell {
  if (!/^p[\dt]/.test(text)) return unread;
  const read = readDuration(text);
  return read.kind === "bad" ? unread : exactly(read.seconds);
}

function ofNumber(count: number, unit: DurationUnit | undefined): DurationCell {
  if (!Number.isFinite(count) || count < 0) return unread;
  if (count === 0) return exactly(0);
  return unit === undefined ? { kind: "no-unit", count } : exactly(Math.round(count * seconds[unit]));
}

function exactly(planned: number): DurationCell {
  // Ten years, as the language has it.
  return planned > 315_000_000 ? unread : { kind: "duration", planned, worst: undefined, whole: true };
}

const unread: DurationCell = { kind: "unread" };

export function secondsIn(count: number, unit: DurationUnit): number {
  return count * seconds[unit];
}

export { formatDuration as writtenDuration };

/** "0-15 min", "15-75 min", "75-90 min" one below the other: from when to when, counted from the beginning, and no durations. */
export function areSpans(values: readonly CellValue[], unit: DurationUnit | undefined): boolean {
  const ends = new Set<number>([0]);
  let meeting = 0;
  let ranges = 0;
  for (const value of values) {
    const { planned, worst } = { planned: undefined, worst: undefined, ...durationIn(value, unit) };
    if (planned === undefined || worst === undefined) continue;
    ranges++;
    if (ends.has(planned)) meeting++;
    ends.add(worst);
  }
  return ranges >= 2 && meeting >= 2 && meeting * 2 >= ranges;
}
