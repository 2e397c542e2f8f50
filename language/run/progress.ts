/** What a run has come to, as plain data: made of the plan and the events by fold.ts. Instants are those of the events. */
import type { Instant, Seconds } from "../plan/plan.js";
import type { Outcome, RunEvent } from "./events.js";
import type { ActivityState, RunState } from "./transitions.js";

export interface Progress {
  readonly state: RunState;
  /** The content hash of the plan in force; undefined before the run is opened. */
  readonly plan: string | undefined;
  readonly opened: Opened | undefined;
  /** Undefined where it is not held. */
  readonly held: Happening | undefined;
  /** Who called the rollback, and the activity from which; undefined where nobody has. */
  readonly rollback: (Happening & { readonly from: string | undefined }) | undefined;
  readonly closed: (Happening & { readonly outcome: Outcome }) | undefined;
  /** Parallel to subjectsOf(runbook).all; the plan's activities first. */
  readonly subjects: readonly SubjectProgress[];
  /** Who has taken over from whom, in the order recorded. */
  readonly handovers: readonly Handover[];
  readonly acknowledged: readonly Acknowledgement[];
  /** Until when a longer window has been asked for; undefined where nobody has. */
  readonly extension: Instant | undefined;
  /** Those that fit, as corrected, in order. */
  readonly events: readonly RunEvent[];
  readonly unfit: readonly Unfit[];
  /** 0 where there is no event. */
  readonly lastSeq: number;
}

/** An event, as far as it says when something happened and who said so. */
export interface Happening {
  readonly at: Instant;
  readonly by: string;
  readonly seq: number;
  readonly text: string | undefined;
}

export interface Opened extends Happening {
  /** The environment it is rehearsed on; undefined where it is done in earnest. */
  readonly rehearsal: string | undefined;
  readonly zero: Instant | undefined;
  readonly fallback: number | undefined;
}

/** @param position in subjectsOf(runbook).all */
export function stateIn({ subjects }: Pick<Progress, "subjects">, position: number): ActivityState {
  return subjects[position]?.state ?? "waiting";
}

/** What has become of one activity, or of something in a rollback. */
export interface SubjectProgress {
  readonly state: ActivityState;
  /** The `seq` of the last event about it, 0 where there is none; and what that was. */
  readonly last: number;
  readonly lastEvent: (Happening & { readonly kind: RunEvent["kind"] }) | undefined;
  /** The latest time it began; undefined where it has not, or was skipped. */
  readonly began: Happening | undefined;
  /** When it ended, in whatever way; undefined until then. */
  readonly ended: Happening | undefined;
  /** When that was undone; undefined where it was not. */
  readonly undone: Happening | undefined;
  readonly blocked: Blocked | undefined;
  /** How long it was blocked before. */
  readonly wasBlocked: Seconds;
  /** It began before what it waits for was over. */
  readonly early: boolean;
}

export interface Blocked extends Happening {
  /** The person or team that is waited for. */
  readonly on: string | undefined;
}

export interface Handover extends Happening {
  readonly from: string;
  readonly to: string;
  /** The activity or phase; undefined where it is all of theirs. */
  readonly activity: string | undefined;
}

export interface Acknowledgement extends Happening {
  /** The hash of the plan that was read. */
  readonly plan: string;
  readonly activity: string | undefined;
}

/** An event that does not fit, and why. */
export interface Unfit {
  readonly event: RunEvent;
  readonly reason: string;
}
