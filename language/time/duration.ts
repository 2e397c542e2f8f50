/** Durations as runbooks write them: weeks, days, hours, minutes and seconds, largest first, as in `1h30m`. */

/**
 * What a text means as a duration, in seconds: as the language has it; understood but to be spelt otherwise
 * (`written` is the right spelling); or not a duration, with the reason and the remedy.
 */
export type DurationReading =
  | { readonly kind: "duration"; readonly seconds: number }
  | { readonly kind: "loose"; readonly seconds: number; readonly written: string }
  | { readonly kind: "bad"; readonly why: string };

type Unit = "w" | "d" | "h" | "m" | "s";

interface Amount {
  readonly count: number;
  readonly unit: Unit;
}

/** Seconds in each unit, largest first. */
const sizes: Readonly<Record<Unit, number>> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

const unitWords: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...["w", "wk", "wks", "week", "weeks"].map(word => [word, "w"] as const),
  ...["d", "day", "days"].map(word => [word, "d"] as const),
  ...["h", "hr", "hrs", "hour", "hours"].map(word => [word, "h"] as const),
  ...["m", "min", "mins", "minute", "minutes"].map(word => [word, "m"] as const),
  ...["s", "sec", "secs", "second", "seconds"].map(word => [word, "s"] as const),
]);

const TEN_YEARS = 3_653 * sizes.d;

const strict = /^(?=.)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const iso = /^p(?=.)(\d+w)?(\d+d)?(?:t(?=\d)(\d+h)?(\d+m)?(\d+s)?)?$/;
const looseAmount = /(\d+(?:\.\d+)?)\s*([a-z]*)\.?\s*(?:,|and\b)?\s*/gy;

/** Reads a duration. Strict is `1w2d3h4m5s` with each unit at most once, in that order, in whole numbers. Never over ten years. */
export function readDuration(text: string): DurationReading {
  const match = strict.exec(text);
  if (match) {
    const [, w = 0, d = 0, h = 0, m = 0, s = 0] = match;
    const seconds = Number(w) * sizes.w + Number(d) * sizes.d + Number(h) * sizes.h + Number(m) * sizes.m + Number(s);
    return seconds > TEN_YEARS ? tooLong(text) : { kind: "duration", seconds };
  }

  const plain = text.trim().toLowerCase();
  const amounts = looseAmounts(plain.replace(iso, "$1$2$3$4$5"));
  return amounts ? sumOf(amounts, text) : { kind: "bad", why: whyNoDuration(plain, quoted(text)) };
}

/** How many days a strictly written duration names with its days and weeks: 9 for `1w2d3h`. */
export function daysIn(strictly: string): number {
  const [, weeks = 0, days = 0] = strict.exec(strictly) ?? [];
  return Number(weeks) * 7 + Number(days);
}

/**
 * A whole number of seconds as `1h30m`, `45s`, `0m`; negative with `-`. Days only above two of them, or when nothing is left
 * over: `26h`, but `2d` and `67d12h`; with "hours" as the largest unit never.
 */
export function formatDuration(seconds: number, largest: "days" | "hours" = "days"): string {
  if (seconds < 0) return `-${formatDuration(-seconds, largest)}`;
  if (seconds === 0) return "0m";
  const inDays = seconds > 2 * sizes.d || seconds % sizes.d === 0;
  const days = largest === "days" && inDays ? Math.floor(seconds / sizes.d) : 0;
  const rest = seconds - days * sizes.d;
  const parts = [
    { count: days, unit: "d" },
    { count: Math.floor(rest / sizes.h), unit: "h" },
    { count: Math.floor((rest % sizes.h) / sizes.m), unit: "m" },
    { count: rest % sizes.m, unit: "s" },
  ];
  return parts.map(({ count, unit }) => (count === 0 ? "" : `${count}${unit}`)).join("");
}

/** Numbers with units in any order and spelling; undefined where there is anything else. A last number after hours is minutes: `1h30`. */
function looseAmounts(text: string): readonly Amount[] | undefined {
  const matches = [...text.matchAll(looseAmount)];
  if (matches.length === 0 || matches.map(([whole]) => whole).join("") !== text) return undefined;
  const amounts: Amount[] = [];
  for (const [index, [, count = "", word = ""]] of matches.entries()) {
    const isAfterHours = index > 0 && index === matches.length - 1 && amounts.at(-1)?.unit === "h";
    const unit = word === "" && isAfterHours && /^[0-5]?\d$/.test(count) ? "m" : unitWords.get(word);
    if (!unit) return undefined;
    amounts.push({ count: Number(count), unit });
  }
  return amounts;
}

function sumOf(amounts: readonly Amount[], text: string): DurationReading {
  if (new Set(amounts.map(({ unit }) => unit)).size < amounts.length) {
    return { kind: "bad", why: `${quoted(text)} has the same unit twice: add the two up and write each unit once` };
  }
  const exact = amounts.reduce((sum, { count, unit }) => sum + count * sizes[unit], 0);
  const seconds = Math.round(exact);
  if (seconds > TEN_YEARS) return tooLong(text);
  if (Math.abs(exact - seconds) > 1e-6) {
    return { kind: "bad", why: `${quoted(text)} is not a whole number of seconds, and plans count in whole seconds` };
  }
  const whole = amounts.every(({ count }) => Number.isInteger(count));
  return { kind: "loose", seconds, written: whole ? respelt(amounts) : formatDuration(seconds) };
}

/** The same amounts in the units the author chose: `90 min` is `90m`. */
function respelt(amounts: readonly Amount[]): string {
  const largestFirst = [...amounts].sort((a, b) => sizes[b.unit] - sizes[a.unit]);
  return largestFirst.map(({ count, unit }) => `${count}${unit}`).join("");
}

function tooLong(text: string): DurationReading {
  return { kind: "bad", why: `${quoted(text)} is longer than ten years: check the number and its unit` };
}

function whyNoDuration(plain: string, shown: string): string {
  if (plain === "") return "a duration is missing: write one such as 30m or 1h30m";
  if (/^\d+$/.test(plain)) {
    const count = plain.length > 9 ? "30" : String(Number(plain));
    return `${shown} has no unit: write ${count}m for minutes, ${count}h for hours or ${count}s for seconds`;
  }
  if (/^[-\u2212]/.test(plain)) return `${shown} is negative, and a duration cannot be: write it without the sign`;
  if (/^\d{1,3}:\d\d$/.test(plain)) {
    const [left, right] = plain.split(":").map(Number);
    return `${shown} may be hours or minutes: write ${left}h${right}m or ${left}m${right}s`;
  }
  if (/^\d[^-\u2013]*[-\u2013]\s*\d/.test(plain)) {
    return `${shown} is a range: write the plan and the worst case, such as takes 30m at most 45m`;
  }
  if (/\d\s*(?:mo|month|months|y|yr|yrs|year|years)\b/.test(plain)) {
    return `${shown} has no fixed length, as months and years differ: write days or weeks, such as 30d or 4w`;
  }
  return `${shown} is not a duration: write whole numbers with w, d, h, m or s, such as 45s, 30m, 1h30m or 2d`;
}

function quoted(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 40 ? `"${line.slice(0, 40)}…"` : `"${line}"`;
}
