/** What the checker says about some files, as the document `gonogo check --format json` prints. */
import type { Finding, Fix, RuleCode, Severity, Verdict } from "../plan/finding.js";
import { comparePositions, type Range } from "../plan/place.js";
import type { Analysis } from "../workspace/analysis.js";

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
  /** Sorted by file, line, column, code. */
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: ReportedRange;
  readonly url: string;
  readonly related: readonly { readonly message: string; readonly file: string; readonly range: ReportedRange }[];
  readonly fixes: readonly {
    readonly kind: Fix["kind"];
    readonly title: string;
    readonly edits: readonly { readonly file: string; readonly range: ReportedRange; readonly newText: string }[];
  }[];
}

/** Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character. */
export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * The report on some files, whatever order they come in.
 * @param nameOf a file's name for people, from its URI
 */
export function checkDocument(analyses: readonly Analysis[], nameOf: (uri: string) => string): CheckDocument {
  const found = analyses.flatMap(({ findings }) => findings);
  const count = (severity: Severity) => found.filter(each => each.severity === severity).length;
  return {
    version: 1,
    verdict: analyses.every(({ verdict }) => verdict === "go") ? "go" : "no-go",
    summary: {
      files: analyses.length,
      errors: count("error"),
      warnings: count("warning"),
      infos: count("info"),
      accepted: analyses.reduce((sum, { accepted }) => sum + accepted.length, 0),
    },
    findings: found
      .map(finding => ({ finding, file: nameOf(finding.place.uri) }))
      .sort(
        (a, b) =>
          compareText(a.file, b.file) ||
          comparePositions(a.finding.place.range.start, b.finding.place.range.start) ||
          compareText(a.finding.code, b.finding.code) ||
          compareText(a.finding.message, b.finding.message),
      )
      .map(({ finding, file }) => reported(finding, file, nameOf)),
  };
}

function reported(finding: Finding, file: string, nameOf: (uri: string) => string): ReportedFinding {
  const { code, severity, message, place, url, related, fixes } = finding;
  return {
    code,
    severity,
    message,
    file,
    range: reportedRange(place.range),
    url,
    related: related.map(each => ({
      message: each.message,
      file: nameOf(each.place.uri),
      range: reportedRange(each.place.range),
    })),
    fixes: fixes.map(({ kind, title, edits }) => ({
      kind,
      title,
      edits: edits.map(edit => ({
        file: nameOf(edit.place.uri),
        range: reportedRange(edit.place.range),
        newText: edit.newText,
      })),
    })),
  };
}

function reportedRange({ start, end }: Range): ReportedRange {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
