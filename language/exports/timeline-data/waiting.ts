/**
 * Plans in which most durations are missing: their times would be made up, so they are drawn in the order of waiting. Which columns
 * things stand in, and what is written of their time all the same.
 */

import { partTitle } from "../../plan/during.js";
import { isEqual } from "../../plan/equal.js";
import { beginNode, endNode, nodeAt } from "../../plan/order.js";
import type { Place } from "../../plan/place.js";
import type { Activity, Edge, Item, Moment, Plan, Runbook, Work } from "../../plan/plan.js";
import { blockSpans } from "../../schedule/block-spans.js";
import { graphOf } from "../../schedule/graph.js";
import { isLead } from "../../schedule/lag.js";
import type { Release } from "../../schedule/release.js";
import { formatDuration } from "../../time/duration.js";
import { lagBeside } from "../../wording/times.js";
import type { Span, TimelineActivity, TimelineWait, TimelineWaiting } from "../timeline/data.js";

export type MissingDurations = Pick<TimelineWaiting, "missing" | "total">;

/** Of what could have one: what lasts as long as something else has none of its own. */
export function missingDurations({ activities }: Work): MissingDurations {
  const own = activities.filter(({ during }) => !during);
  return { missing: own.filter(({ takes }) => !takes).length, total: own.length };
}

/** More than half: what is left says little of when anything happens. */
export function areMostMissing({ missing, total }: MissingDurations): boolean {
  return missing * 2 > total;
}

export interface WaitingPlan {
  readonly waiting: TimelineWaiting;
  /** A row as it stands in its column: without a time. */
  readonly placed: (row: TimelineActivity) => TimelineActivity;
}

export function waitingPlan({ runbook, schedule }: Release, { times }: Plan): WaitingPlan {
  const { work } = runbook;
  const columnsOf = columnsIn(work);
  const lags = lagsIn(work);
  const written = new Map(times.map(({ place, text }) => [keyOf(place), text]));
  const asWritten = (keyword: "at" | "by", moment: Moment | undefined): readonly string[] => {
    const text = moment && moment.at === undefined ? written.get(keyOf(moment.place)) : undefined;
    return text === undefined ? [] : [`${keyword} ${text}`];
  };
  const waits = work.activities.map((activity): TimelineWait | undefined => {
    const columns = columnsOf({ kind: "activity", index: activity.index });
    if (!columns) return undefined;
    const at = momentOf(work, activity, columns, columnsOf);
    const unread = [...asWritten("at", at), ...asWritten("by", activity.by)];
    const says = [...unread, ...wordsOf(activity, lags.get(activity.index) ?? [])];
    return { columns, ...(at?.at === undefined ? {} : { at: at.at }), says };
  });
  const columns = waits.reduce((most, wait) => Math.max(most, wait?.columns.end ?? 0), 1);
  const facts = [...noReturnFacts(runbook, schedule.pointOfNoReturn?.activity), ...outageFacts(runbook)];
  return {
    waiting: { ...missingDurations(work), columns, facts },
    placed: row => placedRow(row, waits[row.index]),
  };
}

/** An `at` or `by` ends where its time does. */
function keyOf({ uri, range: { end } }: Place): string {
  return `${end.line} ${end.character} ${uri}`;
}

/** The same for as long as the row is. */
const placedRows = new WeakMap<TimelineActivity, TimelineActivity>();

function placedRow(row: TimelineActivity, waits: TimelineWait | undefined): TimelineActivity {
  const known = placedRows.get(row);
  if (known && isEqual(known.waits, waits)) return known;
  const { times: _, ...rest } = row;
  const placed = waits ? { ...rest, waits } : rest;
  placedRows.set(row, placed);
  return placed;
}

/** One column after all that something waits for; what begins before the end of that, or with it, stands beside it. */
function columnsIn(work: Work): (item: Item) => Span | undefined {
  const { order, into } = graphOf(work);
  const columns = new Map<number, number>();
  for (const node of order) {
    let column = 0;
    for (let link = into.starts[node] ?? 0; link < (into.starts[node + 1] ?? 0); link++) {
      const from = into.nodes[link] ?? -1;
      const edge = work.edges[into.edges[link] ?? -1];
      const goesOn = from < work.activities.length && edge?.since === "end" && !isLead(edge.lag);
      column = Math.max(column, (columns.get(from) ?? 0) + (goesOn ? 1 : 0));
    }
    columns.set(node, column);
  }
  const spanOf = (item: Item): Span | undefined => {
    const during = item.kind === "activity" ? work.activities[item.index]?.during : undefined;
    if (during) return during.part && spanOf(during.part);
    const [first, last] =
      item.kind === "activity" ? [item.index, item.index] : [beginNode(work, item.index), endNode(work, item.index)];
    const [start, end] = [columns.get(first), columns.get(last)];
    // A block in which nothing has a time has none; where a cycle inside has none, it is as long as what has one.
    const known = item.kind === "block" ? knownIn()[item.index] : undefined;
    if (item.kind === "block" && !known) return undefined;
    return start === undefined || end === undefined ? known : { start, end: Math.max(end, start + 1) };
  };
  let spans: readonly (Span | undefined)[] | undefined;
  const knownIn = (): readonly (Span | undefined)[] => {
    if (spans) return spans;
    const start = Float64Array.from(work.activities, ({ index }) => columns.get(index) ?? Number.NaN);
    spans = blockSpans(work, { start, end: start.map(column => column + 1) });
    return spans;
  };
  return spanOf;
}

/** Its own `at`, or that of a block around it where it is among the first in there. */
function momentOf(
  { blocks }: Work,
  activity: Activity,
  { start }: Span,
  columnsOf: (item: Item) => Span | undefined,
): Moment | undefined {
  if (activity.at) return activity.at;
  if (activity.during) return undefined;
  for (let block = blocks[activity.block]; block; block = blocks[block.parent ?? -1]) {
    if (columnsOf({ kind: "block", index: block.index })?.start !== start) return undefined;
    if (block.at) return block.at;
  }
  return undefined;
}

/** By activity: the edges that say how long after, or before, something it begins. */
function lagsIn(work: Work): ReadonlyMap<number, readonly string[]> {
  const lags = new Map<number, readonly string[]>();
  for (const edge of work.edges) {
    if (edge.lag.days === 0 && edge.lag.seconds === 0) continue;
    lags.set(edge.to, [...(lags.get(edge.to) ?? []), lagOf(work, edge)]);
  }
  return lags;
}

function lagOf(work: Work, { from, since, lag, named }: Edge): string {
  const { kind, index } = nodeAt(work, named?.node ?? from);
  const { title = "", name = "" } = (kind === "activity" ? work.activities : work.blocks)[index] ?? {};
  const side = (named?.since ?? since) === "start" ? "the start of " : "";
  return `${lagBeside(lag, "")} ${side}${title || name}`;
}

function wordsOf({ takes, until }: Activity, lags: readonly string[]): readonly string[] {
  const most = takes && takes.worst > takes.planned ? `, at most ${formatDuration(takes.worst)}` : "";
  return [
    ...lags,
    ...(takes ? [`takes ${formatDuration(takes.planned)}${most}`] : []),
    ...(until ? [`until ${until.text}`] : []),
  ];
}

function noReturnFacts({ work }: Runbook, activity: number | undefined): readonly string[] {
  const { title = "", name = "" } = work.activities[activity ?? -1] ?? {};
  return activity === undefined ? [] : [`Point of no return: ${title || name}`];
}

function outageFacts({ outages, work }: Runbook): readonly string[] {
  return outages.map(({ title, from, to, budget }) => {
    const most = budget ? ` (at most ${formatDuration(budget.seconds)})` : "";
    const [first, last] = [partTitle(work, from), partTitle(work, to)];
    const span = first === last ? `during ${first}` : `from ${first} to ${last}`;
    return `Outage: ${title}, ${span}${most}`;
  });
}
