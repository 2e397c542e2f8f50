/** What a finding is: a rule's message with its severity, its place and its fixes. */

import type { Place } from "./place.js";

export type Severity = "error" | "warning" | "info";

/** GO when nothing is at error level. */
export type Verdict = "go" | "no-go";

/** Why a runbook is one of the past: it says so itself, or it lies before the day that the check takes for today. */
export type Past = "done" | "cancelled" | "before";

/** `area/name`, stable for ever. */
export type RuleCode = `${string}/${string}`;

/** A place that explains a finding: the other booking, the other end of a cycle. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

export interface Edit {
  readonly place: Place;
  /** The new text. In a scaffold it is an editor snippet: `${1:who}` is a placeholder for what only a person knows. */
  readonly newText: string;
}

/**
 * A way to fix a finding.
 * `safe`: once applied, the finding is gone and no new error is there. `scaffold`: text with placeholders; never applied unasked.
 * `choice`: complete text, but one of several a person has to choose from.
 */
export interface Fix {
  readonly kind: "safe" | "choice" | "scaffold";
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What the checker says: one thing that is wrong, where, why, and how to fix it. */
export interface Finding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  /** What it is about, which may be elsewhere: what is said of a runbook may be shown at its first step. */
  readonly about: Place;
  /** Where it says of several at once what could be said of each (activities, times, placeholders): each of them. Otherwise empty. */
  readonly concerns: readonly Place[];
  readonly url: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** A finding that somebody accepted, in the open. */
export interface AcceptedFinding extends Finding {
  readonly accepted: { readonly because: string; readonly by: string; readonly until: string | undefined };
}
