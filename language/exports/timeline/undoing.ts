/** Turning back: what is undone after what, and where that ends against the window. */
import { formatDuration } from "../../time/duration.js";
import type { Clock } from "./clock.js";
import type { Instant, Seconds, TimelineActivity, TimelineData, TimelineUndo } from "./data.js";
import { nearText, undoDuration } from "./words.js";

export interface Undoing {
  /** When it is decided to turn back. */
  readonly at: Instant;
  readonly end: Instant;
  readonly worstEnd: Instant;
  /** A way back or its duration is missing: it ends no earlier. */
  readonly inexact: boolean;
  /** In the order they are undone, the first right at `at`. */
  readonly links: readonly UndoingLink[];
  /** Where it ends against the window; `open` where there is none, `final` where there is no way back. */
  readonly state: "inside" | "worst case outside" | "outside" | "open" | "final";
  /** "Undoing takes 2h10m: turned back at Sun 01:40 it ends at 03:50, 10m before the window does" */
  readonly text: string;
}

export interface UndoingLink {
  readonly activity: number;
  readonly title: string;
  readonly start: Instant;
  readonly seconds: Seconds;
}

/**
 * Turning back once an activity has begun.
 * @param at when it is decided; the activity's planned end when absent
 * @returns undefined where it has no time
 */
export function undoingFrom(
  data: TimelineData,
  clock: Clock,
  { times, undo }: TimelineActivity,
  at: Instant | undefined,
): Undoing | undefined {
  if (!times || !undo) return undefined;
  const turned = Math.max(times.start, at ?? times.end);
  const end = turned + undo.planned;
  const worstEnd = turned + undo.worst;
  if (undo.final) {
    const text = "There is no way back: an irreversible step has begun";
    return { at: turned, end: turned, worstEnd: turned, inexact: false, links: [], state: "final", text };
  }
  const state = stateOf(data, end, worstEnd);
  return {
    at: turned,
    end,
    worstEnd,
    inexact: undo.inexact,
    links: linksOf(data, undo, turned),
    state,
    text: textOf(data, clock, undo, { at: turned, end, worstEnd }),
  };
}

/** The last begun at a moment: what has to be undone then. */
export function lastBegun({ activities }: TimelineData, at: Instant): TimelineActivity | undefined {
  let last: TimelineActivity | undefined;
  for (const activity of activities) {
    if (!activity.times || activity.times.start > at) continue;
    if (!last?.times || activity.times.start >= last.times.start) last = activity;
  }
  return last;
}

function stateOf({ window }: TimelineData, end: Instant, worstEnd: Instant): Undoing["state"] {
  if (!window) return "open";
  if (end > window.end) return "outside";
  return worstEnd > window.end ? "worst case outside" : "inside";
}

function linksOf({ undoSteps }: TimelineData, { first }: TimelineUndo, at: Instant): readonly UndoingLink[] {
  const links: UndoingLink[] = [];
  let start = at;
  for (let step = undoSteps[first ?? -1]; step; step = undoSteps[step.next ?? -1]) {
    links.push({ activity: step.activity, title: step.title, start, seconds: step.seconds });
    start += step.seconds;
  }
  return links;
}

function textOf(
  data: TimelineData,
  clock: Clock,
  undo: TimelineUndo,
  { at, end, worstEnd }: Pick<Undoing, "at" | "end" | "worstEnd">,
): string {
  if (undo.planned === 0 && undo.worst === 0 && !undo.inexact) return "Nothing has to be undone";
  if (undo.worst === 0) return "Nobody knows how long undoing takes: a way back or its duration is missing";
  const takes = `Undoing takes ${undoDuration(undo)}: turned back at ${nearText(data, clock, at)} it ends at ${nearText(data, clock, end)}`;
  const { window } = data;
  const later = undo.inexact ? " or later" : "";
  if (window && end > window.end) return `${takes}${later}, ${formatDuration(end - window.end)} after the window`;
  if (!window || undo.inexact) return `${takes}${later}`;
  const before = `${takes}, ${end === window.end ? "just when the window does" : `${formatDuration(window.end - end)} before the window does`}`;
  return worstEnd > window.end ? `${before}; at worst ${formatDuration(worstEnd - window.end)} after it` : before;
}
