/** Days to choose from where a date is wanted that nothing in the plan decides: of a window, a fallback, a leave, a freeze, a rehearsal, a holiday; and days of the week. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { sameWeekday } from "../../../language/resolve/times/weekday.js";
import { formatDate, formatDay, weekdayNames } from "../../../language/time/format.js";
import { toLocal } from "../../../language/time/local.js";
import type { Proposal } from "./proposal.js";

const DAY = 86_400;
/** Two weeks. */
const most = 14;

export interface DayWanted {
  /** The keyword of the statement: `window`, `away`. */
  readonly statement: string;
  /** The first date that stands in the statement already, as written: the day is to be no earlier. */
  readonly from: string | undefined;
  /** A weekday that stands in front. */
  readonly weekday: string | undefined;
  /** The start of the window, where there is one: a fallback comes after it. */
  readonly window: number | undefined;
  /** An instant of today. */
  readonly now: number;
}

export function dayProposals(wanted: DayWanted): readonly Proposal[] {
  return daysFor(wanted)
    .filter(at => wanted.weekday === undefined || sameWeekday(wanted.weekday, toLocal(at, "UTC").date))
    .map((at, index) => ({
      label: formatDate(at, "UTC"),
      kind: CompletionItemKind.Value,
      detail: `${formatDay(at, "UTC").slice(0, 3)}, ${distance(at, wanted)}`,
      rank: index / 100,
    }));
}

/** After hours: the usual week first, then its days; the end of several is one day. */
export function weekdayProposals(isEnd: boolean): readonly Proposal[] {
  const days = weekdayNames.map(
    (name, index): Proposal => ({
      label: name.slice(0, 3),
      kind: CompletionItemKind.Value,
      detail: name,
      rank: (index + 1) / 100,
    }),
  );
  return isEnd ? days : [{ label: "Mon to Fri", kind: CompletionItemKind.Value, rank: 0 }, ...days];
}

/** Instants of days, the likeliest first. */
function daysFor({ statement, from, window, now }: DayWanted): readonly number[] {
  const today = Math.floor(now / DAY) * DAY;
  const start = from === undefined ? undefined : startOf(from);
  const on = (first: number, step = 1): readonly number[] =>
    Array.from({ length: most }, (_, index) => first + index * step * DAY);
  switch (statement) {
    case "window":
    case "go-live": {
      if (start !== undefined) return on(start);
      // Most windows are in the night from a Saturday to a Sunday.
      const coming = on(today + DAY);
      return [...coming.filter(isSaturday), ...coming.filter(at => !isSaturday(at))];
    }
    case "fallback": {
      if (start !== undefined) return on(start);
      const first = window === undefined ? today : Math.floor(window / DAY) * DAY;
      // Mostly the same night of a later week.
      const weekly = on(first + 7 * DAY, 7).slice(0, 4);
      return [...weekly, ...on(first + DAY).filter(at => !weekly.includes(at))];
    }
    case "away":
    case "freeze":
    case "holidays":
      return on(start ?? today);
    case "rehearsal":
      return window === undefined ? on(today, -1) : on(Math.floor(window / DAY) * DAY - DAY, -1);
    default:
      return [];
  }
}

function startOf(date: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at / 1_000;
}

function isSaturday(at: number): boolean {
  return sameWeekday("Sat", toLocal(at, "UTC").date);
}

function distance(at: number, { from, now }: DayWanted): string {
  const start = from === undefined ? undefined : startOf(from);
  const days = Math.round((at - (start ?? Math.floor(now / DAY) * DAY)) / DAY);
  if (start !== undefined) return days === 0 ? "the same day" : `${counted(days)} later`;
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 0 ? `${counted(-days)} ago` : `in ${counted(days)}`;
}

function counted(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
