/** Numbers of a workbook by their formats: days, moments, times of day, lengths; and what is seen of them. */
import { format as formatted, getFormatDateInfo, tokenize } from "numfmt";
import type { CellValue } from "../../../language/importing/table.js";

export interface Shown {
  readonly value: CellValue;
  readonly shown: string;
  /** It holds more than it shows: a time of day with days. */
  readonly hidesDays?: true;
}

type Kind = "length" | "moment" | "day" | "clock" | "number";

const kinds = new Map<string, Kind>();

/** @param is1904 which day is the first: Excel on early Macs counts from 1904 */
export function shownNumber(number: number, format: string, is1904: boolean): Shown {
  const kind = kindOf(format);
  const value = cellValue(number, kind, is1904);
  const shown = textOf(number, format, is1904 && kind !== "number" && kind !== "length" ? number + daysTo1904 : number);
  const hidesDays = kind === "clock" && number >= 1 && value.kind === "clock";
  return { value, shown, ...(hidesDays ? { hidesDays } : {}) };
}

/** What the first part of a format shows. */
function kindOf(format: string): Kind {
  const known = kinds.get(format) ?? kindOfNew(format);
  kinds.set(format, known);
  return known;
}

function kindOfNew(format: string): Kind {
  try {
    const tokens = tokenize(format);
    const end = tokens.findIndex(({ type }) => type === "BREAK");
    const types = (end < 0 ? tokens : tokens.slice(0, end)).map(({ type }) => type);
    if (types.includes("DURATION")) return "length";
    if (!types.includes("DATETIME")) return "number";
    const { year, month, day, hours, minutes, seconds } = getFormatDateInfo(format);
    // In `mm:ss` it takes the minutes for months.
    const hasDay = year || day || (month && !seconds && !hours);
    const hasClock = hours || minutes || seconds;
    if (hasDay) return hasClock ? "moment" : "day";
    return hasClock ? "clock" : "number";
  } catch {
    return "number";
  }
}

const daysTo1904 = 1_462;

/** 1900 was no leap year, but for the first spreadsheets: their 60 is its 29th of February. */
const falseLeapDay = 60;

/** Days from 1970 to where spreadsheets start to count, after the false leap day. */
const epoch = -25_569;

const lastDay = 2_958_465;

/** Below that a day is that of a clock which has gone round, and not a day anybody means. */
const firstPlausibleDay = 366;

function cellValue(number: number, kind: Kind, is1904: boolean): CellValue {
  const plain: CellValue = { kind: "number", number };
  if (kind === "number") return plain;
  const seconds = Math.round(number * 86_400);
  if (kind === "length") return { kind: "length", minutes: seconds / 60 };
  if (number < 0 || seconds / 86_400 > lastDay) return plain;
  const clock = clockOf(seconds % 86_400);
  const serial = Math.floor(seconds / 86_400) + (is1904 ? daysTo1904 : 0);
  if (kind === "clock" && Math.floor(number) < firstPlausibleDay) return { kind: "clock", clock };
  if (serial < 1 || serial === falseLeapDay) return plain;
  const day = dayOf(serial < falseLeapDay ? serial + 1 : serial);
  return kind === "day" && seconds % 86_400 === 0 ? { kind: "day", day } : { kind: "moment", day, clock };
}

function dayOf(serial: number): string {
  return new Date((serial + epoch) * 86_400_000).toISOString().slice(0, 10);
}

function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return shown.map(part => String(part).padStart(2, "0")).join(":");
}

/** As the workbook's program shows it; the number itself where its format shows nothing. */
function textOf(number: number, format: string, shifted: number): string {
  try {
    const text = formatted(format, shifted).trim();
    return text === "" || /^#+$/.test(text) ? String(number) : text;
  } catch {
    return String(number);
  }
}
