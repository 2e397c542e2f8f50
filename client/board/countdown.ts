/** The countdown to the latest safe decision, which changes its name at the point of no return. No browser in here. */

import type { Instant } from "../../language/plan/plan.js";
import type { BoardDocument } from "../../language/run/board.js";
import { capital } from "../../language/wording/capital.js";
import { countdown, roughly } from "./durations.js";
import { isRollingBack } from "./mine.js";
import { instantOf } from "./moments.js";

export interface Countdown {
  readonly tone: "calm" | "soon" | "urgent" | "past" | "over";
  /** "Decide by", before the moment. */
  readonly heading: string;
  /** The moment beside the heading; undefined where there is none. */
  readonly at: Instant | undefined;
  /** "19m left" */
  readonly figure: string;
  readonly note: string;
}

const soon = 1_800;
const urgent = 600;

export function countdownOf(board: BoardDocument, now: Instant): Countdown {
  const { status, decideBy, pointOfNoReturn } = board;
  const closes = windowText(board, now);
  if (status.closed)
    return {
      tone: "over",
      heading: "Closed",
      at: instantOf(status.closed.at),
      figure: capital(status.closed.outcome),
      note: "",
    };
  if (status.state === "unopened")
    return {
      tone: "over",
      heading: "Not opened yet",
      at: undefined,
      figure: closes === "" ? "Waiting" : capital(closes),
      note: "the coordinator opens it: gonogo run open",
    };
  if (isRollingBack(status.state)) {
    const ends = status.rollback ? instantOf(status.rollback.ends) : undefined;
    return {
      tone: "urgent",
      heading: ends === undefined ? "Rolling back" : "Rolled back by",
      at: ends,
      figure: ends === undefined || ends <= now ? "not before now" : `${countdown(ends - now)} to go`,
      note: closes,
    };
  }
  // What has not begun begins no earlier than the moment it was told for.
  if (pointOfNoReturn !== null && pointOfNoReturn < board.now)
    return { tone: "past", heading: "Past the point of no return", at: undefined, figure: "Fix forward", note: closes };
  if (decideBy !== null && decideBy >= now) {
    const left = decideBy - now;
    return {
      tone: left <= urgent ? "urgent" : left <= soon ? "soon" : "calm",
      heading: "Decide by",
      at: decideBy,
      figure: `${countdown(left)} left`,
      note: "the last moment to call a rollback that still ends in the window",
    };
  }
  if (decideBy !== null || status.decision)
    return {
      tone: "urgent",
      heading: "Too late for a rollback in time",
      at: undefined,
      figure: "Out of the window",
      note: `a rollback called now would end after the window${closes === "" ? "" : `; ${closes}`}`,
    };
  return {
    tone: "calm",
    heading: "No deadline for a decision",
    at: undefined,
    figure: closes === "" ? "No window" : capital(closes),
    note: closes === "" ? "the runbook names no window for it to end in" : "nothing has to be undone so far",
  };
}

/** "window closes in 2h15m" */
export function windowText({ window }: Pick<BoardDocument, "window">, now: Instant): string {
  if (!window) return "";
  if (now < window.start) return `window opens in ${roughly(window.start - now)}`;
  return now <= window.end
    ? `window closes in ${roughly(window.end - now)}`
    : `window closed ${roughly(now - window.end)} ago`;
}
