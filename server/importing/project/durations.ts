/** Durations and lags of a project, which are in working time, as Project shows them. */
import { count } from "../../../language/wording/lists.js";
import type { Fields } from "./file.js";

/** `PT8H30M0S` in minutes; undefined for what is none. */
export function minutesIn(text: string | undefined): number | undefined {
  const found = /^PT(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:\.\d+)?S)?$/.exec(text ?? "");
  if (!found || text === "PT") return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(each => Number(each ?? 0));
  return hours * 60 + minutes + seconds / 60;
}

/** How many minutes of work a day, a week and a month of a project have. */
export interface WorkingTime {
  readonly day: number;
  readonly week: number;
  readonly month: number;
}

export function workingTime(project: Fields): WorkingTime {
  const number = (name: string, usual: number): number => {
    const written = Number(project.get(name));
    return Number.isFinite(written) && written > 0 ? written : usual;
  };
  const day = number("MinutesPerDay", 480);
  return { day, week: number("MinutesPerWeek", 2_400), month: day * number("DaysPerMonth", 20) };
}

/** Numbers of formats, from minutes to months, in working time and in elapsed time. From 32 on they are estimates. */
const units: Readonly<Record<number, keyof WorkingTime | "minute" | "hour" | "percent">> = {
  3: "minute",
  4: "minute",
  5: "hour",
  6: "hour",
  7: "day",
  8: "day",
  9: "week",
  10: "week",
  11: "month",
  12: "month",
  19: "percent",
  20: "percent",
};
const elapsed = { day: 1_440, week: 10_080, month: 43_200 } as const;
const firstEstimate = 32;

export function isEstimate(format: string | undefined): boolean {
  return Number(format) >= firstEstimate;
}

/** "2 days", "8 hours", "45 minutes" */
export function shownDuration(minutes: number, format: string | undefined, working: WorkingTime): string {
  const number = Number(format) % firstEstimate;
  const unit = units[number] ?? "hour";
  const isElapsed = number % 2 === 0;
  const size =
    unit === "minute" || unit === "percent" ? 1 : unit === "hour" ? 60 : (isElapsed ? elapsed : working)[unit];
  const amount = Math.round((minutes / size) * 100) / 100;
  return `${isElapsed && size > 60 ? "elapsed " : ""}${count(amount, unit === "percent" ? "minute" : unit)}`;
}

/** What stands after a predecessor: "+2h", "-30m", "+50%". */
export function shownLag(link: Fields): string {
  const tenths = Number(link.get("LinkLag") ?? 0);
  if (!Number.isFinite(tenths) || tenths === 0) return "";
  const sign = tenths < 0 ? "-" : "+";
  if (units[Number(link.get("LagFormat")) % firstEstimate] === "percent") return `${sign}${Math.abs(tenths)}%`;
  const minutes = Math.round(Math.abs(tenths) / 10);
  const hours = Math.floor(minutes / 60);
  return `${sign}${hours > 0 ? `${hours}h` : ""}${minutes % 60 > 0 || hours === 0 ? `${minutes % 60}m` : ""}`;
}
