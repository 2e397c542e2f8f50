/**
 * Runbooks of the past, of which only the text is checked: those that say so themselves, and those that lie before the day that who
 * checks takes for today. That day is asked for and never the clock's: the same check says the same tomorrow.
 */
import type { Past } from "../plan/finding.js";
import type { Instant } from "../plan/plan.js";
import { planEnd } from "../schedule/due-end.js";
import type { Release } from "../schedule/release.js";
import { type LocalDate, startOfDay } from "../time/local.js";
import { rules } from "./registry.js";
import type { Rule } from "./rule.js";

export interface AsOf {
  /** Undefined where nobody has said a day. */
  readonly date: LocalDate | undefined;
  /** Whether runbooks of the past are checked in full all the same. */
  readonly past: boolean;
}

/** When the day begins where a runbook's days are counted. */
export function asOfIn(date: LocalDate, { runbook: { zone } }: Pick<Release, "runbook">): Instant {
  return startOfDay(date, zone);
}

/** Whether a runbook says so, or its window and fallbacks, or without a window its plan, end before the day. */
export function pastOf(release: Release, asOf: AsOf | undefined): Past | undefined {
  if (asOf?.past) return undefined;
  const { runbook, schedule } = release;
  if (runbook.status) return runbook.status.state;
  if (!asOf?.date) return undefined;
  const { window, fallbacks } = runbook;
  const end = window
    ? fallbacks.reduce((last, fallback) => Math.max(last, fallback.end), window.end)
    : schedule.dated
      ? planEnd(schedule, "planned")?.at
      : undefined;
  return end !== undefined && end <= asOfIn(asOf.date, release) ? "before" : undefined;
}

const readable: ReadonlySet<string> = new Set(["syntax/parse", "syntax/token", "syntax/empty"]);

/** What is still said of a runbook of the past: what its own text gets wrong, whoever has left a roster since. */
export const rulesOfThePast: readonly Rule[] = rules.filter(({ code }) => readable.has(code));
