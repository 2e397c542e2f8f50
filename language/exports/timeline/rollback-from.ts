/** Turning back: what is undone after what, and where that ends against the window. */
import { carriersText } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import type { Clock } from "./clock.js";
import type {
  Instant,
  Seconds,
  TimelineActivity,
  TimelineCounterpart,
  TimelineData,
  TimelineUndoing,
  TimelineUndoState,
} from "./data.js";
import { nearText } from "./moment-words.js";
import { undoDuration } from "./words.js";

export interface RollbackFromMoment {
  /** When it is decided to turn back. */
  readonly at: Instant;
  readonly end: Instant;
  readonly worstEnd: Instant;
  /** A rollback or its duration is missing: it ends no earlier. */
  readonly inexact: boolean;
  /** Everything that is undone. First what takes longest, link by link from `at` on; then what is undone beside it, by start. */
  readonly links: readonly RollbackFromMomentStep[];
  /** Where it ends against the window; `open` where there is none, `final` where nothing can be undone. */
  readonly state: "inside" | "worst case outside" | "outside" | "open" | "final";
  /** "Undoing takes 2h10m: turned back at Sun 01:40 it ends at 03:50, 10m before the window does" */
  readonly text: string;
}

export interface RollbackFromMomentStep {
  readonly activity: number;
  readonly title: string;
  /** Who does it, in words; empty where nobody is named. */
  readonly owner: string;
  readonly start: Instant;
  readonly seconds: Seconds;
  /** One of the links that decide when it ends. */
  readonly critical: boolean;
}

/**
 * Turning back at an activity's planned end, or at another moment: with all that has begun by then, wherever it stands.
 * @param at when it is decided; the activity's planned end when absent
 * @returns undefined where it has no time, and where what undoing takes is not there yet
 */
export function undoingFrom(
  data: TimelineData,
  clock: Clock,
  { times, more }: TimelineActivity,
  at: Instant | undefined,
): RollbackFromMoment | undefined {
  const { undoing } = data;
  const fromHere = more?.undo;
  if (!times || !fromHere || !undoing) return undefined;
  const turned = Math.max(times.start, at ?? times.end);
  const undo = turned === times.end ? fromHere : begunBy(undoing, turned);
  const end = turned + undo.planned;
  const worstEnd = turned + undo.worst;
  if (undo.final) {
    const text = "No rollback is possible: an irreversible step has started";
    return { at: turned, end: turned, worstEnd: turned, inexact: false, links: [], state: "final", text };
  }
  return {
    at: turned,
    end,
    worstEnd,
    inexact: undo.inexact ?? false,
    links: linksOf(data, undoing, undo, turned),
    state: stateOf(data, end, worstEnd),
    text: textOf(data, clock, undo, { at: turned, end, worstEnd }),
  };
}

/** What undoing takes at a moment: of all that began before it. */
function begunBy({ moments }: TimelineUndoing, at: Instant): TimelineUndoState {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle]?.after ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return moments[low - 1] ?? { planned: 0, worst: 0 };
}

function stateOf({ window }: TimelineData, end: Instant, worstEnd: Instant): RollbackFromMoment["state"] {
  if (!window) return "open";
  if (end > window.end) return "outside";
  return worstEnd > window.end ? "worst case outside" : "inside";
}

function linksOf(
  { activities }: TimelineData,
  undoing: TimelineUndoing,
  { first }: TimelineUndoState,
  at: Instant,
): readonly RollbackFromMomentStep[] {
  const { steps, counterparts } = undoing;
  const owners = new Map(counterparts.map(({ activity, owner }) => [activity, owner]));
  const links: RollbackFromMomentStep[] = [];
  let start = at;
  for (let step = steps[first ?? -1]; step; step = steps[step.next ?? -1]) {
    const { activity, title, seconds } = step;
    links.push({ activity, title, owner: owners.get(activity) ?? "", start, seconds, critical: true });
    start += step.seconds;
  }
  const critical = new Set(links.map(({ activity }) => activity));
  return [...links, ...besideLinks(undoing, activities, at).filter(({ activity }) => !critical.has(activity))];
}

/** All that is undone, each as soon as what came after it has been. */
export function besideLinks(
  { counterparts, came }: TimelineUndoing,
  activities: TimelineData["activities"],
  at: Instant,
): readonly RollbackFromMomentStep[] {
  const isNeeded = ({ begins, until }: TimelineCounterpart): boolean =>
    begins < at && (until === undefined || until >= at);
  const undone = grouped(counterparts.filter(isNeeded).map(each => [each.node, each]));
  const { later, members, standsFor } = adjacentIn(came);
  /** A block has no time of its own: what is in it has. */
  const hasBegun = (node: number): boolean =>
    node >= activities.length || (activities[node]?.times?.start ?? Number.POSITIVE_INFINITY) < at;
  const over = new Map<number, Instant>();
  const links: RollbackFromMomentStep[] = [];
  for (const node of came.order.toReversed()) {
    let start = at;
    for (const member of members.get(node) ?? [node]) {
      if (!hasBegun(member)) continue;
      for (const to of later.get(member) ?? []) {
        const next = standsFor.get(to) ?? to;
        if (hasBegun(to) && next !== node) start = Math.max(start, over.get(next) ?? at);
      }
    }
    for (const { activity, title, owner, seconds } of undone.get(node) ?? []) {
      links.push({ activity, title, owner, start, seconds, critical: false });
      start += seconds;
    }
    over.set(node, start);
  }
  return links.sort((a, b) => a.start - b.start);
}

interface Adjacent {
  readonly later: ReadonlyMap<number, readonly number[]>;
  readonly standsFor: ReadonlyMap<number, number>;
  /** By what stands for them. */
  readonly members: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<TimelineUndoing["came"], Adjacent>();

function adjacentIn(came: TimelineUndoing["came"]): Adjacent {
  const before = known.get(came);
  if (before) return before;
  const members = grouped(came.joined.map(([activity, stands]) => [stands, activity]));
  const made = { later: grouped(came.edges), standsFor: new Map(came.joined), members };
  known.set(came, made);
  return made;
}

function grouped<T>(pairs: readonly (readonly [key: number, value: T])[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const [key, value] of pairs) {
    const some = groups.get(key);
    if (some) some.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

function textOf(
  data: TimelineData,
  clock: Clock,
  undo: TimelineUndoState,
  { at, end, worstEnd }: Pick<RollbackFromMoment, "at" | "end" | "worstEnd">,
): string {
  if (undo.planned === 0 && undo.worst === 0 && !undo.inexact) return "There is nothing to undo";
  if (undo.worst === 0) return "The length of a rollback is unknown: a rollback or its duration is missing";
  const people = carriersText(undo.carriers ?? []);
  const takes = `A rollback takes ${undoDuration(undo)}${people}: started at ${nearText(data, clock, at)}, it ends at ${nearText(data, clock, end)}`;
  const { window } = data;
  const later = undo.inexact ? " or later" : "";
  if (window && end > window.end) return `${takes}${later}, ${formatDuration(end - window.end)} after the window`;
  if (!window || undo.inexact) return `${takes}${later}`;
  const before = `${takes}, ${end === window.end ? "exactly when the window ends" : `${formatDuration(window.end - end)} before the window ends`}`;
  return worstEnd > window.end
    ? `${before}; in the worst case ${formatDuration(worstEnd - window.end)} after it`
    : before;
}
