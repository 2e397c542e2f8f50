/**
 * What is written down while a plan is being done: events, one JSON object a line, only ever appended. What a run has come to follows
 * from them (progress.ts); nothing else is stored. Knows neither files nor the present moment.
 *
 * Units: instants are whole seconds since 1970-01-01T00:00Z, written as `2026-06-03T04:05:00Z`. Things of the plan are named by their
 * names, which stay what they are when others move.
 */
import type { Instant } from "../plan/plan.js";

/** Of the format: a reader refuses what is newer than itself. */
export const eventVersion = 1;

/** What a run's log begins with in the place of the line before. */
export const noLineBefore = "0".repeat(64);

export interface Envelope {
  /** 1, 2, 3 and so on within a run. */
  readonly seq: number;
  /** Made by who writes it: the same one again is the same event, not a second. */
  readonly id: string;
  /** The content hash of the plan that is being done. */
  readonly plan: string;
  /** When it happened. */
  readonly at: Instant;
  /** When it was written down: people log late. */
  readonly recorded: Instant;
  /** Who writes it, as the runbook names them. */
  readonly by: string;
  /** The last `seq` of the same activity that its writer knew of, 0 for none: whoever is second is told who was first. */
  readonly expects?: number | undefined;
  /** The SHA-256 of the line before, in hexadecimal: one changed byte is found. */
  readonly prev: string;
}

/** A condition of a gate, and whether it is met. */
export interface Criterion {
  readonly text: string;
  readonly met: boolean;
}

export const outcomes = ["succeeded", "rolled back", "partly", "rehearsal passed", "rehearsal failed"] as const;

/** What became of a run in the end. */
export type Outcome = (typeof outcomes)[number];

interface OfActivity<K extends string> {
  readonly kind: K;
  /** The name of an activity, of what is inside a rollback or contingency, or of a rollback: `rollback promote`. */
  readonly activity: string;
  readonly text?: string | undefined;
}

interface OfRun<K extends string> {
  readonly kind: K;
  readonly text?: string | undefined;
}

interface MayConcern {
  /** The name of an activity or a phase; where there is none, it is about all. */
  readonly activity?: string | undefined;
}

type With<T, K extends keyof T> = T & { readonly [key in K]-?: NonNullable<T[key]> };

/** What an event says, by its kind. */
export type Said =
  /** A run or a rehearsal begins. `zero`: what stands for the plan's T, where it is not done when it says; `fallback`: from 1. */
  | (OfRun<"opened"> & {
      readonly rehearsal?: string | undefined;
      readonly zero?: Instant | undefined;
      readonly fallback?: number | undefined;
    })
  | OfActivity<"started">
  | OfActivity<"done">
  | With<OfActivity<"failed">, "text">
  /** Of a phase: all in it that has not begun. */
  | With<OfActivity<"skipped">, "text">
  /** `on`: the person or team that is waited for. */
  | (With<OfActivity<"blocked">, "text"> & { readonly on?: string | undefined })
  | OfActivity<"unblocked">
  | With<OfRun<"held">, "text">
  | OfRun<"resumed">
  | (OfActivity<"decision"> & {
      readonly verdict: "go" | "no-go";
      readonly criteria?: readonly Criterion[] | undefined;
    })
  | (OfRun<"handover"> & MayConcern & { readonly from: string; readonly to: string })
  | (OfRun<"acknowledged"> & MayConcern)
  /** `extension`: until when a longer window has been asked for. */
  | (With<OfRun<"note">, "text"> & MayConcern & { readonly extension?: Instant | undefined })
  /** `to`: the content hash of the plan from now on. */
  | (OfRun<"replanned"> & { readonly to: string })
  | (With<OfRun<"rollback-called">, "text"> & MayConcern)
  /** A step has been undone. */
  | OfActivity<"undone">
  /** `instead`: what the event should have said; where it is missing, that did not happen. */
  | (OfRun<"corrected"> & { readonly of: number; readonly instead?: Correction | undefined })
  | (OfRun<"closed"> & { readonly outcome: Outcome });

export type EventKind = Said["kind"];

/** What replaces what an event said. Who opened a run and what corrected something stays. */
export type Correction = Exclude<Said, { kind: "opened" | "corrected" }> & { readonly at: Instant };

export type RunEvent = Envelope & Said;

/** What somebody wants to write: the log adds the rest. */
export type NewEvent = Omit<Envelope, "seq" | "prev"> & Said;

/** The name of what an event is about; undefined where it is about the whole run. */
export function subjectOf(said: Said): string | undefined {
  return "activity" in said ? said.activity : undefined;
}
