/** The document `gonogo check --format json` prints. */
import type { Fix, Past, RuleCode, Severity, Verdict } from "../plan/finding.js";

export interface CheckDocument {
  readonly version: 1;
  readonly verdict: Verdict;
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly accepted: number;
  };
  /** Runbooks of which only the text was checked, and why; sorted by file. Their GO says no more than that they can be read. */
  readonly past: readonly PastRunbook[];
  /** Sorted by file, line, column, code. */
  readonly findings: readonly ReportedFinding[];
  /** What would have been found if nobody had accepted it; in the same order. */
  readonly accepted: readonly ReportedAcceptance[];
}

export interface PastRunbook {
  readonly file: string;
  /** `done` and `cancelled`: it says so itself. `before`: it lies before the day of `--as-of`. */
  readonly why: Past;
}

export interface ReportedFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: ReportedRange;
  /** The named thing it is about, whatever line that stands in: `payments/promote`, `person jack`; empty for the file. */
  readonly subject: string;
  /** Where it says one thing of several: the named thing around each, as `subject` is, as often as there are such; otherwise empty. */
  readonly concerns: readonly string[];
  readonly url: string;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: ReportedRange }[];
  readonly fixes: readonly {
    readonly kind: Fix["kind"];
    readonly title: string;
    readonly edits: readonly { readonly file: string; readonly range: ReportedRange; readonly newText: string }[];
  }[];
}

export interface ReportedAcceptance extends ReportedFinding {
  /** Why, who says so, and the last day it holds for. */
  readonly acceptance: { readonly because: string; readonly by: string; readonly until: string | null };
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is after the last character. */
export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
}
