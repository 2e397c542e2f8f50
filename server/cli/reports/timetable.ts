/** The schedule as a table for people. */
import { byStart, decisionsFrom, decisionsOfPlan, partyTitle, type Row } from "../../../language/exports/release.js";
import { phaseOf } from "../../../language/plan/all-work.js";
import { partTitle } from "../../../language/plan/during.js";
import type { Activity, Instant, PartyUse, Plan, Runbook, Seconds, Work } from "../../../language/plan/plan.js";
import type { Release } from "../../../language/schedule/release.js";
import type { Span, Undo } from "../../../language/schedule/schedule.js";
import { decisionText, ofThePlan } from "../../../language/schedule/undo/words.js";
import type { Struck } from "../../../language/schedule/what-if/struck.js";
import { formatDuration } from "../../../language/time/duration.js";
import {
  formatDay,
  formatExactClock,
  formatExactMoment,
  formatRelative,
  zoneCity,
} from "../../../language/time/format.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { alongInWords } from "../../../language/wording/during.js";
import { fallbackName } from "../../../language/wording/fallbacks.js";
import { inWorstCase } from "../../../language/wording/times.js";
import { quoted } from "../../../language/wording/titles.js";
import { outcomeInWords, strikesInWords } from "../../../language/wording/what-if.js";
import type { Colours } from "./colours.js";
import { alignedRows, visible } from "./visible.js";

/**
 * One row an activity, by start; a heading wherever the day changes; `*` marks what is critical, `+` what is a lower bound, and `!` what a
 * contingency that has struck brings.
 */
export function timetable(
  before: Release,
  plan: Plan,
  { zone, colours }: { readonly zone: string; readonly colours: Colours },
  struck?: Struck,
): string {
  const release: Release = struck ?? before;
  const { schedule } = release;
  const rows = rowsIn(release, struck);
  const dayOf = ({ span }: TimetableRow): string =>
    !span ? "No time is known" : schedule.dated ? formatDay(span.start, zone) : "";
  const heads = ["", "Start", "End", "Worst end", "Float", "Undo", "Decide by", "Kind", "Activity", "Phase", "Owner"];
  const cells = rows.map(row => cellsOf(row, release, plan, zone));
  const strikes = struck ? [`What if: ${visible(whatIfText(struck, before))}`] : [];
  const [head = "", ...texts] = alignedRows([heads, ...cells]);

  const lines = [...headLines(release, zone, colours), ...strikes, "", colours.dim(head)];
  let today = "";
  rows.forEach((row, index) => {
    const day = dayOf(row);
    if (day !== today) lines.push(colours.bold(day));
    today = day;
    const text = texts[index] ?? "";
    lines.push(row.mark.startsWith("*") ? colours.yellow(text) : text);
  });
  const legend = ["* critical path: a delay here delays the whole plan"];
  if (rows.some(({ mark, undo }) => mark.includes("+") || undo?.planned.inexact))
    legend.push("+ or more, or later: a duration, a time or a rollback is missing");
  if (struck) legend.push("! what the contingency brings");
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

/** A row of the table, of the plan or of what has struck it. */
interface TimetableRow {
  readonly mark: string;
  readonly span: Span | undefined;
  readonly worst: Span | undefined;
  readonly float: Seconds | undefined;
  readonly undo: Undo | undefined;
  readonly kind: string;
  readonly title: string;
  /** The phase, or the contingency. */
  readonly within: string;
  readonly owner: PartyUse | undefined;
}

/** Of the plan, and what a contingency brings, where it begins. */
function rowsIn({ runbook, schedule }: Release, struck: Struck | undefined): readonly TimetableRow[] {
  const rows = byStart(runbook.work, schedule.work)
    .filter(({ activity }) => !struck?.left[activity.index])
    .map(row => rowOf(row, runbook.work, phaseOf(runbook.work, row.activity)?.title ?? ""));
  const brought = struck ? broughtBy(struck) : [];
  if (brought.length === 0) return rows;
  const startOf = ({ span }: TimetableRow): Instant => span?.start ?? Number.POSITIVE_INFINITY;
  // Sorting is stable: what is brought stands in front of what it holds up.
  return [...brought, ...rows].sort((a, b) => startOf(a) - startOf(b));
}

function rowOf({ activity, scheduled }: Row, work: Work, within: string): TimetableRow {
  const { planned, worst, undo, float, critical, endInexact } = scheduled;
  return {
    // What is shown is the earliest it can be.
    mark: `${critical ? "*" : ""}${planned && endInexact ? "+" : ""}`,
    span: planned,
    worst,
    float,
    undo,
    kind: activity.kind,
    title: titleOf(activity, work),
    within,
    owner: activity.owners?.parties[0],
  };
}

function broughtBy({ whatIf: { contingency }, activities, span, rollback }: Struck): readonly TimetableRow[] {
  const { title, owners, work } = contingency;
  const own = { mark: "!", float: undefined, undo: undefined, within: title, owner: owners?.parties[0] };
  const inside = (work?.activities ?? []).flatMap((activity, index): readonly TimetableRow[] => {
    const scheduled = activities[index];
    return scheduled && work
      ? [{ ...rowOf({ activity, scheduled }, work, title), ...own, owner: activity.owners?.parties[0] }]
      : [];
  });
  const whole: TimetableRow = { ...own, span: span.planned, worst: span.worst, kind: "contingency", title };
  const back: TimetableRow | undefined = rollback && {
    ...own,
    span: rollback,
    worst: undefined,
    kind: "rollback",
    title: "Roll back what has begun",
  };
  return [...(inside.length > 0 ? inside : [whole]), ...(back ? [back] : [])];
}

/** `"Slow" strikes right before "Deploy" begins (…): the plan ends at …` */
function whatIfText({ whatIf }: Struck, before: Release): string {
  return `${inWorstCase(whatIf.mode)}${quoted(whatIf.contingency.title)} strikes ${strikesInWords(whatIf, before)}: ${outcomeInWords(whatIf, before)}.`;
}

function cellsOf(row: TimetableRow, { schedule }: Release, plan: Plan, zone: string): readonly string[] {
  const { mark, span, worst, float, undo, kind, title, within, owner } = row;
  const time = (at: Instant | undefined): string =>
    at === undefined ? "-" : timeText(at, span?.start, zone, schedule.dated);
  return [
    mark,
    time(span?.start),
    time(span?.end),
    time(worst?.end),
    float === undefined ? "-" : formatDuration(float),
    undo ? `${formatDuration(undo.planned.seconds)}${undo.planned.inexact ? "+" : ""}` : "-",
    decisionText(decisionsFrom(undo), time) ?? "-",
    kind,
    visible(title),
    visible(within),
    owner ? visible(partyTitle(owner, plan)) : "nobody",
  ];
}

/** "Say how it goes (during Cut over, every 1h)" */
function titleOf({ title, during }: Activity, work: Work): string {
  return during ? `${title} (during ${alongInWords(partTitle(work, during), during.every?.seconds)})` : title;
}

/** "22:05", with the day in front when it is another day than that of the start. */
function timeText(at: Instant, start: Instant | undefined, zone: string, dated: boolean): string {
  if (!dated) return formatRelative(at);
  const sameDay = start !== undefined && formatDay(at, zone) === formatDay(start, zone);
  return sameDay ? formatExactClock(at, zone) : formatExactMoment(at, zone);
}
