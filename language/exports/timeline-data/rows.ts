/** The rows, each kept for as long as its activity, its times and all else that it says are the same. */

import { partTitle } from "../../plan/during.js";
import type { Finding } from "../../plan/finding.js";
import { nodeCount } from "../../plan/order.js";
import { comparePositions } from "../../plan/place.js";
import type { Activity, During, Plan, Work } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { ScheduledActivity, Span } from "../../schedule/schedule.js";
import { deadlineOf } from "../release.js";
import type { TimelineActivity, TimelineData, TimelineDuring, TimelineTimes } from "../timeline/data.js";
import { ownersInWords, type Parties } from "./owners.js";
import { placeSnapshot } from "./place-snapshot.js";

/** A row, and what else it was made of. */
interface CachedRow {
  readonly of: readonly unknown[];
  readonly row: TimelineActivity;
}

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

const rows = new WeakMap<Activity, CachedRow>();

export function rowsOf(
  release: Release,
  plan: Plan,
  parties: Parties,
): (activity: Activity, findings: readonly Finding[]) => TimelineActivity {
  const { work } = release.runbook;
  const around = blockContextsOf(work);
  const { people, teams, environments } = plan;
  const { dated } = release.schedule;
  return (activity, findings) => {
    const { index, block, place } = activity;
    const { owners, with: takingPart } = parties.of(activity);
    const { start, end } = place.range;
    const severities = findings.map(({ severity }) => severity);
    const scheduled = release.schedule.work.activities[index];
    const { phase, isPlaced, when } = around[block] ?? noContext;
    const lasts = activity.during && partTitle(work, activity.during);
    const of = [index, scheduled, dated, people, teams, environments, phase, isPlaced, when, lasts];
    const known = rows.get(activity);
    if (
      known &&
      isEach(known.of, of) &&
      isEach(known.row.owners, owners) &&
      isEach(known.row.with, takingPart) &&
      isEach(known.row.severities, severities) &&
      comparePositions(known.row.place.range.start, start) === 0 &&
      comparePositions(known.row.place.range.end, end) === 0
    )
      return known.row;
    const environment = environmentOf(plan, activity);
    const condition = activity.when?.text ?? when;
    const by = deadlineOf(release.schedule, activity);
    // Fields one by one: thousands are made, and spreading objects over each other takes a hundred times as long.
    const row: Mutable<TimelineActivity> = {
      index,
      id: activity.name,
      kind: activity.kind,
      title: activity.title || activity.name,
      owners,
      with: takingPart,
      ownerText: ownersInWords(activity.owners, plan),
      placed: activity.at ? "own" : isPlaced && !activity.during ? "around" : "computed",
      answer: answerOf(activity),
      severities,
      place: placeSnapshot(place),
    };
    if (phase !== undefined) row.phase = phase;
    if (environment !== undefined) row.environment = environment;
    if (scheduled?.planned) row.times = timesOf(scheduled, scheduled.planned);
    if (by !== undefined) row.by = by;
    if (activity.during) row.during = duringOf(activity.during, lasts);
    if (condition !== undefined) row.when = condition;
    rows.set(activity, { of, row });
    return row;
  };
}

function isEach(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

/** What the blocks around an activity say of it. */
interface BlockContext {
  /** Position among the phases: the nearest one. */
  readonly phase: number | undefined;
  readonly isPlaced: boolean;
  /** The nearest condition. */
  readonly when: string | undefined;
}

const noContext: BlockContext = { phase: undefined, isPlaced: false, when: undefined };

/** By block; blocks come before what is in them. */
function blockContextsOf({ blocks }: Work): readonly BlockContext[] {
  const all: BlockContext[] = [];
  let phases = 0;
  for (const { kind, parent, at, when } of blocks) {
    const outer = all[parent ?? -1] ?? noContext;
    all.push({
      phase: kind === "phase" ? phases++ : outer.phase,
      isPlaced: outer.isPlaced || at !== undefined,
      when: when?.text ?? outer.when,
    });
  }
  return all;
}

function duringOf({ name, every }: During, title = name): TimelineDuring {
  return every ? { title, every: every.seconds } : { title };
}

function timesOf(
  { worst, startInexact, endInexact, critical, float }: ScheduledActivity,
  planned: Span,
): TimelineTimes {
  return {
    start: planned.start,
    end: planned.end,
    worstStart: worst?.start ?? planned.start,
    worstEnd: Math.max(planned.end, worst?.end ?? planned.end),
    inexact: endInexact,
    startInexact,
    critical,
    float: float ?? 0,
  };
}

function environmentOf(plan: Plan, { environment }: Activity): string | undefined {
  if (!environment) return undefined;
  const declared = plan.environments[environment.environment ?? -1];
  return declared ? declared.title || declared.name : environment.name;
}

function answerOf({ kind, answer }: Activity): TimelineActivity["answer"] {
  if (kind !== "step") return "not needed";
  return !answer || answer.kind === "unresolved" ? "open" : answer.kind;
}

/** Kept as long as the edges are the very same. */
export function orderOf(work: Work): TimelineData["order"] {
  const nodes = nodeCount(work);
  const known = orders.get(work.edges);
  if (known?.nodes === nodes) return known;
  const order = { nodes, edges: work.edges.map(({ from, to }) => [from, to] as const) };
  orders.set(work.edges, order);
  return order;
}

const orders = new WeakMap<Work["edges"], TimelineData["order"]>();
