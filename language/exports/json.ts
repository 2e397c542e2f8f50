/** What the checker says about some files, as the document `gonogo check --format json` prints. */
import type { AcceptedFinding, Finding, Fix, Past, Severity } from "../plan/finding.js";
import type { Place, Range } from "../plan/place.js";
import { createSubjects } from "../plan/subjects.js";
import type { Analysis } from "../workspace/analysis.js";
import type { CheckDocument, ReportedAcceptance, ReportedFinding, ReportedRange } from "./check-document.js";

/** What is wanted of findings beside what all reports show: each takes time. What is not wanted is left empty. */
export interface Wanted {
  readonly edits: (kind: Fix["kind"]) => boolean;
  /** Names of what findings are about and concern. */
  readonly subjects: boolean;
}

/** What a finding is worded with. */
interface Wording {
  readonly subjectAt: (place: Place) => string;
  readonly nameOf: (uri: string) => string;
  readonly wanted: Wanted;
}

const everything: Wanted = { edits: () => true, subjects: true };

/** What is said about one file. */
export interface CheckedFile {
  readonly file: string;
  readonly past: Past | undefined;
  readonly findings: readonly ReportedFinding[];
  readonly accepted: readonly ReportedAcceptance[];
}

/**
 * The report on some files, whatever order they come in.
 * @param nameOf a file's name for people, from its URI
 */
export function checkDocument(analyses: readonly Analysis[], nameOf: (uri: string) => string): CheckDocument {
  return documentOf(analyses.map(analysis => checkedFile(analysis, nameOf)));
}

/** What an analysis says, without all that it rests on. */
export function checkedFile(
  { file, plan, members, findings, accepted, past }: Analysis,
  nameOf: (uri: string) => string,
  wanted: Wanted = everything,
): CheckedFile {
  const plans = members.map(each => each.plan);
  const subjectAt = wanted.subjects ? createSubjects(plan, plans) : () => "";
  const wording: Wording = { subjectAt, nameOf, wanted };
  return {
    file: nameOf(file.uri),
    past,
    findings: findings.map(each => reported(each, wording)),
    accepted: accepted.map(each => acceptance(each, wording)),
  };
}

/** The report on some files, whatever order they come in. */
export function documentOf(files: readonly CheckedFile[]): CheckDocument {
  const findings = files.flatMap(each => each.findings).sort(compareReported);
  const accepted = files.flatMap(each => each.accepted).sort(compareReported);
  const past = files.flatMap(({ file, past: why }) => (why ? [{ file, why }] : []));
  const count = (severity: Severity) => findings.filter(each => each.severity === severity).length;
  const errors = count("error");
  return {
    version: 1,
    verdict: errors === 0 ? "go" : "no-go",
    summary: {
      files: files.length,
      errors,
      warnings: count("warning"),
      infos: count("info"),
      accepted: accepted.length,
    },
    past: past.sort((a, b) => compareText(a.file, b.file)),
    findings,
    accepted,
  };
}

function reported(finding: Finding, { subjectAt, nameOf, wanted }: Wording): ReportedFinding {
  const { code, severity, message, place, about, concerns, url, related, fixes } = finding;
  return {
    code,
    severity,
    message,
    file: nameOf(place.uri),
    range: reportedRange(place.range),
    subject: subjectAt(about),
    concerns: wanted.subjects ? concerns.map(subjectAt) : [],
    url,
    related: related.map(each => ({
      message: each.message,
      file: nameOf(each.place.uri),
      range: reportedRange(each.place.range),
    })),
    fixes: fixes.map(fix => ({
      kind: fix.kind,
      title: fix.title,
      edits: wanted.edits(fix.kind)
        ? fix.edits.map(({ place: { uri, range }, newText }) => ({
            file: nameOf(uri),
            range: reportedRange(range),
            newText,
          }))
        : [],
    })),
  };
}

function acceptance(finding: AcceptedFinding, wording: Wording): ReportedAcceptance {
  const { because, by, until = null } = finding.accepted;
  return { ...reported(finding, wording), acceptance: { because, by, until } };
}

function reportedRange({ start, end }: Range): ReportedRange {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

function compareReported(a: ReportedFinding, b: ReportedFinding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
