/**
 * When everything happens: plain data computed from a Plan by schedule/compute.ts. Instants are epoch seconds,
 * or seconds from T in an undated runbook; Seconds are elapsed time. Everything comes twice: as planned, and in the
 * worst case, where every activity takes the longest it may.
 */
import type { Instant, Seconds } from "../plan/plan.js";

/** As planned, and in the worst case. */
export const modes = ["planned", "worst"] as const;

export type Mode = (typeof modes)[number];

export interface Schedule {
  /** What the instants count from: the epoch, or T. */
  readonly dated: boolean;
  readonly work: ScheduledWork;
  /** Parallel to Runbook.rollbacks. */
  readonly rollbacks: readonly ScheduledApart[];
  /** Parallel to Runbook.contingencies. */
  readonly contingencies: readonly ScheduledApart[];
  /** What is undone and what after it, as planned: the chains that `UndoState.first` begins. */
  readonly undoSteps: readonly UndoStep[];
  /** What undoing takes as time goes by, in order. Before the first nothing has begun. */
  readonly undoMoments: readonly UndoMoment[];
  /** Latest safe decision of the plan (undo/decide-by.ts); undefined where there is none, or where a missing duration makes it unknown. */
  readonly safeDecision: { readonly planned: PlanDecision | undefined; readonly worst: PlanDecision | undefined };
  /**
   * Activities that are placed by an `at` after the window, and those that follow one: an epilogue, which has an end of its own. A
   * decision that may mean rollback is never in it. Parallel to the runbook's activities.
   */
  readonly afterWindow: readonly boolean[];
  /** The first irreversible step by planned start: from its beginning nothing can be undone. `worst`: when the first begins in the worst case. */
  readonly pointOfNoReturn: { readonly activity: number; readonly at: Instant; readonly worst: Instant } | undefined;
}

/** Until when the plan as a whole can be rolled back: see undo/decide-by.ts. */
export interface PlanDecision {
  /** The last moment. */
  readonly until: Instant;
  /** The activity whose beginning ends it, else the last that has begun by then. */
  readonly activity: number;
  /** Later stretches in which turning back ends inside the window again, in order. */
  readonly again: readonly Span[];
}

export interface ScheduledWork {
  /** Parallel to Work.activities. */
  readonly activities: readonly ScheduledActivity[];
  /** Parallel to Work.blocks: from the first start inside to the last end; undefined when empty or in a cycle. */
  readonly blocks: readonly { readonly planned: Span | undefined; readonly worst: Span | undefined }[];
  /** From the first start to the last end; undefined when nothing could be scheduled. */
  readonly planned: Span | undefined;
  readonly worst: Span | undefined;
  /** A chain of activities without float from the start to the last end, in order; that of what is placed after the window only where there is nothing else. */
  readonly criticalPath: readonly number[];
  /** Nodes (plan/order.ts) that wait for each other; each cycle once, in waiting order, beginning with the lowest. */
  readonly cycles: readonly (readonly number[])[];
}

/** [start, end) */
export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

export interface ScheduledActivity {
  /** Undefined for members of a cycle and what follows them. */
  readonly planned: Span | undefined;
  readonly worst: Span | undefined;
  /** A duration is missing in what it waits for, or its `at` is not understood: its start is a lower bound. */
  readonly startInexact: boolean;
  /** As above, or its own duration is missing: its end is a lower bound. */
  readonly endInexact: boolean;
  /**
   * How much later it may start without moving the end of the plan; what is placed after the window has an end of its own.
   * Undefined without a time of its own.
   */
  readonly float: Seconds | undefined;
  readonly critical: boolean;
  /** Its times are those of a part of the plan, which it lasts as long as. */
  readonly lasting: boolean;
  /** What it waits for, without its own `at`: when it could start at the earliest (planned, worst). Undefined where nothing says so for sure. */
  readonly ready: { readonly planned: Instant; readonly worst: Instant } | undefined;
  /** Whether it ends no earlier for sure: not where a start before it could not be read. */
  readonly endProven: Readonly<Record<Mode, boolean>>;
  /** How long undoing everything takes when that is decided at its end; undefined without a time. */
  readonly undo: Undo | undefined;
}

/** What undoing takes when it is decided at an activity's end, with all that has begun by then: as planned, and in the worst case. */
export interface Undo {
  readonly planned: UndoFromHere;
  readonly worst: UndoFromHere;
}

/** What undoing everything that has begun takes. */
export interface UndoState {
  readonly seconds: Seconds;
  /** A counterpart or its duration is missing: it takes at least so long. */
  readonly inexact: boolean;
  /** An irreversible step has begun: nothing can be undone. */
  readonly final: boolean;
  /** Where the longest chain of undoing begins: a position in Schedule.undoSteps, for the planned case. Undefined when nothing is undone. */
  readonly first: number | undefined;
  /** Positions of the people who have so much to undo that it takes longer than the chain alone; empty where the chain decides. */
  readonly carriers: readonly number[];
}

export interface UndoFromHere extends UndoState {
  /** Latest safe decision from here (undo/decide-by.ts). Undefined without a window, after it, or once an irreversible step has begun. */
  readonly decideBy: Instant | undefined;
}

/** What undoing takes from right after a moment of the plan until the next; `worst` is what it takes there when all had its worst case. */
export interface UndoMoment {
  readonly after: Instant;
  readonly planned: UndoState;
  readonly worst: UndoState;
}

/** One step undone, which takes `seconds`, before `next`, which it waited for. */
export interface UndoStep {
  readonly activity: number;
  readonly seconds: Seconds;
  /** A position in Schedule.undoSteps. */
  readonly next: number | undefined;
}

/** A rollback or a contingency: it has a length, but no place in the plan's time. */
export interface ScheduledApart {
  readonly planned: Seconds;
  readonly worst: Seconds;
  /** A duration is missing. */
  readonly inexact: boolean;
  /** Its activities from 0; undefined when it has none. */
  readonly work: ScheduledWork | undefined;
}
