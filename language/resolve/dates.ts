/** When a runbook happens: its window, its go-live and the windows it may fall back to, and what all other times are read against. */
import type { Fallback as FallbackNode, GoLive as GoLiveNode, Window as WindowNode } from "../generated/ast.js";
import type { Instant, Runbook, Window } from "../plan/plan.js";
import { wallBetween } from "../time/local.js";
import type { Fields } from "./blocks.js";
import { type Moved, type Notes, noZone, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOf } from "./places.js";
import { roughly, writtenZone } from "./times/moment.js";
import { movedInstant } from "./times/moved.js";
import { readInterval, readMoment } from "./times/times.js";
import { declaredZone, zoneName } from "./zones.js";

/** What the whole of a runbook is read against. */
export interface RunbookDates
  extends Pick<Runbook, "window" | "goLive" | "zero" | "fallbacks" | "onFallback" | "dateWritten" | "windowWritten"> {
  /** What `timezone` says. */
  readonly zone: ZoneScope;
  /** The zone times are shown in and days counted in. */
  readonly shown: string;
  /** What the times of the work are read against. */
  readonly frame: TimeFrame;
  /** The same for what is a fact, on whatever date the runbook happens: rehearsals, and until when a risk is accepted. */
  readonly facts: TimeFrame;
}

/**
 * @param zones those of the people in sight, to be offered where one is missing
 * @param fallback the number of the fallback on which it happens; undefined on the date it is planned for
 */
export function datesOf(
  notes: Notes,
  fields: Fields,
  { title, insert }: Pick<TimeFrame, "title" | "insert">,
  zones: readonly string[],
  fallback: number | undefined,
): RunbookDates {
  const windowNode = fields.one("Window");
  const goLiveNode = fields.one("GoLive");
  const fallbackNodes = fields.all("Fallback");
  const dateWritten = windowNode !== undefined || goLiveNode !== undefined;
  const about = roughly(windowNode?.from) ?? roughly(goLiveNode?.moment);
  const undated: TimeFrame = {
    of: "runbook",
    title,
    insert,
    zones,
    window: undefined,
    windowBroken: false,
    zero: undefined,
    dateWritten,
    about,
  };
  const zone = declaredZone(notes, fields, noZone, undated);
  const dates = [goLiveNode?.moment, windowNode?.from, windowNode?.to];
  const written = dates.flatMap(moment => (moment && writtenZone(moment)) ?? []);
  const shown = [zone, ...written].flatMap(each => zoneName(each) ?? [])[0] ?? "UTC";
  // A go-live with a date stands on its own, so that the window may count from it; without one, the window dates it.
  const settling: TimeFrame = { ...undated, dayZone: shown, settlesZero: true };
  const readGoLive = (within: TimeFrame) => readMoment(notes, within, goLiveNode?.moment, { zone, edge: "start" });
  const ownGoLive = goLiveNode?.moment?.date === undefined ? undefined : readGoLive(settling);
  const window = windowOf(notes, { ...settling, zero: ownGoLive }, windowNode, zone, "window");
  const windowBroken = windowNode !== undefined && window === undefined;
  const goLiveAt =
    goLiveNode?.moment?.date === undefined ? readGoLive({ ...settling, window, windowBroken }) : ownGoLive;
  const zero = goLiveAt ?? window?.start;
  const likeliest = [...new Set([...written.flatMap(each => zoneName(each) ?? []), ...zones])];
  const facts: TimeFrame = { ...undated, zones: likeliest, window, windowBroken, zero, dayZone: shown };
  const fallbacks = fallbackNodes.flatMap(node => {
    // It may count from T, which the window settles; nothing else dates it.
    const within: TimeFrame = { ...facts, window: undefined, windowBroken: false, settlesZero: true };
    return windowOf(notes, within, node, zone, "fallback") ?? [];
  });
  const planned: RunbookDates = {
    zone,
    shown,
    window,
    goLive: goLiveOf(goLiveNode, goLiveAt),
    zero,
    fallbacks,
    onFallback: undefined,
    dateWritten,
    windowWritten: windowNode !== undefined,
    frame: facts,
    facts,
  };
  if (fallback === undefined || !window) return planned;
  return movedTo(notes, planned, { number: fallback, insteadOf: window }, goLiveNode);
}

function windowOf(
  notes: Notes,
  frame: TimeFrame,
  node: WindowNode | FallbackNode | undefined,
  zone: ZoneScope,
  what: string,
): Window | undefined {
  const interval = node?.to && readInterval(notes, frame, node.from, node.to, zone, what);
  return interval && node && { start: interval.from, end: interval.to, place: placeOf(node) };
}

function goLiveOf(node: GoLiveNode | undefined, at: Instant | undefined): Runbook["goLive"] {
  return node && at !== undefined ? { at, place: placeOf(node) } : undefined;
}

/** The same runbook in another window. */
function movedTo(
  notes: Notes,
  planned: RunbookDates,
  onFallback: NonNullable<Runbook["onFallback"]>,
  goLiveNode: GoLiveNode | undefined,
): RunbookDates {
  const { zone, shown, facts, fallbacks } = planned;
  const window = fallbacks[onFallback.number];
  if (!window) return planned;
  const since = onFallback.insteadOf.start;
  const moved: Moved = { from: facts, since, wall: wallBetween(since, window.start, shown), zone: shown };
  const settling: TimeFrame = { ...facts, window, zero: window.start, settlesZero: true, moved };
  const at =
    goLiveNode?.moment?.date === undefined
      ? readMoment(notes, settling, goLiveNode?.moment, { zone, edge: "start" })
      : planned.goLive && movedInstant(moved, planned.goLive.at);
  const zero = at ?? window.start;
  const frame: TimeFrame = { ...facts, window, zero, moved };
  return { ...planned, window, onFallback, goLive: goLiveOf(goLiveNode, at), zero, frame };
}
