/** What has happened of a plan that is being done: a part of TimelineData (data.ts), on the clock of the run. */
import type { Instant, Seconds } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";

/** A run as it stands at a moment. */
export interface TimelineRun {
  readonly now: Instant;
  readonly state: TimelineRunState;
  /** The environment it is rehearsed on. */
  readonly rehearsal?: string;
  readonly opened?: TimelineSaid;
  readonly closed?: TimelineSaid & { readonly outcome: string };
  /** How many activities are over. */
  readonly over: number;
  /** When it is to be expected to end, and by how much that is later than planned; below 0 where it is earlier. */
  readonly end?: Instant;
  readonly later?: Seconds;
  /** What is left of the window then; below 0 where it is overrun. */
  readonly slack?: Seconds;
  /** Parallel to the activities. */
  readonly activities: readonly TimelineDone[];
  /** When nothing began, in order; the last ends now where it is held still. */
  readonly held: readonly (Span & TimelineSaid & { readonly isStill: boolean })[];
  readonly handOvers: readonly TimelineHandOver[];
  /** Set once a rollback was called: when that ends. */
  readonly rollback?: Span & TimelineSaid & { readonly worst: Instant };
  /** What has been done to undo something, or is being done. */
  readonly undone: readonly TimelineUndone[];
  /** Where the latest safe decision stood at some moments, the first when the run was opened, then only where it moved. */
  readonly trail: readonly TimelineTrailPoint[];
}

export interface TimelineRunBeside {
  /** "Run of Tue 2026-06-02: 4 of 10 over, 4m later" */
  readonly says: string;
  readonly isShown: boolean;
}

export type TimelineRunState = "unopened" | "open" | "held" | "rolling back" | "rolling back, held" | "closed";

/** Who said something, when and why. */
export interface TimelineSaid {
  readonly at: Instant;
  readonly by: string;
  readonly text?: string;
}

/**
 * `ready`: it may begin. `blocked`: it cannot go on, whether it has begun or not. `left`: it is not done any more, as all is rolled back.
 */
export type TimelineDoneState =
  | "waiting"
  | "ready"
  | "running"
  | "blocked"
  | "done"
  | "failed"
  | "skipped"
  | "undone"
  | "left";

/** What has become of an activity. */
export interface TimelineDone {
  readonly state: TimelineDoneState;
  readonly began?: Instant;
  readonly ended?: Instant;
  /** How long it was to take, as planned; what is over that, and over its worst case, by now or at its end. */
  readonly takes: Seconds;
  readonly over?: Seconds;
  readonly overWorst?: Seconds;
  /** What was said of it last, where that is why it is as it is. */
  readonly said?: TimelineSaid;
  /** Since when it is blocked, and whom it waits for. */
  readonly blocked?: TimelineSaid & { readonly on?: string };
  /** When it could not go on, in order; until now where it still cannot. */
  readonly stops?: readonly Span[];
  /** It began before what it waits for was over. */
  readonly early?: true;
}

export interface TimelineHandOver extends TimelineSaid {
  /** Whom it goes from and to, in words. */
  readonly from: string;
  readonly to: string;
  /** Positions; all of theirs where it is absent. */
  readonly activities?: readonly number[];
}

export interface TimelineUndone extends Span {
  /** In whose row it stands. */
  readonly activity: number;
  readonly title: string;
  readonly state: "running" | "blocked" | "done" | "failed";
}

export interface TimelineTrailPoint {
  /** When it was asked. */
  readonly at: Instant;
  /** Until when a rollback could then be decided; absent where there was no such moment. */
  readonly until?: Instant;
}
