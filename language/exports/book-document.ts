/** The night book for programs: the document that `gonogo export --to json` prints. */
import type { Severity } from "../plan/finding.js";
import type { ActivityKind, Seconds } from "../plan/plan.js";
import type { ShownVerdict } from "../wording/verdict.js";

/** Times are ISO 8601 with the zone's offset, in an undated runbook `T+1h30m`; null where a time cannot be known. */
export interface BookDocument {
  readonly version: 1;
  /** From which texts it was made. */
  readonly source: string;
  readonly runbook: { readonly name: string; readonly title: string; readonly zone: string };
  /** The zone times are said in. */
  readonly zone: string;
  /** The version of the time zone data, such as `2026f`. */
  readonly zoneData: string;
  readonly verdict: ShownVerdict;
  /** "1 error, 2 warnings" */
  readonly counts: string;
  readonly window: BookDocumentSpan | null;
  /** From the first start to the last end, as planned and in the worst case; null where nothing has a time. */
  readonly planned: BookDocumentSpan | null;
  readonly worst: BookDocumentSpan | null;
  /** The last moment up to which turning back always still ends inside the window. */
  readonly latestSafeDecision: { readonly planned: string | null; readonly worst: string | null };
  /** What the runbook says of itself, in words, in the order of the documents. */
  readonly facts: readonly { readonly what: string; readonly text: string }[];
  readonly people: readonly BookDocumentPerson[];
  /** By number, in the order they are written. */
  readonly phases: readonly { readonly number: string; readonly id: string; readonly title: string }[];
  /** In the order they are written. */
  readonly activities: readonly BookDocumentActivity[];
  readonly rollback: {
    readonly introduction: readonly string[];
    /** In the order they run. */
    readonly entries: readonly BookDocumentUndoing[];
  };
  readonly contingencies: readonly BookDocumentContingency[];
  readonly accepted: readonly BookDocumentAcceptance[];
  readonly findings: readonly BookDocumentFinding[];
}

export interface BookDocumentSpan {
  readonly start: string;
  readonly end: string;
}

export interface BookDocumentPerson {
  readonly title: string;
  /** "Databases, Payments"; "team". */
  readonly team: string;
  readonly contacts: readonly string[];
  readonly zone: string | null;
  readonly hours: string;
}

/** Somebody who owns an activity, covers or takes part. */
export interface BookDocumentParty {
  readonly name: string;
  readonly title: string;
  /** As what somebody takes part, such as `verifier`. */
  readonly label?: string;
  readonly contacts: readonly string[];
}

export interface BookDocumentActivity {
  /** "2.3", the same in every document. */
  readonly number: string;
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  /** The number of the nearest phase around it. */
  readonly phase: string | null;
  readonly owner: BookDocumentParty | null;
  readonly cover: readonly BookDocumentParty[];
  readonly with: readonly BookDocumentParty[];
  readonly start: string | null;
  readonly end: string | null;
  readonly worstStart: string | null;
  readonly worstEnd: string | null;
  /** A duration is missing, its own or one before it: its times are the earliest they can be. */
  readonly inexact: boolean;
  readonly takesSeconds: Seconds | null;
  readonly atMostSeconds: Seconds | null;
  /** How much later it may start without making the plan's end later. */
  readonly floatSeconds: Seconds | null;
  readonly critical: boolean;
  /** What it waits for, as the language says it: `deploy + 10m`; `first..last` is everything from one to the other. */
  readonly predecessors: readonly string[];
  readonly lines: readonly BookDocumentLine[];
}

/** What is said of an activity, a rollback or a contingency. */
export type BookDocumentLine =
  | { readonly kind: "fact"; readonly what: string; readonly text: string }
  /** Of a gate: to be ticked before it is a go. */
  | { readonly kind: "condition"; readonly text: string }
  | { readonly kind: "command"; readonly text: string; readonly language: string }
  /** What to expect, see or know, perhaps of several lines. */
  | { readonly kind: "text"; readonly what: string; readonly text: string }
  | { readonly kind: "comment"; readonly text: string };

/** An activity of a rollback or a contingency, which has no time in the plan. */
export interface BookDocumentEntry {
  readonly number: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly lines: readonly BookDocumentLine[];
}

export interface BookDocumentUndoing {
  /** "R3" */
  readonly number: string;
  /** The steps that it undoes, by number. */
  readonly undoes: readonly string[];
  /** Null where nothing is done: a point of no return, nothing to undo, or no rollback. */
  readonly title: string | null;
  readonly text: string;
  readonly lines: readonly BookDocumentLine[];
  readonly activities: readonly BookDocumentEntry[];
}

export interface BookDocumentContingency {
  /** "C1" */
  readonly number: string;
  readonly title: string;
  readonly lines: readonly BookDocumentLine[];
  readonly activities: readonly BookDocumentEntry[];
}

export interface BookDocumentAcceptance {
  readonly code: string;
  readonly risk: string;
  readonly because: string;
  readonly by: string;
  readonly until: string | null;
}

export interface BookDocumentFinding {
  readonly severity: Severity;
  readonly code: string;
  readonly line: number;
  /** Of the activity that it stands in. */
  readonly number: string | null;
  readonly message: string;
}
