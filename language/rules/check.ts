/** Plan + Schedule -> findings: runs every rule, then policy and accepts decide what becomes of what they say. Pure. */
import type { AcceptedFinding, Finding, RuleCode, Severity } from "../plan/finding.js";
import { comparePlaces } from "../plan/place.js";
import type { Plan } from "../plan/plan.js";
import { releaseOf } from "../schedule/release.js";
import type { Schedule } from "../schedule/schedule.js";
import { acceptFor } from "./accepting.js";
import { ruleUrl } from "./links.js";
import { rules } from "./registry.js";
import type { BrokenImport, Report, Rule, Subject } from "./rule.js";

export interface Findings {
  /** Sorted by place, then code, then message. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
}

/**
 * Severities that who checks asks for. They stand above every policy; what is `off` is left out of the findings, accepted
 * or not, though an `accept` of it still has its use. A rule that can neither be accepted nor lowered can only be raised.
 */
export type Severities = ReadonlyMap<RuleCode, Severity | "off">;

const asWritten: Severities = new Map();

export function check(
  plan: Plan,
  schedule: Schedule | undefined,
  brokenImports: readonly BrokenImport[],
  asked: Severities = asWritten,
): Findings {
  const release = releaseOf(plan, schedule);
  const subject: Subject = { plan, release, brokenImports, rules, acceptedBy: undefined };
  const severityOf = policyOf(plan, asked);
  const said = rules.filter(rule => !rule.last).flatMap(rule => findingsOf(rule, subject, severityOf));
  const { findings, accepted, acceptedBy } = accept(said, plan);
  const about = rules
    .filter(rule => rule.last)
    .flatMap(rule => findingsOf(rule, { ...subject, acceptedBy }, severityOf));
  const isWanted = ({ code }: Finding): boolean => fixed.has(code) || asked.get(code) !== "off";
  return {
    findings: [...findings, ...about].filter(isWanted).sort(compareFindings),
    accepted: accepted.filter(isWanted).sort(compareFindings),
  };
}

const fixed: ReadonlySet<RuleCode> = new Set(rules.filter(rule => rule.fixed).map(rule => rule.code));

type SeverityOf = (rule: Rule, report: Report) => Severity | "off";

function findingsOf(rule: Rule, subject: Subject, severityOf: SeverityOf): Finding[] {
  const said: Finding[] = [];
  for (const report of rule.check(subject)) {
    const severity = severityOf(rule, report);
    if (severity === "off") continue;
    said.push(findingOf(rule.code, severity, report, subject.plan));
  }
  return said;
}

/** What stands in an imported file is reported at its import: a document's findings stand in the document. */
function findingOf(code: RuleCode, severity: Severity, report: Report, plan: Plan): Finding {
  const { message, place, about = place, concerns = [], related = [], fixes = [] } = report;
  const base = { code, severity, message, about, concerns, url: ruleUrl(code) };
  if (place.uri === plan.uri) return { ...base, place, related, fixes };
  const through = plan.imports.find(each => each.uri === place.uri) ?? plan.imports[0];
  const here = through?.place ?? {
    uri: plan.uri,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  return { ...base, place: here, related: [{ message: "this is what it is about", place }, ...related], fixes };
}

const ranks: Readonly<Record<Severity | "off", number>> = { off: 0, info: 1, warning: 2, error: 3 };

function milder(a: Severity | "off", b: Severity | "off"): Severity | "off" {
  return ranks[a] < ranks[b] ? a : b;
}

function policyOf(plan: Plan, asked: Severities): SeverityOf {
  const risk = plan.runbook?.risk ?? "medium";
  const chosen = new Map(plan.policy.severities.map(({ code, severity }) => [code, severity]));
  return (rule, report) => {
    const usual = typeof rule.severity === "string" ? rule.severity : rule.severity[risk];
    const wish = asked.get(rule.code);
    // Left out at the end: an `accept` of it is not unused.
    const wished = wish === "off" || (rule.fixed && wish && ranks[wish] < ranks[usual]) ? undefined : wish;
    const set = wished ?? (rule.fixed ? undefined : chosen.get(rule.code));
    if (set === undefined) return usual === "off" ? "off" : (report.severity ?? usual);
    // What is milder than the rule's own (only the worst case is wrong) stays so when a policy raises the rule.
    const isMilder = report.severity !== undefined && ranks[report.severity] < ranks[usual];
    return isMilder && report.severity ? milder(set, report.severity) : set;
  };
}

function accept(said: readonly Finding[], plan: Plan): Findings & { readonly acceptedBy: readonly number[] } {
  const accepts = plan.runbook?.accepts ?? [];
  const acceptedBy = accepts.map(() => 0);
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const finding of said) {
    const index = fixed.has(finding.code) ? -1 : acceptFor(accepts, finding.code, finding.about);
    const by = accepts[index];
    if (!by) {
      findings.push(finding);
      continue;
    }
    acceptedBy[index] = (acceptedBy[index] ?? 0) + 1;
    accepted.push({ ...finding, accepted: { because: by.because, by: by.by?.name ?? "", until: by.untilText } });
  }
  return { findings, accepted, acceptedBy };
}

export function compareFindings(a: Finding, b: Finding): number {
  return comparePlaces(a.place, b.place) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
