/** Whom a run concerns now: what somebody is told of it without asking, each once and nothing that is another's. */
import type { BoardActivity, BoardDocument } from "../../language/run/board.js";
import { boardRole } from "../../language/run/board-roles.js";
import { clockAt, inMinutes } from "../../language/run/minutes.js";
import type { Translate } from "../translate.js";
import { decisionIsClose, type ShownRun } from "./words.js";

export interface Notice {
  /** The same again is not told again. */
  readonly key: string;
  readonly text: string;
  /** The activity it is about; undefined where it is the run. */
  readonly activity: string | undefined;
}

/** Seconds before a step with a fixed start: its person is told then. */
const ahead = 5 * 60;

/** @param me as the runbook names who reads */
export function noticesFor(
  { log, board }: Pick<ShownRun, "log" | "board">,
  me: string,
  t: Translate,
): readonly Notice[] {
  const { status } = board;
  if (status.state !== "open") return [];
  const next = new Set(status.next.map(({ name }) => name));
  const ready = board.activities.filter(each => next.has(each.name) && isMine(board, each, me) && isSoon(board, each));
  return [
    ...ready.map(({ name, title, expected, last }): Notice => {
      const later = expected !== null && expected.start > board.now;
      return {
        key: JSON.stringify([log, "ready", name, last]),
        text: later
          ? t("Your step begins at {0}: {1}", clockAt(expected.start, status.zone), title)
          : t("Your step is ready: {0}", title),
        activity: name,
      };
    }),
    ...decisionNotice(log, board, me, t),
  ];
}

/** Not of who only covers for somebody. */
function isMine({ people }: BoardDocument, { owners: [owner], others }: BoardActivity, me: string): boolean {
  const teams = people.find(({ name }) => name === me)?.teams ?? [];
  return [...(owner === undefined ? [] : [owner]), ...others].some(each => each === me || teams.includes(each));
}

function isSoon({ now }: BoardDocument, { expected }: BoardActivity): boolean {
  return expected === null || expected.start - now <= ahead;
}

function decisionNotice(log: string, board: BoardDocument, me: string, t: Translate): readonly Notice[] {
  const { decideBy, now, status } = board;
  const role = boardRole(board, me);
  if (decideBy === null || (role !== "coordinator" && role !== "decider")) return [];
  const left = decideBy - now;
  if (left > decisionIsClose) return [];
  const text = t(
    "Until {0} a rollback can still be decided that ends in the window: {1} are left",
    clockAt(decideBy, status.zone),
    inMinutes(left),
  );
  return [{ key: JSON.stringify([log, "decide"]), text, activity: undefined }];
}
