/** What the checker says about some files, as the document `gonogo check --format json` prints. */
import type { AcceptedFinding, Finding, Fix, Past, Severity } from "../plan/finding.js";
import type { Place, Range } from "../plan/place.js";
import { createSubjects } from "../plan/subjects.js";
import type { Analysis } from "../workspace/analysis.js";
import type { CheckDocument, ReportedAcceptance, ReportedFinding, ReportedRange } from "./check-document.js";

type SubjectAt = (place: Place) => string;
type HasEdits = (kind: Fix["kind"]) => boolean;

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

/**
 * What an analysis says, without all that it rests on.
 * @param hasEdits of which fixes the edits are wanted, as all of them take time; those of the others are left out
 */
export function checkedFile(
  { file, plan, members, findings, accepted, past }: Analysis,
  nameOf: (uri: string) => string,
  hasEdits: HasEdits = () => true,
): CheckedFile {
  const subjectAt = createSubjects(
    plan,
    members.map(each => each.plan),
  );
  return {
    file: nameOf(file.uri),
    past,
    findings: findings.map(each => reported(each, subjectAt, nameOf, hasEdits)),
    accepted: accepted.map(each => acceptance(each, subjectAt, nameOf, hasEdits)),
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

function reported(
  finding: Finding,
  subjectAt: SubjectAt,
  nameOf: (uri: string) => string,
  hasEdits: HasEdits,
): ReportedFinding {
  const { code, severity, message, place, about, concerns, url, related, fixes } = finding;
  return {
    code,
    severity,
    message,
    file: nameOf(place.uri),
    range: reportedRange(place.range),
    subject: subjectAt(about),
    concerns: concerns.map(subjectAt),
    url,
    related: related.map(each => ({
      message: each.message,
      file: nameOf(each.place.uri),
      range: reportedRange(each.place.range),
    })),
    fixes: fixes.map(fix => ({
      kind: fix.kind,
      title: fix.title,
      edits: hasEdits(fix.kind)
        ? fix.edits.map(({ place: { uri, range }, newText }) => ({
            file: nameOf(uri),
            range: reportedRange(range),
            newText,
          }))
        : [],
    })),
  };
}

function acceptance(
  finding: AcceptedFinding,
  subjectAt: SubjectAt,
  nameOf: (uri: string) => string,
  hasEdits: HasEdits,
): ReportedAcceptance {
  const { because, by, until = null } = finding.accepted;
  return { ...reported(finding, subjectAt, nameOf, hasEdits), acceptance: { because, by, until } };
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
