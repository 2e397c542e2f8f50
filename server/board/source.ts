/** The run that a board shows: where it is read from, and written to. */
import type { PlannedRun } from "../../language/run/as-run.js";
import type { NewEvent, RunEvent } from "../../language/run/events.js";
import type { Schedule } from "../../language/schedule/schedule.js";
import type { Appended } from "../run/store.js";

export interface RunSource {
  /** As it stands now. */
  readonly look: () => Promise<Looked>;
  /** Calls whenever it may stand otherwise than before, until it is stopped. */
  readonly changes: (onChange: () => void) => () => void;
  /** Writes an event, where it may follow on what was written before. */
  readonly append: (event: NewEvent) => Promise<Appended>;
}

export type Looked =
  | ({ readonly kind: "run" } & SeenRun)
  /** It cannot be read now; in words for who runs the board. */
  | { readonly kind: "unreadable"; readonly why: string };

export interface SeenRun {
  /** As it was written. */
  readonly plan: PlannedRun;
  readonly schedule: Schedule;
  /** The content hash of the plan in force. */
  readonly hash: string;
  /** None where the run is not open yet. */
  readonly events: readonly RunEvent[];
  /** What readers are told of the runbook and of the log: names, no paths. */
  readonly file: string;
  readonly log: string;
  /** What is odd about it, in words. */
  readonly notes: readonly string[];
}

/** The present moment and time that passes, so that tests need not wait. */
export interface Clock {
  /** In epoch seconds. */
  readonly now: () => number;
  /** Calls after so many milliseconds, unless it is stopped. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
}
