/**
 * What keeps the log of a run: events in order, never changed. The file beside the runbook (log-file.ts) is one; whatever else is one
 * passes the same tests (test/run/conformance.ts).
 */
import type { NewEvent, RunEvent } from "../../language/run/events.js";

export interface RunStore {
  readonly read: () => Promise<LogReading>;
  /**
   * Adds an event, once nobody else is adding one. The same `id` again does nothing.
   * @param whyNot asked of the log as it is then: why the event may not be added; undefined where it may
   */
  readonly append: (event: NewEvent, whyNot: WhyNot) => Promise<Appended>;
}

export type WhyNot = (log: readonly RunEvent[]) => string | undefined;

export type LogReading =
  | { readonly kind: "log"; readonly events: readonly RunEvent[]; readonly problems: readonly LogProblem[] }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** What is wrong with a log: a line that cannot be read, or that is not what was written. */
export interface LogProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

export type Appended =
  | { readonly kind: "written"; readonly event: RunEvent; readonly notes: readonly string[] }
  /** It was there already. */
  | { readonly kind: "known"; readonly event: RunEvent }
  | { readonly kind: "refused"; readonly reason: string }
  /** It is not written: the log cannot be. */
  | { readonly kind: "failed"; readonly reason: string };
