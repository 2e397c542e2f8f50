/** When everything happens, as the document `gonogo schedule --format json` prints. */

import { phaseOf } from "../plan/all-work.js";
import type { ActivityKind, Instant, Runbook, Seconds } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Schedule, Span } from "../schedule/schedule.js";
import type { Struck } from "../schedule/what-if/struck.js";
import { endsThen, overBy } from "../schedule/what-if/what-if.js";
import { formatIso, formatRelative } from "../time/format.js";
import { zoneDataVersion } from "../time/zone-version.js";
import { limitedBy } from "../wording/what-if.js";
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
  /** Of `--with`: what strikes. Then everything above is of the plan as it leaves it, and without what is not done any more. */
  readonly whatIf?: ScheduleWhatIf;
}

/** A contingency that strikes at its worst moment. */
export interface ScheduleWhatIf {
  readonly contingency: string;
  readonly title: string;
  /** Whether the plan goes on after it, or is rolled back. */
  readonly outcome: "continue" | "rollback";
  /** `worst`: it is too long only in the worst case, and this is its worst moment then. */
  readonly case: "planned" | "worst";
  /** When it strikes as planned, and in the worst case. */
  readonly strikes: string;
  readonly worstStrikes: string;
  /** Right before which activity begins; null where it strikes at an end, or as soon as it may. */
  readonly before: string | null;
  /** At which activity's end. */
  readonly after: string | null;
  /** When it is over. */
  readonly over: string;
  readonly worstOver: string;
  /** What has to end by when; `plan-end`: nothing is due, this is the plan's own end. */
  readonly limit: {
    readonly kind: "window" | "plan-end" | "deadline" | "decision";
    readonly at: string;
    readonly of: string | null;
  };
  /** When that ends then. */
  readonly ends: string;
  /** By how much it is missed: 0 where it fits. */
  readonly lateSeconds: Seconds;
  /** The rollback of all that has begun; null where the plan goes on. */
  readonly rollback: { readonly start: string; readonly end: string } | null;
  /** What the contingency does, in the order it is written. */
  readonly activities: readonly ScheduleWhatIfEntry[];
  /** Names of activities that are not done any more. */
  readonly left: readonly string[];
}

export interface ScheduleWhatIfEntry
  extends Pick<ScheduleEntry, "id" | "kind" | "title" | "owner" | "start" | "end" | "worstStart" | "worstEnd"> {}

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
  /** How much later it may start without making the plan's end later. Null without a time of its own. */
  readonly floatSeconds: Seconds | null;
  readonly critical: boolean;
  readonly undoSeconds: Seconds | null;
  readonly worstUndoSeconds: Seconds | null;
  readonly latestSafeDecision: string | null;
  readonly worstLatestSafeDecision: string | null;
  /** What it lasts as long as, and how often it is done again meanwhile, its beginning and its end included. Absent for all that has times of its own. */
  readonly during?: { readonly name: string; readonly everySeconds: Seconds | null };
  /** The names of the steps and phases that are no longer undone once this gate is passed. Absent where it keeps nothing. */
  readonly keeps?: readonly string[];
}

/**
 * The schedule of a runbook.
 * @param shown the file's name for people, the IANA zone to show times in (the runbook's own when absent), and what strikes
 */
export function scheduleDocument(
  release: Release,
  shown: { readonly file: string; readonly zone?: string | undefined; readonly struck?: Struck | undefined },
): ScheduleDocument {
  const { struck } = shown;
  const { runbook, schedule } = struck ?? release;
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
    activities: rowsOf(runbook.work, schedule.work)
      .filter(({ activity }) => !struck?.left[activity.index])
      .map(row => entryOf(row, runbook, time)),
    ...(struck ? { whatIf: whatIfOf(struck, time) } : {}),
  };
}

function whatIfOf(struck: Struck, time: (at: Instant) => string): ScheduleWhatIf {
  const { whatIf, runbook, span, rollback, left, activities } = struck;
  const { contingency, moment, limit } = whatIf;
  const struckAt = moment && runbook.work.activities[moment.activity]?.name;
  return {
    contingency: contingency.name,
    title: contingency.title,
    outcome: whatIf.outcome,
    case: whatIf.mode,
    strikes: time(span.planned.start),
    worstStrikes: time(span.worst.start),
    before: (moment?.side === "start" && struckAt) || null,
    after: (moment?.side === "end" && struckAt) || null,
    over: time(span.planned.end),
    worstOver: time(span.worst.end),
    limit: { kind: limit.kind, at: time(limit.at), of: limitedBy(whatIf, runbook)?.name ?? null },
    ends: time(endsThen(whatIf)),
    lateSeconds: overBy(whatIf),
    rollback: rollback ? { start: time(rollback.start), end: time(rollback.end) } : null,
    activities: (contingency.work?.activities ?? []).map((activity, index): ScheduleWhatIfEntry => {
      const { planned, worst } = activities[index] ?? {};
      return {
        id: activity.name,
        kind: activity.kind,
        title: activity.title,
        owner: activity.owners?.parties[0]?.name ?? null,
        start: planned ? time(planned.start) : null,
        end: planned ? time(planned.end) : null,
        worstStart: worst ? time(worst.start) : null,
        worstEnd: worst ? time(worst.end) : null,
      };
    }),
    left: runbook.work.activities.filter(({ index }) => left[index]).map(({ name }) => name),
  };
}

function entryOf({ activity, scheduled }: Row, { work, keeps }: Runbook, time: (at: Instant) => string): ScheduleEntry {
  const { planned, worst, undo } = scheduled;
  const { during } = activity;
  const kept = keeps.filter(({ gate }) => gate === activity.index).map(({ name }) => name);
  const decision = decisionsFrom(undo);
  const orNull = (at: Instant | undefined): string | null => (at === undefined ? null : time(at));
  return {
    id: activity.name,
    kind: activity.kind,
    title: activity.title,
    phase: phaseOf(work, activity)?.name ?? null,
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
    ...(during ? { during: { name: during.name, everySeconds: during.every?.seconds ?? null } } : {}),
    ...(kept.length > 0 ? { keeps: kept } : {}),
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
