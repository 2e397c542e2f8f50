/**
 * The picture reviewers decide by, as plain data: every time is already in words, so that whoever draws it
 * needs no calendar. Instants are epoch seconds; in an undated runbook, seconds from T.
 */
import type { Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Span, Tick } from "./axis.js";

export type ActivityKind = "step" | "check" | "notify" | "gate" | "wait";

export interface TimelineData {
  /** The runbook's title. */
  readonly title: string;
  /** The zone all labels are in; in an undated runbook it only names the runbook's own. */
  readonly zone: string;
  /** False where the runbook has neither window nor go-live: labels are T±. */
  readonly dated: boolean;
  /** From the first to the last thing to be drawn, worst case and window included. */
  readonly start: number;
  readonly end: number;
  /** The stretches of time to draw, in order; long quiet times between them are left out. Never empty. */
  readonly spans: readonly Span[];
  readonly ticks: readonly Tick[];
  readonly window?: { readonly start: number; readonly end: number; readonly label: string };
  readonly rows: readonly TimelineGroup[];
  readonly verdict: "go" | "no-go";
  readonly counts: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly accepted: number;
  };
  /** The last moment at which a rollback still ends inside the window, worst case. */
  readonly latestSafeDecision?: Mark;
  /** Where the first irreversible step begins. */
  readonly pointOfNoReturn?: Mark;
}

/** A moment drawn as a line, with its time in words. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** The activities of one phase, in the order they are written; `phase` is null for those outside any phase. */
export interface TimelineGroup {
  readonly phase: string | null;
  readonly activities: readonly TimelineActivity[];
}

export interface TimelineActivity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  /** Who is responsible, in words ("Priya Nair or Jack Riley"); empty where nobody is. */
  readonly owner: string;
  readonly start: number;
  readonly end: number;
  /** The latest end in the worst case; never before `end`. */
  readonly worstEnd: number;
  readonly startLabel: string;
  readonly endLabel: string;
  readonly worstEndLabel: string;
  readonly critical: boolean;
  /** Seconds by which it can be late without making the plan's end later. */
  readonly float: number;
  readonly findings: readonly { readonly severity: Severity; readonly message: string }[];
  readonly place: Place;
}
