/**
 * What if a contingency strikes? Struck at a moment, what has begun by then goes on as planned, and nothing else begins before the
 * contingency is over: its activities stand in front of what follows. Its worst moment is the one at which the least is left of what
 * the plan has to keep; of several, the last, when the least can be done about it.
 *
 * - The plan goes on: right before an activity begins. Striking before a costs a the contingency's length L, so what a's leeway leads
 *   to is missed by L - leeway(a) (leeway.ts). Where nothing that is due follows, once it may strike: then it is over itself in time, or not.
 * - `then rollback`: at the end of an activity. It, and then the rollback of all that has begun, end at end(a) + L + undo(a), so the
 *   window's end is missed by L - (decideBy(a) - end(a)). What is too late without it is not its fault: rules of rollback/ say so.
 */
import { keptFor } from "../../plan/kept.js";
import type { Contingency, Instant, Seconds, Side } from "../../plan/plan.js";
import type { Strike } from "../compute.js";
import type { Release } from "../release.js";
import { type Mode, modes, type UndoFromHere } from "../schedule.js";
import { type Limit, leewaysOf } from "./leeway.js";
import { strikesFrom } from "./strikes.js";

export interface WhatIf {
  readonly contingency: Contingency;
  /** Whether the plan goes on after it, or is rolled back. */
  readonly outcome: Outcome;
  /** The case in which this is its worst moment. */
  readonly mode: Mode;
  /** Right before an activity begins, or when it has ended; undefined: as soon as it may strike, when nothing that is due follows. */
  readonly moment: Moment | undefined;
  readonly strike: Strike;
  /** How long it might take without missing the limit. */
  readonly spare: Seconds;
  readonly limit: Limit;
  /** What undoing takes then; undefined where the plan goes on. */
  readonly undo: UndoFromHere | undefined;
}

export type Outcome = "continue" | "rollback";

export interface Moment {
  readonly activity: number;
  readonly side: Side;
}

/** By how much it misses its limit: not at all where that is 0. */
export function overBy({ strike, mode, spare, limit }: WhatIf): Seconds {
  return limit.kind === "plan-end" ? 0 : Math.max(0, strike.lasts[mode] - spare);
}

/** When what it may miss ends then. */
export function endsThen({ strike, mode, spare, limit }: WhatIf): Instant {
  return Math.max(limit.ends, limit.at + strike.lasts[mode] - spare);
}

/**
 * Whether it is asked of a contingency: it says more than whom to call and what to try, namely what is done, when it may strike, or
 * that the plan goes on.
 */
export function asksWhatIf({ work, after, response }: Contingency): boolean {
  return work !== undefined || after.length > 0 || response.some(({ kind }) => kind === "continue");
}

/** Without `then rollback` the plan goes on. */
export function outcomeOf({ response }: Contingency): Outcome {
  return response.some(({ kind }) => kind === "rollback") ? "rollback" : "continue";
}

/** At its worst moment as planned; where it only misses something in the worst case, then. Undefined where it cannot strike. */
export function whatIf(release: Release, contingency: Contingency): WhatIf | undefined {
  const cases = modes.flatMap(mode => whatIfIn(release, contingency, mode) ?? []);
  return cases.find(each => overBy(each) > 0) ?? cases[0];
}

function whatIfIn(release: Release, contingency: Contingency, mode: Mode): WhatIf | undefined {
  const lasts = release.schedule.contingencies[contingency.index];
  const from = strikesFrom(contingency, release, mode);
  if (!lasts || from === undefined) return undefined;
  const outcome = outcomeOf(contingency);
  const said = { contingency, outcome, mode };
  const worst = worstFrom(opportunitiesOf(release)[outcome][mode], from);
  const at = worst ? bothAt(release, worst.moment) : inModes(each => strikesFrom(contingency, release, each));
  if (!at) return undefined;
  const strike: Strike = { at, lasts: { planned: lasts.planned, worst: lasts.worst } };
  if (worst) return { ...said, ...worst, strike };
  if (outcome === "rollback" || !Number.isFinite(from)) return undefined;
  return { ...said, moment: undefined, strike, ...untilTheEnd(release, from), undo: undefined };
}

function bothAt({ schedule }: Release, { activity, side }: Moment): Strike["at"] | undefined {
  return inModes(mode => schedule.work.activities[activity]?.[mode]?.[side]);
}

function inModes(at: (mode: Mode) => Instant | undefined): Strike["at"] | undefined {
  const [planned, worst] = [at("planned"), at("worst")];
  return planned === undefined || worst === undefined ? undefined : { planned, worst };
}

/** What is left of the window, where it only has to be over itself. */
function untilTheEnd({ runbook: { window } }: Release, from: Instant): Pick<WhatIf, "spare" | "limit"> {
  return window && from <= window.end
    ? { spare: window.end - from, limit: { kind: "window", at: window.end, ends: from } }
    : { spare: 0, limit: { kind: "plan-end", at: from, ends: from } };
}

/** A moment at which it may strike, and what is left then. */
interface Opportunity extends Pick<WhatIf, "spare" | "limit" | "undo"> {
  readonly moment: Moment;
  readonly at: Instant;
}

/** In order; with each the worst from it on. */
interface Opportunities {
  readonly all: readonly Opportunity[];
  readonly worst: readonly Opportunity[];
}

/** The worst from a moment on; logarithmic. */
function worstFrom({ all, worst }: Opportunities, from: Instant): Opportunity | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.at ?? from) < from) low = middle + 1;
    else high = middle;
  }
  return worst[low];
}

const opportunitiesOf: (release: Release) => Readonly<Record<Outcome, Readonly<Record<Mode, Opportunities>>>> = keptFor(
  release => ({
    continue: { planned: inOrder(beginnings(release, "planned")), worst: inOrder(beginnings(release, "worst")) },
    rollback: { planned: inOrder(endings(release, "planned")), worst: inOrder(endings(release, "worst")) },
  }),
);

/** Of several that leave the same the last is the worst. */
function inOrder(unsorted: readonly Opportunity[]): Opportunities {
  const all = [...unsorted].sort((a, b) => a.at - b.at || a.moment.activity - b.moment.activity);
  const worst: Opportunity[] = [];
  let least: Opportunity | undefined;
  for (let index = all.length - 1; index >= 0; index--) {
    const each = all[index] as Opportunity;
    if (!least || each.spare < least.spare) least = each;
    worst[index] = least;
  }
  return { all, worst };
}

function beginnings(release: Release, mode: Mode): readonly Opportunity[] {
  const { activities } = release.schedule.work;
  return leewaysOf(release)[mode].flatMap((leeway, activity): readonly Opportunity[] => {
    const at = activities[activity]?.[mode]?.start;
    if (!leeway || at === undefined) return [];
    const { seconds: spare, limit } = leeway;
    return [{ moment: { activity, side: "start" }, at, spare, limit, undo: undefined }];
  });
}

/** Where something has to be undone and still can be; messages show no trouble. */
function endings({ runbook, schedule }: Release, mode: Mode): readonly Opportunity[] {
  const all = runbook.work.activities.flatMap(({ index: activity, kind, during }) => {
    const times = schedule.work.activities[activity];
    const [at, undo] = [times?.[mode]?.end, times?.undo?.[mode]];
    if (kind === "notify" || during || at === undefined || !undo || undo.final || undo.seconds === 0) return [];
    return [{ moment: { activity, side: "end" as const }, at, undo }];
  });
  const inTime = all.flatMap(({ at, undo, moment }): readonly Opportunity[] => {
    const spare = undo.decideBy === undefined ? -1 : undo.decideBy - at;
    const ends = at + undo.seconds;
    return spare < 0 ? [] : [{ moment, at, undo, spare, limit: { kind: "window", at: ends + spare, ends } }];
  });
  if (inTime.length > 0) return inTime;
  const last = all.reduce((latest, { at, undo }) => Math.max(latest, at + undo.seconds), Number.NEGATIVE_INFINITY);
  return all.map(({ at, undo, moment }) => {
    const ends = at + undo.seconds;
    return { moment, at, undo, spare: last - ends, limit: { kind: "plan-end", at: last, ends } };
  });
}
