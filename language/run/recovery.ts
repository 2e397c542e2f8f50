/**
 * Ways to recover, from what is written only: each is the run as it would be if that were recorded now, forecast and judged like any
 * other. The first says what goes on as it is; which one is taken, people decide.
 */
import type { Instant, Seconds } from "../plan/plan.js";

import { suitabilityOf } from "../staffing/candidates.js";
import { isOwned } from "../staffing/owned.js";
import { peopleOf, type Staff, staffOf } from "../staffing/staff.js";
import { activityTasks } from "../staffing/tasks.js";
import type { PlannedRun } from "./as-run.js";
import { type Concerns, newIn } from "./concerns.js";
import type { RunEvent, Said } from "./events.js";
import { noLineBefore } from "./events.js";
import { progressOf } from "./fold.js";
import { type Forecast, forecastOf, type InModes, rollbackEnd } from "./forecast.js";
import { stateIn } from "./progress.js";
import { standingOf } from "./standing.js";
import { isRunning, isToDo } from "./transitions.js";

export type Way =
  /** Nothing is changed: what the others are compared with. */
  | { readonly kind: "go on" }
  /** All of these may be left out, as the runbook says with its reasons. */
  | { readonly kind: "skip"; readonly activities: readonly number[] }
  /** To a cover who can do it, is at work and free; `to`: the position of the person. */
  | { readonly kind: "hand over"; readonly activity: number; readonly from: string; readonly to: number }
  /** These may begin at once, and beside what runs: none of them waits for another. */
  | { readonly kind: "side by side"; readonly activities: readonly number[]; readonly beside: readonly number[] }
  /** The longer window that has been asked for, once it is granted. */
  | { readonly kind: "extension"; readonly until: Instant }
  | { readonly kind: "roll back" };

export interface Recovery {
  readonly way: Way;
  readonly end: InModes<Instant | undefined>;
  /** Undefined without a window. */
  readonly slack: InModes<Seconds | undefined>;
  /** Until when a rollback can still be decided then; undefined where there is no such moment. */
  readonly decideBy: Instant | undefined;
  /** By how much it ends earlier than when it goes on as it is; below 0 where it ends later. */
  readonly gains: Seconds;
  /** What is wrong then and is not now. */
  readonly concerns: Concerns;
}

/** So many of a kind are looked at. */
const most = 5;

/** @param plan as it was written */
export function recoveriesOf(plan: PlannedRun, forecast: Forecast): readonly Recovery[] {
  const { progress } = forecast;
  if (!progress.opened || progress.closed || forecast.rollback) return [];
  const goingOn = recoveryOf({ kind: "go on" }, forecast, forecast);
  const better = [...skips(plan, forecast), ...extension(plan, forecast)].filter(
    ({ gains, slack, way }) => gains > 0 || way.kind === "extension" || isMore(slack, goingOn.slack),
  );
  return [goingOn, ...sideBySide(plan, forecast), ...better, ...handovers(plan, forecast), ...rollback(forecast)];
}

function isMore(slack: Recovery["slack"], than: Recovery["slack"]): boolean {
  return (slack.planned ?? 0) > (than.planned ?? 0) || (slack.worst ?? 0) > (than.worst ?? 0);
}

function recoveryOf(way: Way, then: Forecast, now: Forecast): Recovery {
  const isTheSame = then === now;
  return {
    way,
    end: then.end,
    slack: then.slack,
    decideBy: then.decision.planned?.until,
    gains: (now.end.planned ?? 0) - (then.end.planned ?? 0),
    concerns: isTheSame ? { appear: [], differ: [] } : newIn(then, now),
  };
}

/** The run as it would be if these were recorded now. */
function once(plan: PlannedRun, forecast: Forecast, said: readonly Said[]): Forecast {
  const { progress, now, shift } = forecast;
  const at = now + shift;
  const more = said.map(
    (each, index): RunEvent => ({
      ...each,
      seq: progress.lastSeq + 1 + index,
      id: `what if ${index}`,
      plan: progress.plan ?? "",
      at,
      recorded: at,
      by: "",
      prev: noLineBefore,
    }),
  );
  return forecastOf(plan, forecast.written.schedule, progressOf(plan, [...progress.events, ...more]), at);
}

function skips(plan: PlannedRun, forecast: Forecast): readonly Recovery[] {
  const { activities } = plan.runbook.work;
  const isLeft = (index: number): boolean => isToDo(stateIn(forecast.progress, index));
  const deferrable = activities.flatMap(({ index, name, deferrable: because }) =>
    because && name !== "" && isLeft(index) ? [{ index, name, text: because.text }] : [],
  );
  const skipping = (some: typeof deferrable): Recovery => {
    const said = some.map(({ name, text }): Said => ({ kind: "skipped", activity: name, text }));
    const way: Way = { kind: "skip", activities: some.map(({ index }) => index) };
    return recoveryOf(way, once(plan, forecast, said), forecast);
  };
  const single = deferrable.slice(0, most).map(each => skipping([each]));
  return deferrable.length > 1 ? [...single, skipping(deferrable)] : single;
}

/** What may begin now, where that is several, or something runs that it does not wait for: the forecast counts on it. */
function sideBySide(plan: PlannedRun, forecast: Forecast): readonly Recovery[] {
  const { now, next } = standingOf(plan, forecast);
  const activities = next.filter(({ begins }) => begins <= forecast.now).map(({ activity }) => activity);
  const beside = now.map(({ activity }) => activity);
  if (activities.length === 0 || activities.length + beside.length < 2) return [];
  return [recoveryOf({ kind: "side by side", activities, beside }, forecast, forecast)];
}

// ---------------------------------------------------------------- people, window, rollback

/** Of what its owner cannot do then: they are away, outside their hours, busy with something else, or waited for. */
function handovers(plan: PlannedRun, forecast: Forecast): readonly Recovery[] {
  const { release, progress } = forecast;
  const staff = staffOf(forecast.plan);
  return activityTasks(release)
    .flatMap(task => {
      const { index, name } = task.activity;
      const { state = "waiting", blocked } = progress.subjects[index] ?? {};
      const first = isOwned(task) ? task.owners.parties[0] : undefined;
      if (name === "" || !isOwned(task) || first?.kind !== "person" || !(isToDo(state) || isRunning(state))) return [];
      const judged = suitabilityOf(staff, release, [task], first.person);
      const isWaitedFor = blocked?.on === first.name;
      if (!isWaitedFor && !judged.away && judged.works !== false && !judged.busyWith) return [];
      const covers = [...peopleOf(staff, task.owners.parties.slice(1))].filter(person => person !== first.person);
      const to = covers.find(person => isFree(staff, forecast, task, person));
      return to === undefined ? [] : [{ activity: index, name, from: first.name, to }];
    })
    .slice(0, most)
    .map(({ activity, name, from, to }) => {
      const said: Said = { kind: "handover", activity: name, from, to: plan.people[to]?.name ?? "" };
      return recoveryOf({ kind: "hand over", activity, from, to }, once(plan, forecast, [said]), forecast);
    });
}

type OneTask = ReturnType<typeof activityTasks>[number];

function isFree(staff: Staff, { release }: Forecast, task: OneTask, person: number): boolean {
  const { rank, works, busyWith } = suitabilityOf(staff, release, [task], person);
  return rank > 0 && works !== false && !busyWith;
}

function extension(plan: PlannedRun, forecast: Forecast): readonly Recovery[] {
  const { progress, now, shift } = forecast;
  const { window } = plan.runbook;
  if (progress.extension === undefined || !window) return [];
  const until = progress.extension - shift;
  if (until <= window.end) return [];
  const longer = { ...plan, runbook: { ...plan.runbook, window: { ...window, end: until } } };
  const then = forecastOf(longer, forecast.written.schedule, progress, now + shift);
  return [recoveryOf({ kind: "extension", until }, then, forecast)];
}

/** What it takes now; not where nothing has to be undone, or where it cannot be any more. */
function rollback(forecast: Forecast): readonly Recovery[] {
  const { undo, end } = forecast;
  if (!undo.planned || !undo.worst || undo.planned.final || undo.planned.seconds === 0) return [];
  const { ends, slack } = rollbackEnd(forecast);
  return [
    {
      way: { kind: "roll back" },
      end: ends,
      slack,
      decideBy: undefined,
      gains: (end.planned ?? 0) - ends.planned,
      concerns: { appear: [], differ: [] },
    },
  ];
}
