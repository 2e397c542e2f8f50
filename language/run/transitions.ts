/**
 * What may follow what: one table for the run, one for each activity in it, and the reason in words where something may not.
 * Nobody's step is declared done for them, so nothing follows by itself.
 */
import type { Said } from "./events.js";

export const runStates = ["unopened", "open", "held", "rolling back", "rolling back, held", "closed"] as const;
export type RunState = (typeof runStates)[number];

export const activityStates = [
  "waiting",
  "waiting, blocked",
  "running",
  "running, blocked",
  "done",
  "failed",
  "skipped",
  "undone",
] as const;
export type ActivityState = (typeof activityStates)[number];

/** The state it leads to, or why it may not be. The reason goes on from the name of what it is about: "… is done already". */
export type Next<S extends string> = { readonly to: S } | { readonly not: string };

// ---------------------------------------------------------------- activities

/** What changes an activity. */
export type ActivityColumn =
  | "started"
  | "done"
  | "failed"
  | "skipped"
  | "blocked"
  | "unblocked"
  | "go"
  | "no-go"
  | "undone";

type Row<C extends string, S extends string> = Readonly<Record<C, Next<S>>>;

const to = <S extends string>(state: S): Next<S> => ({ to: state });
const not = (reason: string): Next<never> => ({ not: reason });

const notBegun = not("has not begun: record its start first");
const nothingToUndo = not("has not begun, so there is nothing to undo");
const notBlocked = not("is not blocked");
const blocked = not("is blocked: record first that it can go on");
const begun = not("has begun already");
const doneAlready = not(
  "is done already: if that is wrong, correct it; if it has to be done again, record first that it was undone",
);
const leftOut = not("was skipped: record its start first");
const failedBefore = not("has failed: record its start again first");
const undoneBefore = not("was undone: record its start again first");

const activityTable: Readonly<Record<ActivityState, Row<ActivityColumn, ActivityState>>> = {
  waiting: {
    started: to("running"),
    done: notBegun,
    failed: notBegun,
    skipped: to("skipped"),
    blocked: to("waiting, blocked"),
    unblocked: notBlocked,
    go: to("done"),
    "no-go": to("failed"),
    undone: nothingToUndo,
  },
  "waiting, blocked": {
    started: blocked,
    done: notBegun,
    failed: notBegun,
    skipped: to("skipped"),
    blocked: to("waiting, blocked"),
    unblocked: to("waiting"),
    go: blocked,
    "no-go": to("failed"),
    undone: nothingToUndo,
  },
  running: {
    started: begun,
    done: to("done"),
    failed: to("failed"),
    skipped: not("has begun: record that it is done or that it failed"),
    blocked: to("running, blocked"),
    unblocked: notBlocked,
    go: to("done"),
    "no-go": to("failed"),
    undone: to("undone"),
  },
  "running, blocked": {
    started: begun,
    done: to("done"),
    failed: to("failed"),
    skipped: not("has begun: record that it is done or that it failed"),
    blocked: to("running, blocked"),
    unblocked: to("running"),
    go: to("done"),
    "no-go": to("failed"),
    undone: to("undone"),
  },
  done: {
    started: doneAlready,
    done: doneAlready,
    failed: doneAlready,
    skipped: doneAlready,
    blocked: doneAlready,
    unblocked: doneAlready,
    go: doneAlready,
    "no-go": doneAlready,
    undone: to("undone"),
  },
  failed: {
    started: to("running"),
    done: failedBefore,
    failed: not("has failed already"),
    skipped: to("skipped"),
    blocked: failedBefore,
    unblocked: notBlocked,
    go: to("done"),
    "no-go": not("has failed already"),
    undone: to("undone"),
  },
  skipped: {
    started: to("running"),
    done: leftOut,
    failed: leftOut,
    skipped: not("was skipped already"),
    blocked: leftOut,
    unblocked: notBlocked,
    go: leftOut,
    "no-go": leftOut,
    undone: not("was skipped, so there is nothing to undo"),
  },
  undone: {
    started: to("running"),
    done: undoneBefore,
    failed: undoneBefore,
    skipped: to("skipped"),
    blocked: to("waiting, blocked"),
    unblocked: notBlocked,
    go: to("done"),
    "no-go": to("failed"),
    undone: not("was undone already"),
  },
};

/** What an event does to the activity it names; undefined where it does nothing to it. */
export function activityColumn(said: Said): ActivityColumn | undefined {
  switch (said.kind) {
    case "started":
    case "done":
    case "failed":
    case "skipped":
    case "blocked":
    case "unblocked":
    case "undone":
      return said.kind;
    case "decision":
      return said.verdict;
    case "opened":
    case "held":
    case "resumed":
    case "handover":
    case "acknowledged":
    case "note":
    case "replanned":
    case "rollback-called":
    case "corrected":
    case "closed":
      return undefined;
  }
}

export function afterOfActivity(state: ActivityState, column: ActivityColumn): Next<ActivityState> {
  return activityTable[state][column];
}

/** Nothing of it is left to do. */
export function isOver(state: ActivityState): boolean {
  return state === "done" || state === "skipped";
}

/** Whether a rollback is over: as a whole, or step by step. */
export function isRestored([itself, ...inside]: readonly ActivityState[]): boolean {
  return itself === undefined || isOver(itself) || (inside.length > 0 && inside.every(isOver));
}

export function isRunning(state: ActivityState): boolean {
  return state === "running" || state === "running, blocked";
}

/** It may still be started. */
export function isToDo(state: ActivityState): boolean {
  return state === "waiting" || state === "waiting, blocked" || state === "failed" || state === "undone";
}

// ---------------------------------------------------------------- the run

/**
 * What changes the run. `begin`: something of the plan begins; `restore`: something of a rollback or a contingency does; `work`: all
 * else that happens to an activity; `word`: what only is said.
 */
export type RunColumn =
  | "opened"
  | "begin"
  | "restore"
  | "work"
  | "held"
  | "resumed"
  | "rollback-called"
  | "replanned"
  | "handover"
  | "word"
  | "closed";

const unopened = not("has not been opened: open it first");
const open = not("is open already: close it before another one is opened");
const held = not("is held, and nothing begins until the coordinator or a decider resumes it");
const notHeld = not("is not held");
const rollingBack = not("is being rolled back, and nothing more of the plan begins");
const closed = not("is closed");

const runTable: Readonly<Record<RunState, Row<RunColumn, RunState>>> = {
  unopened: {
    opened: to("open"),
    begin: unopened,
    restore: unopened,
    work: unopened,
    held: unopened,
    resumed: unopened,
    "rollback-called": unopened,
    replanned: unopened,
    handover: unopened,
    word: unopened,
    closed: unopened,
  },
  open: {
    opened: open,
    begin: to("open"),
    restore: to("open"),
    work: to("open"),
    held: to("held"),
    resumed: notHeld,
    "rollback-called": to("rolling back"),
    replanned: to("open"),
    handover: to("open"),
    word: to("open"),
    closed: to("closed"),
  },
  held: {
    opened: open,
    begin: held,
    restore: held,
    work: to("held"),
    held: not("is held already"),
    resumed: to("open"),
    // Whoever calls it wants it to begin.
    "rollback-called": to("rolling back"),
    replanned: to("held"),
    handover: to("held"),
    word: to("held"),
    closed: to("closed"),
  },
  "rolling back": {
    opened: open,
    begin: rollingBack,
    restore: to("rolling back"),
    work: to("rolling back"),
    held: to("rolling back, held"),
    resumed: notHeld,
    "rollback-called": not("is being rolled back already"),
    replanned: rollingBack,
    handover: to("rolling back"),
    word: to("rolling back"),
    closed: to("closed"),
  },
  "rolling back, held": {
    opened: open,
    begin: rollingBack,
    restore: held,
    work: to("rolling back, held"),
    held: not("is held already"),
    resumed: to("rolling back"),
    "rollback-called": not("is being rolled back already"),
    replanned: rollingBack,
    handover: to("rolling back, held"),
    word: to("rolling back, held"),
    closed: to("closed"),
  },
  closed: {
    opened: not("is closed: another run has a log of its own"),
    begin: closed,
    restore: closed,
    work: closed,
    held: closed,
    resumed: closed,
    "rollback-called": closed,
    replanned: closed,
    handover: closed,
    word: to("closed"),
    closed: not("is closed already"),
  },
};

/** @param isOfPlan whether what it names is an activity of the plan itself */
export function runColumn(said: Said, isOfPlan: boolean): RunColumn {
  switch (said.kind) {
    case "opened":
    case "held":
    case "resumed":
    case "rollback-called":
    case "replanned":
    case "handover":
    case "closed":
      return said.kind;
    case "started":
      return isOfPlan ? "begin" : "restore";
    case "decision":
      return said.verdict === "go" ? "begin" : "work";
    case "done":
    case "failed":
    case "skipped":
    case "blocked":
    case "unblocked":
    case "undone":
      return "work";
    case "acknowledged":
    case "note":
    case "corrected":
      return "word";
  }
}

export function afterOfRun(state: RunState, column: RunColumn): Next<RunState> {
  return runTable[state][column];
}

export function isHeld(state: RunState): boolean {
  return state === "held" || state === "rolling back, held";
}

export function isRollingBack(state: RunState): boolean {
  return state === "rolling back" || state === "rolling back, held";
}
