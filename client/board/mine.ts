/** Whose a step is, and what a reader may write: what the server allows, so that no button is shown that it would refuse. */
import type { BoardAction, BoardActivity, BoardDocument, BoardEntry, BoardReader } from "../../language/run/board.js";
import { takesPart, whyNotAllowed } from "../../language/run/board-roles.js";
import type { ActivityState, RunState } from "../../language/run/transitions.js";
import { type Act, nothingFilled, type RunAction, runActions, type StepAction, saidOf } from "./drafts.js";

/** Responsible for it or taking part, by themselves or as a member of a team. */
export function isMine({ name }: BoardReader, roster: Pick<BoardDocument, "people">, activity: BoardActivity): boolean {
  return name !== null && takesPart(roster, name, activity);
}

/** What the reader has to do with a step of theirs. */
export function partOf(
  { name }: BoardReader,
  roster: Pick<BoardDocument, "people">,
  { owners, others }: BoardActivity,
): "owner" | "cover" | "with" | "decides" {
  const isIn = (parties: readonly string[]): boolean =>
    name !== null && takesPart(roster, name, { owners: parties, others: [] });
  if (isIn(owners.slice(0, 1))) return "owner";
  if (isIn(owners)) return "cover";
  return isIn(others) ? "with" : "decides";
}

export function isOver(state: ActivityState): boolean {
  return state === "done" || state === "skipped";
}

export function isRunning(state: ActivityState): boolean {
  return state === "running" || state === "running, blocked";
}

export function isBlocked(state: ActivityState): boolean {
  return state === "running, blocked" || state === "waiting, blocked";
}

export function isHeld(state: RunState): boolean {
  return state === "held" || state === "rolling back, held";
}

export function isRollingBack(state: RunState): boolean {
  return state === "rolling back" || state === "rolling back, held";
}

/** What the reader may write of it now, in the order of the buttons. */
export function actionsOn(reader: BoardReader, board: BoardDocument, activity: BoardActivity): readonly StepAction[] {
  // That something is undone is said when it is rolled back, or of what has failed.
  const isApt = (action: BoardAction): boolean => {
    if (action === "undo") return isRollingBack(board.status.state) || activity.state === "failed";
    // A gate is decided: that somebody has begun to is nothing that others need to know.
    return action !== "start" || activity.kind !== "gate";
  };
  const early = mayBeginEarly(board, activity) ? (["start early"] as const) : [];
  const ready = isToBeReadyFor(reader, board, activity) ? (["ready"] as const) : [];
  const isDecision = (action: BoardAction): boolean => action === "go" || action === "no-go";
  const decisions = activity.may.filter(isDecision);
  const others = activity.may.filter(action => !isDecision(action) && isApt(action));
  return [...decisions, ...others, ...early, ...ready].filter(action => {
    const act: Act = { of: "activity", action, activity };
    return whyNotAllowed(board, reader, saidOf(act, nothingFilled(act))) === undefined;
  });
}

/** It is theirs and to come, and they have not said so yet. */
function isToBeReadyFor(reader: BoardReader, board: BoardDocument, activity: BoardActivity): boolean {
  const { state, name, may } = activity;
  const isOpen = board.status.state !== "unopened" && board.status.state !== "closed";
  const isToCome = isOpen && state === "waiting" && !may.includes("start") && !may.includes("go");
  return isToCome && isMine(reader, board, activity) && !readyFor(board, name).some(({ by }) => by === reader.name);
}

/** Who has said that they are ready for it. */
export function readyFor({ log }: Pick<BoardDocument, "log">, name: string): readonly BoardEntry[] {
  return log.filter(
    ({ kind, activity, correctedBy }) => kind === "acknowledged" && activity === name && correctedBy === null,
  );
}

/** Of what was written, what the reader may correct. */
export function mayCorrect(reader: BoardReader, board: BoardDocument, entry: BoardEntry): boolean {
  const { kind, correctedBy, seq } = entry;
  if (kind === "opened" || kind === "corrected" || correctedBy !== null) return false;
  return whyNotAllowed(board, reader, { kind: "corrected", of: seq }) === undefined;
}

/** It has not begun and waits for something: with a reason it may begin all the same. */
function mayBeginEarly({ status }: BoardDocument, { state, kind, planned, may }: BoardActivity): boolean {
  const isOfPlan = kind !== "rollback" && planned !== null;
  return isOfPlan && kind !== "gate" && state === "waiting" && status.state === "open" && !may.includes("start");
}

export interface Mine {
  /** Running, blocked, failed, or ready to begin. */
  readonly now: readonly BoardActivity[];
  /** To come, the next one first. */
  readonly later: readonly BoardActivity[];
  readonly over: number;
}

export function mineOf(board: BoardDocument, reader: BoardReader): Mine {
  const isRolling = isRollingBack(board.status.state);
  const next = new Set(board.status.next.map(({ name }) => name));
  // What undoes something is nobody's concern until something is undone.
  const isOfNow = ({ planned, state, name }: BoardActivity): boolean =>
    isRolling || planned !== null || state !== "waiting" || next.has(name);
  const mine = board.activities.filter(
    each => isOfNow(each) && (isMine(reader, board, each) || isToDecide(reader, each)),
  );
  const isNow = (each: BoardActivity): boolean =>
    !isOver(each.state) &&
    (isRunning(each.state) ||
      isBlocked(each.state) ||
      each.state === "failed" ||
      each.may.includes("start") ||
      each.may.includes("go"));
  const starts = ({ expected }: BoardActivity): number => expected?.start ?? Number.POSITIVE_INFINITY;
  const byStart = (a: BoardActivity, b: BoardActivity): number => (starts(a) === starts(b) ? 0 : starts(a) - starts(b));
  const rank = ({ state }: BoardActivity): number => (isRunning(state) ? 0 : 1);
  // While it is rolled back, what of the plan nobody does any more is not to come.
  const isToCome = (each: BoardActivity): boolean => !isNow(each) && !isOver(each.state) && each.expected !== null;
  return {
    now: mine.filter(isNow).sort((a, b) => rank(a) - rank(b) || byStart(a, b)),
    later: mine.filter(isToCome).sort(byStart),
    over: mine.filter(({ state }) => isOver(state)).length,
  };
}

function isToDecide({ role }: BoardReader, { kind, may }: BoardActivity): boolean {
  return kind === "gate" && may.includes("go") && (role === "decider" || role === "coordinator");
}

/**
 * What may be written of the run as a whole, or beside what it does of one step: what fits the state, and is the reader's to write. Anybody
 * who takes part may hold it.
 */
export function runActionsFor(
  reader: BoardReader,
  board: BoardDocument,
  activity?: BoardActivity,
): readonly RunAction[] {
  const { state } = board.status;
  const offered = activity ? beside : runActions;
  return offered.filter(action => {
    const act: Act = { of: "run", action, ...(activity ? { activity } : {}) };
    const said = saidOf(act, { ...nothingFilled(act), ...(activity ? {} : { from: reader.name ?? "" }) });
    return fits(action, state) && whyNotAllowed(board, reader, said) === undefined;
  });
}

const beside: readonly RunAction[] = ["note", "hand over"];

function fits(action: RunAction, state: RunState): boolean {
  if (state === "unopened") return false;
  if (state === "closed") return action === "note";
  switch (action) {
    case "hold":
      return !isHeld(state);
    case "resume":
      return isHeld(state);
    case "roll back":
      return !isRollingBack(state);
    case "note":
    case "hand over":
    case "close":
      return true;
  }
}
