/**
 * Every JSON document that `gonogo` prints or writes. The schemas in `schemas/` are made from these types and what is said of them here
 * (`npm run docs`), so what a reader is told is what the compiler holds the program to.
 */

import type { DiffDocument } from "../../../language/diff/document.js";
import type { BookDocument } from "../../../language/exports/book-document.js";
import type { CheckDocument, ReportedAcceptance, ReportedFinding } from "../../../language/exports/check-document.js";
import type { ProgrammeScheduleDocument } from "../../../language/exports/night/schedule.js";
import type { ScheduleDocument } from "../../../language/exports/schedule.js";
import type { RuleCode } from "../../../language/index.js";
import type { SeverityByRisk } from "../../../language/rules/rule.js";
import type { ReviewDocument } from "../../../language/run/review-document.js";
import type { StatusDocument } from "../../../language/run/status.js";
import type { KnownFinding } from "../baseline/baseline.js";
import type { ComparedWithBaseline, Tool } from "./report.js";

interface Described {
  /** The address of the JSON Schema of this document. */
  readonly $schema: string;
}

/** What `gonogo check --format json` prints. */
export interface CheckOutput extends Described, CheckDocument {
  readonly tool: Tool;
  /** Only of a check with a baseline. */
  readonly baseline?: ComparedWithBaseline;
}

/** A line of what `gonogo check --format jsonl` prints: each finding, each accepted risk, and a summary last. */
export type CheckLine = FindingLine | AcceptedLine | SummaryLine;

interface FindingLine extends ReportedFinding {
  readonly type: "finding";
}

interface AcceptedLine extends ReportedAcceptance {
  readonly type: "accepted";
}

/** The last line: without it the text was cut off. */
interface SummaryLine extends Omit<CheckOutput, "findings" | "accepted" | "$schema"> {
  readonly type: "summary";
}

/** What `gonogo schedule --format json` prints. */
export interface ScheduleOutput extends Described, ScheduleDocument {}

/** What `gonogo schedule --format json` prints of a programme. */
export interface ProgrammeScheduleOutput extends Described, ProgrammeScheduleDocument {}

/** What `gonogo diff --format json` prints. */
export interface DiffOutput extends Described, DiffDocument {}

/** What `gonogo export --to json` prints. */
export interface BookOutput extends Described, BookDocument {
  /** The options it was made with; absent where there were none. */
  readonly madeWith?: readonly string[];
}

/** What `gonogo run status --json` prints. */
export interface RunStatusOutput extends Described, StatusDocument {}

/** What `gonogo run review --to json` prints. */
export interface RunReviewOutput extends Described, ReviewDocument {}

/** What `gonogo rules --format json` prints. */
export interface RulesOutput extends Described {
  readonly version: 1;
  /** By area. */
  readonly rules: readonly {
    readonly code: RuleCode;
    /** What its findings are, by the runbook's risk. */
    readonly severity: SeverityByRisk;
    /** It can neither be accepted nor lowered. */
    readonly fixed: boolean;
    readonly summary: string;
    readonly why: string;
    readonly url: string;
  }[];
}

/** The file of `gonogo check --write-baseline` and `--baseline`. */
export interface BaselineFile extends Partial<Described> {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}
