/** An instant as somebody would write it into a runbook. */
import type { Instant } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { formatClock, formatDate, formatRelative } from "../../time/format.js";
import { foldAt } from "../../time/local.js";

/** `2026-05-23 22:00 America/Los_Angeles`, or `T+30m` in an undated runbook. */
export function writtenMoment(at: Instant, { runbook, schedule }: Release): string {
  if (!schedule.dated) return at === 0 ? "T+0m" : formatRelative(at);
  const { zone } = runbook;
  const fold = foldAt(at, zone);
  return `${formatDate(at, zone)} ${formatClock(at, zone)} ${zone}${fold ? ` ${fold}` : ""}`;
}
