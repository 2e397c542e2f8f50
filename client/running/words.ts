/** How a run stands, in the status bar: plain data, every word of it. */
import type { BoardDocument } from "../../language/run/board.js";
import { clockAt, clockIn, inMinutes } from "../../language/run/minutes.js";
import type { RunningThing } from "../../language/run/status.js";
import type { RunResult } from "../../server/protocol.js";
import type { Translate } from "../translate.js";

export type ShownRun = Extract<RunResult, { readonly kind: "run" }>;

export interface RunStatusText {
  /** With an icon, as the status bar takes it. */
  readonly text: string;
  /** Lines without any markup. */
  readonly tooltip: readonly string[];
  /** For screen readers. */
  readonly spoken: string;
  readonly alarming: boolean;
}

/** Seconds before the last moment to decide: from then on it is said before all else. */
export const decisionIsClose = 15 * 60;

export function runStatusText(board: BoardDocument, t: Translate): RunStatusText {
  const { status } = board;
  const { icon, words, alarming } = newsOf(board, t);
  const title = status.title || status.name;
  return {
    text: `$(${icon}) ${words}`,
    tooltip: [title, ...stateLines(board, t), t("Click for what runs, what is next and what is blocked.")],
    spoken: `${title}: ${words}`,
    alarming,
  };
}

interface News {
  readonly icon: string;
  readonly words: string;
  readonly alarming: boolean;
}

/** What matters most of it now. */
function newsOf(board: BoardDocument, t: Translate): News {
  const { status, decideBy, now } = board;
  const { held, rollback, running, next, blocked, failed } = status;
  if (held) return { icon: "debug-pause", words: t("held since {0}", clockIn(held.at)), alarming: true };
  if (rollback) return { icon: "discard", words: t("rollback, ends {0}", clockIn(rollback.ends)), alarming: true };
  const left = decideBy === null ? undefined : decideBy - now;
  if (decideBy !== null && left !== undefined && left <= decisionIsClose) {
    const by = clockAt(decideBy, status.zone);
    return { icon: "milestone", words: t("decide by {0}, {1}", by, inMinutes(left)), alarming: true };
  }
  const [late] = [...running].sort((a, b) => overOf(b) - overOf(a));
  if (late && overOf(late) > 0)
    return { icon: "clock", words: t("{0}, {1} over", late.name, inMinutes(overOf(late))), alarming: true };
  const [stuck] = [...failed, ...blocked];
  if (stuck)
    return {
      icon: "error",
      words: failed.length > 0 ? t("{0} has failed", stuck.name) : t("{0} is blocked", stuck.name),
      alarming: true,
    };
  if (late) {
    const ran = inMinutes(late.ran);
    const words =
      late.takes === 0 ? `${late.name}, ${ran}` : t("{0}, {1} of {2}", late.name, ran, inMinutes(late.takes));
    return { icon: "play", words, alarming: false };
  }
  const [first] = next;
  if (first) return { icon: "play", words: t("next: {0}, {1}", first.name, clockIn(first.begins)), alarming: false };
  return { icon: "play", words: overText(board, t), alarming: false };
}

function overOf({ ran, takes }: RunningThing): number {
  return takes > 0 ? Math.max(0, ran - takes) : 0;
}

/** "4 of 10 over" */
export function overText({ status: { over, activities } }: BoardDocument, t: Translate): string {
  return t("{0} of {1} over", over, activities);
}

/** How it stands and goes on, a line each. */
export function stateLines({ status, decideBy }: BoardDocument, t: Translate): readonly string[] {
  const { end, held, closed, decision, rollback, rehearsal } = status;
  const later = end.later ?? 0;
  const by = inMinutes(Math.abs(later));
  return [
    ...(rehearsal === null ? [] : [t("Rehearsal on {0}", rehearsal)]),
    ...(closed ? [t("Closed at {0}: {1}", clockIn(closed.at), closed.outcome)] : []),
    ...(held ? [t("Held since {0} by {1}: {2}", clockIn(held.at), held.by, held.text ?? "")] : []),
    ...(rollback ? [t("Rolled back since {0} by {1}", clockIn(rollback.said.at), rollback.said.by)] : []),
    ...(end.planned === null || rollback || closed
      ? []
      : [
          later === 0
            ? t("Ends {0}, as planned", clockIn(end.planned))
            : later > 0
              ? t("Ends {0}, {1} later than planned", clockIn(end.planned), by)
              : t("Ends {0}, {1} earlier than planned", clockIn(end.planned), by),
        ]),
    ...(!decision || rollback || closed
      ? []
      : [
          decideBy === null
            ? t("It is too late to roll back inside the window")
            : t("Decide by {0}", clockAt(decideBy, status.zone)),
        ]),
  ];
}
