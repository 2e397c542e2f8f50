/**
 * What a board shows right now. It is made once for all readers: when something was written, every so often, and when a moment has come
 * that matters. What happens while it is being made is taken together into the next.
 */
import type { BoardDocument } from "../../language/run/board.js";
import { boardChange } from "../../language/run/board-change.js";
import { boardDocument } from "../../language/run/board-document.js";
import { progressOf } from "../../language/run/fold.js";
import { type Forecast, forecastOf } from "../../language/run/forecast.js";
import type { Clock, RunSource, SeenRun } from "./source.js";

export interface Shown {
  readonly run: SeenRun;
  readonly forecast: Forecast;
  readonly document: BoardDocument;
}

export interface LiveBoard {
  /** Undefined until it could be read for the first time. */
  readonly shown: () => Shown | undefined;
  /** It as JSON, made once. */
  readonly told: () => string;
  /** Why what is shown may be old, in words; undefined where it is not. */
  readonly trouble: () => string | undefined;
  /** Looks again; once it has, what was written before is shown. */
  readonly refresh: () => Promise<void>;
  readonly end: () => void;
}

export interface Listener {
  /** @param event of the stream, with its data as JSON */
  readonly tell: (event: "board" | "change" | "trouble", data: string) => void;
  /** For who runs the board. */
  readonly log: (line: string) => void;
}

/** So often it is made again where nothing happens. */
const tickMilliseconds = 20_000;

/** What readers are told; the rest is for who runs the board. */
export const unreadable = "the log of the run cannot be read at the moment, so what is shown may be old";

/** @param rest so many milliseconds pass between one and the next, however much is written: it is sent to hundreds */
export async function liveBoard(
  source: RunSource,
  clock: Clock,
  { tell, log }: Listener,
  rest: number,
): Promise<LiveBoard> {
  let shown: Shown | undefined;
  let told: { readonly of: Shown; readonly json: string } | undefined;
  let trouble: string | undefined;
  let making: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let stopTick: (() => void) | undefined;
  let ended = false;

  const make = async (): Promise<void> => {
    stopTick?.();
    const looked = await source.look();
    if (ended) return;
    if (looked.kind === "unreadable") fail(looked.why);
    else show(looked);
    stopTick = clock.after(untilNext(shown?.document, clock.now()), () => void refresh());
  };
  const fail = (why: string): void => {
    if (trouble !== undefined) return;
    trouble = unreadable;
    log(`the log cannot be read: ${why}`);
    tell("trouble", JSON.stringify({ reason: unreadable }));
  };
  const show = (run: SeenRun): void => {
    const before = shown?.document;
    shown = shownOf(run, clock.now());
    const change = before && boardChange(before, shown.document);
    if (trouble !== undefined) log("the log can be read again");
    trouble = undefined;
    if (change) tell("change", JSON.stringify(change));
    else tell("board", toldOf(shown));
  };
  const toldOf = (of: Shown): string => {
    if (told?.of !== of) told = { of, json: JSON.stringify(of.document) };
    return told.json;
  };
  const begin = (): Promise<void> => {
    const made = make().catch(error =>
      log(`what is shown could not be made: ${error instanceof Error ? error.stack : error}`),
    );
    making = made
      .then(() => (rest === 0 ? undefined : new Promise<void>(rested => clock.after(rest, rested))))
      .finally(() => {
        making = undefined;
      });
    return made;
  };
  // Whatever was written before this was called is in what is made after it was.
  const refresh = (): Promise<void> => {
    if (ended) return Promise.resolve();
    if (!making) return begin();
    next ??= making.then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
  await refresh();
  const stop = source.changes(() => void refresh());
  return {
    shown: () => shown,
    told: () => (shown ? toldOf(shown) : "null"),
    trouble: () => trouble,
    refresh,
    end: () => {
      ended = true;
      stop();
      stopTick?.();
    },
  };
}

export function shownOf(run: SeenRun, now: number): Shown {
  const { plan, schedule, events, file, log, notes } = run;
  const progress = progressOf(plan, events);
  const forecast = forecastOf(plan, schedule, progress, now);
  return { run, forecast, document: boardDocument(plan, forecast, events, { file, log }, notes) };
}

/** In milliseconds, from when it was made: what is due to begin or to end, and the last moment to decide, are told as they come. */
function untilNext(document: BoardDocument | undefined, now: number): number {
  if (!document) return 2_000;
  const { activities, decideBy, pointOfNoReturn, window } = document;
  const moments = [decideBy, pointOfNoReturn, window?.start, window?.end];
  for (const { state, expected } of activities) if (state !== "done") moments.push(expected?.start, expected?.end);
  return moments.reduce<number>((first, at) => {
    const left = at === null || at === undefined ? 0 : (at - now) * 1_000;
    // A moment past, as until then it is kept.
    return left > 0 ? Math.min(first, left + 50) : first;
  }, tickMilliseconds);
}
