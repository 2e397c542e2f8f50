/** When everything happens, as the document `gonogo schedule --format json` prints. */

import { phaseOf } from "../plan/all-work.js";
import type { ActivityKind, Instant, Seconds } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Schedule, Span } from "../schedule/schedule.js";
import { formatIso, formatRelative } from "../time/format.js";
import { zoneDataVersion } from "../time/zone-version.js";
import { decisionsFrom, decisionsOfPlan, type Row, rowsOf } from "./release.js";

export interface ScheduleDocument {
  readonly version: 1;
  readonly file: string;
  readonly runbook: { readonly name: string; readonly title: string; readonly zone: string };
  /** The zone times are shown in. */
  readonly zone: string;
  /** The version of the time zone data, such as `2026f`. */
  readonly zoneData: string;
  readonly window: { readonly start: string; readonly end: string } | null;
  /** The windows it may fall back to, in the order written; absent without any. */
  readonly fallbacks?: readonly { readonly start: string; readonly end: string }[];
  /** Where the schedule is that of a fallback: which one, from 1. Then `window` is that one. */
  readonly fallback?: number;
  /**
   * The last moment up to which turning back always still ends inside the window, along the plan; `again`: later stretches in which
   * it does so again. Null without a window, where there is nothing to undo, or where a duration of a rollback is missing.
   */
  readonly latestSafeDecision: {
    readonly planned: string | null;
    readonly worst: string | null;
    readonly again: readonly { readonly start: string; readonly end: string }[];
  } | null;
  /** Names of activities without float, from the start to the last end. */
  readonly criticalPath: readonly string[];
  /** In the order they are written. */
  readonly activities: readonly ScheduleEntry[];
}

/**
 * Times are ISO 8601 with the zone's offset, in an undated runbook `T+1h30m`; null where a time cannot be known (a cycle) or
 * does not exist. `undoSeconds` and `latestSafeDecision` hold at the activity's end, with all that has begun by then, as planned; the
 * others of their kind in the worst case. There is no latest safe decision where there is nothing to undo, once an irreversible step
 * has begun, or where a duration of the rollback is missing: nobody could keep it.
 */
export interface ScheduleEntry {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  /** The name of the nearest phase around it. */
  readonly phase: string | null;
  /** The name of who is responsible. */
  readonly owner: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly worstStart: string | null;
  readonly worstEnd: string | null;
  /** A duration is missing, its own or one before it: its times are the earliest they can be. */
  readonly inexact: boolean;
  readonly floatSeconds: Seconds | null;
  readonly critical: boolean;
  readonly undoSeconds: Seconds | null;
  readonly worstUndoSeconds: Seconds | null;
  readonly latestSafeDecision: string | null;
  readonly worstLatestSafeDecision: string | null;
}

/**
 * The schedule of a runbook.
 * @param shown the file's name for people, and the IANA zone to show times in (the runbook's own when absent)
 */
export function scheduleDocument(
  { runbook, schedule }: Release,
  shown: { readonly file: string; readonly zone?: string | undefined },
): ScheduleDocument {
  const zone = shown.zone ?? runbook.zone;
  const time = (at: Instant): string => (schedule.dated ? formatIso(at, zone) : formatRelative(at));
  const span = ({ start, end }: Span) => ({ start: time(start), end: time(end) });
  return {
    version: 1,
    file: shown.file,
    runbook: { name: runbook.name, title: runbook.title, zone: runbook.zone },
    zone,
    zoneData: zoneDataVersion,
    window: runbook.window ? span(runbook.window) : null,
    ...(runbook.fallbacks.length > 0 ? { fallbacks: runbook.fallbacks.map(span) } : {}),
    ...(runbook.onFallback ? { fallback: runbook.onFallback.number + 1 } : {}),
    latestSafeDecision: planDecision(schedule, time),
    criticalPath: schedule.work.criticalPath.flatMap(index => runbook.work.activities[index]?.name ?? []),
    activities: rowsOf(runbook.work, schedule.work).map(row =>
      entryOf(row, phaseOf(runbook.work, row.activity)?.name, time),
    ),
  };
}

function entryOf(
  { activity, scheduled }: Row,
  phase: string | undefined,
  time: (at: Instant) => string,
): ScheduleEntry {
  const { planned, worst, undo } = scheduled;
  const decision = decisionsFrom(undo);
  const orNull = (at: Instant | undefined): string | null => (at === undefined ? null : time(at));
  return {
    id: activity.name,
    kind: activity.kind,
    title: activity.title,
    phase: phase ?? null,
    owner: activity.owners?.parties[0]?.name ?? null,
    start: planned ? time(planned.start) : null,
    end: planned ? time(planned.end) : null,
    worstStart: worst ? time(worst.start) : null,
    worstEnd: worst ? time(worst.end) : null,
    inexact: scheduled.endInexact,
    floatSeconds: scheduled.float ?? null,
    critical: scheduled.critical,
    undoSeconds: undo?.planned.seconds ?? null,
    worstUndoSeconds: undo?.worst.seconds ?? null,
    latestSafeDecision: orNull(decision.planned),
    worstLatestSafeDecision: orNull(decision.worst),
  };
}

function planDecision(schedule: Schedule, time: (at: Instant) => string): ScheduleDocument["latestSafeDecision"] {
  const { planned, worst, again = [] } = decisionsOfPlan(schedule);
  if (planned === undefined && worst === undefined) return null;
  return {
    planned: planned === undefined ? null : time(planned),
    worst: worst === undefined ? null : time(worst),
    again: again.map(({ start, end }) => ({ start: time(start), end: time(end) })),
  };
}
