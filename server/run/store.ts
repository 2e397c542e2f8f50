/**
 * What keeps the log of a run: events in order, never changed. The file beside the runbook (log-file.ts) is one, a database shared by
 * many machines (postgres/) another; whatever is one passes the same tests (test/run/conformance.ts). None ever throws or rejects.
 */
import type { Instant } from "../../language/plan/plan.js";
import type { NewEvent, RunEvent } from "../../language/run/events.js";
import type { PlanTexts } from "./kept-plan.js";

export interface RunStore {
  /** What is read again and again is cheap: only what was added since is looked at. */
  readonly read: () => Promise<LogReading>;
  /**
   * Adds an event, once nobody else is adding one. The same `id` again does nothing.
   * @param whyNot asked of the log as it is then: why the event may not be added; undefined where it may
   */
  readonly append: (event: NewEvent, whyNot: WhyNot) => Promise<Appended>;
  /**
   * Calls whenever the log may read otherwise than before, whoever has written it, until it is stopped: something was added, it can no
   * longer be read, it can be read again. May call for nothing; what was there when this was asked for, it does not tell.
   */
  readonly changes: (onChange: () => void) => () => void;
  /** Keeps the texts of a plan with the run. Gives the reason when it cannot. */
  readonly keepPlan: (plan: PlanTexts) => Promise<string | undefined>;
  /** The plan of that hash as it was kept; in words where it cannot be had, or is not what it was. */
  readonly keptPlan: (hash: string) => Promise<PlanTexts | string>;
  /** The lines as they stand, to be taken to another store. */
  readonly lines: () => Promise<LinesReading>;
  /** Makes the log what another store has: its lines begin with those that are here, and the others are added. */
  readonly takeLines: (lines: readonly string[]) => Promise<Taken>;
  /** When it is no longer used. */
  readonly close: () => Promise<void>;
}

/** Where all runs of a runbook are kept. */
export interface Runs {
  /** The database as it is shown; undefined for files beside the runbook. */
  readonly place: string | undefined;
  /** Of all runs of the runbook, the latest last; in words why they cannot be told. */
  readonly names: () => Promise<readonly string[] | Untold>;
  /** The name that somebody means: of a file, its path. */
  readonly meant: (written: string) => string;
  /** The name of another run that begins then. */
  readonly fresh: (zone: string, now: Instant) => Promise<string | Untold>;
  readonly store: (name: string) => RunStore;
  readonly close: () => Promise<void>;
}

export interface Untold {
  readonly why: string;
}

export type WhyNot = (log: readonly RunEvent[]) => string | undefined;

/** Why there is nothing to read. */
export type Unread = { readonly kind: "missing" } | { readonly kind: "unreadable"; readonly why: string };

export type LogReading =
  | { readonly kind: "log"; readonly events: readonly RunEvent[]; readonly problems: readonly LogProblem[] }
  | Unread;

export type LinesReading = { readonly kind: "lines"; readonly lines: readonly string[] } | Unread;

/** What is wrong with a log: a line that cannot be read, or that is not what was written. */
export interface LogProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** It is not written: the log cannot be. */
type Failed = { readonly kind: "failed"; readonly reason: string };
type Refused = { readonly kind: "refused"; readonly reason: string };

export type Appended =
  | { readonly kind: "written"; readonly event: RunEvent; readonly notes: readonly string[] }
  /** It was there already. */
  | { readonly kind: "known"; readonly event: RunEvent }
  | Refused
  | Failed;

export type Taken = { readonly kind: "taken"; readonly added: number } | Refused | Failed;
