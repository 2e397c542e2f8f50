/** The schedule as a table for people. */
import { byStart, decisionsFrom, decisionsOfPlan, partyTitle, type Row } from "../../../language/exports/release.js";
import { phaseOf } from "../../../language/plan/all-work.js";
import type { Instant, Plan, Runbook } from "../../../language/plan/plan.js";
import type { Release } from "../../../language/schedule/release.js";
import type { Span } from "../../../language/schedule/schedule.js";
import { decisionText, ofThePlan } from "../../../language/schedule/undo/words.js";
import { formatDuration } from "../../../language/time/duration.js";
import {
  formatDay,
  formatExactClock,
  formatExactMoment,
  formatRelative,
  zoneCity,
} from "../../../language/time/format.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { fallbackName } from "../../../language/wording/fallbacks.js";
import type { Colours } from "./colours.js";
import { alignedRows, visible } from "./visible.js";

/** One row an activity, by start; a heading wherever the day changes; `*` marks what is critical, `+` what is a lower bound. */
export function timetable(release: Release, plan: Plan, zone: string, colours: Colours): string {
  const { runbook, schedule } = release;
  const rows = byStart(runbook.work, schedule.work);
  const dayOf = ({ scheduled }: Row): string =>
    !scheduled.planned ? "No time is known" : schedule.dated ? formatDay(scheduled.planned.start, zone) : "";
  const heads = ["", "Start", "End", "Worst end", "Float", "Undo", "Decide by", "Kind", "Activity", "Phase", "Owner"];
  const cells = rows.map(row => cellsOf(row, release, plan, zone));
  const [head = "", ...texts] = alignedRows([heads, ...cells]);

  const lines = [...headLines(release, zone, colours), "", colours.dim(head)];
  let today = "";
  rows.forEach((row, index) => {
    const day = dayOf(row);
    if (day !== today) lines.push(colours.bold(day));
    today = day;
    const text = texts[index] ?? "";
    lines.push(row.scheduled.critical ? colours.yellow(text) : text);
  });
  const legend = ["* critical path: a delay here delays the whole plan"];
  if (rows.some(row => isInexact(row) || row.scheduled.undo?.planned.inexact))
    legend.push("+ or more, or later: a duration, a time or a rollback is missing");
  return `${[...lines, "", ...legend].join("\n")}\n`;
}

function headLines({ runbook, schedule }: Release, zone: string, colours: Colours): readonly string[] {
  const title = colours.bold(visible(runbook.title || runbook.name));
  const why = runbook.dateWritten
    ? "the window or go-live cannot be read yet, see `gonogo check`"
    : "the runbook has neither a window nor a go-live";
  if (!schedule.dated) return [title, `Times count from T: ${why}.`];
  const decision = decisionText(decisionsOfPlan(schedule), at => formatExactMoment(at, zone));
  return [
    title,
    `Times in ${zone} (${zoneCity(zone)}), ${zoneDataText}`,
    ...windowLines(runbook, zone),
    ...(decision === undefined ? [] : [`${ofThePlan} ${decision}`]),
  ];
}

/** On a fallback the first is that one; the others are left out, as its times are not theirs. */
function windowLines({ window, fallbacks, onFallback }: Runbook, zone: string): readonly string[] {
  const line = (what: string, { start, end }: Span): string =>
    `${what} ${formatExactMoment(start, zone)} to ${formatExactMoment(end, zone)}`;
  if (!window) return [];
  if (onFallback)
    return [line(fallbackName(fallbacks, onFallback.number), window), line("Instead of", onFallback.insteadOf)];
  return [
    line("Window", window),
    ...fallbacks.map((fallback, number) => line(fallbackName(fallbacks, number), fallback)),
  ];
}

/** What is shown is the earliest it can be. */
function isInexact({ scheduled: { planned, endInexact } }: Row): boolean {
  return planned !== undefined && endInexact;
}

function cellsOf(row: Row, release: Release, plan: Plan, zone: string): readonly string[] {
  const { activity, scheduled } = row;
  const { planned, worst, undo } = scheduled;
  const time = (at: Instant | undefined): string =>
    at === undefined ? "-" : timeText(at, planned?.start, zone, release.schedule.dated);
  const [owner] = activity.owners?.parties ?? [];
  return [
    `${scheduled.critical ? "*" : ""}${isInexact(row) ? "+" : ""}`,
    time(planned?.start),
    time(planned?.end),
    time(worst?.end),
    scheduled.float === undefined ? "-" : formatDuration(scheduled.float),
    undo ? `${formatDuration(undo.planned.seconds)}${undo.planned.inexact ? "+" : ""}` : "-",
    decisionText(decisionsFrom(undo), time) ?? "-",
    activity.kind,
    visible(activity.title),
    visible(phaseOf(release.runbook.work, activity)?.title ?? ""),
    owner ? visible(partyTitle(owner, plan)) : "nobody",
  ];
}

/** "22:05", with the day in front when it is another day than that of the start. */
function timeText(at: Instant, start: Instant | undefined, zone: string, dated: boolean): string {
  if (!dated) return formatRelative(at);
  const sameDay = start !== undefined && formatDay(at, zone) === formatDay(start, zone);
  return sameDay ? formatExactClock(at, zone) : formatExactMoment(at, zone);
}
