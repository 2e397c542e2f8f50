/** Plan + Schedule -> findings: runs every rule, then policy and accepts decide what becomes of what they say. Pure. */
import type { AcceptedFinding, Finding, RuleCode, Severity } from "../plan/finding.js";
import { comparePlaces, type Place } from "../plan/place.js";
import type { Plan, PlannedImport } from "../plan/plan.js";
import { releaseOf } from "../schedule/release.js";
import { type Mode, modes, type Schedule } from "../schedule/schedule.js";
import { acceptFor } from "./accepting.js";
import { type Failure, internalFinding } from "./internal.js";
import { keptFor } from "./kept.js";
import { ruleUrl } from "./links.js";
import { rules as allRules } from "./registry.js";
import type { BrokenImport, IsShown, Report, Rule, Subject, Thing } from "./rule.js";
import { ranks } from "./severity.js";

export interface Findings {
  /** Sorted by place, then code, then message. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that failed; each is also a finding. */
  readonly failures: readonly Failure[];
}

/**
 * Severities that who checks asks for. They stand above every policy; what is `off` is left out of the findings, accepted
 * or not, though an `accept` of it still has its use. A rule that can neither be accepted nor lowered can only be raised.
 */
export type Severities = ReadonlyMap<RuleCode, Severity | "off">;

const asWritten: Severities = new Map();

/** A rule that throws takes nothing with it but what it had still to say. */
export function check(
  plan: Plan,
  schedule: Schedule | undefined,
  brokenImports: readonly BrokenImport[],
  asked: Severities = asWritten,
  rules: readonly Rule[] = allRules,
): Findings {
  const base = { plan, release: releaseOf(plan, schedule), brokenImports, rules };
  const severityOf = policyOf(plan, asked);
  const isCodeWanted = (code: RuleCode): boolean => fixed.has(code) || asked.get(code) !== "off";
  const isWanted = ({ code }: Finding): boolean => isCodeWanted(code);
  const byCode = new Map(rules.map(rule => [rule.code, rule]));
  const severityShown: Subject["severityOf"] = (code, report) => {
    const rule = byCode.get(code);
    return rule && isCodeWanted(code) ? severityOf(rule, report) : "off";
  };
  const failures: Failure[] = [];
  const outcomes = new Map<RuleCode, Outcome>();
  const outcomeOf = (rule: Rule, acceptedBy?: readonly number[]): Outcome => {
    const known = outcomes.get(rule.code);
    if (known) return known;
    // A rule that asks about itself, on whatever way, hears that nothing is shown.
    outcomes.set(rule.code, silence);
    const isShown: IsShown = (code, about, hidden = {}) => {
      const other = byCode.get(code);
      return other !== undefined && outcomeOf(other).shows(about, hidden.mode, severityOf(rule, hidden));
    };
    const subject: Subject = { ...base, acceptedBy, isShown, severityOf: severityShown };
    const outcome = spoken(rule, said(rule, subject, failures), plan, severityOf, isWanted);
    outcomes.set(rule.code, outcome);
    return outcome;
  };
  const judged = rules.filter(rule => !rule.last).map(rule => outcomeOf(rule));
  const acceptedBy = (plan.runbook?.accepts ?? []).map(() => 0);
  for (const index of judged.flatMap(({ taken }) => taken)) acceptedBy[index] = (acceptedBy[index] ?? 0) + 1;
  const about = rules.filter(rule => rule.last).map(rule => outcomeOf(rule, acceptedBy));
  return {
    findings: [...judged, ...about]
      .flatMap(({ findings }) => findings)
      .concat(failures.map(failure => internalFinding(plan.uri, failure)))
      .filter(isWanted)
      .sort(compareFindings),
    accepted: judged
      .flatMap(({ accepted }) => accepted)
      .filter(isWanted)
      .sort(compareFindings),
    failures,
  };
}

/** What a rule says, until it throws. */
function* said(rule: Rule, subject: Subject, failures: Failure[]): Iterable<Report> {
  try {
    yield* rule.check(subject);
  } catch (error) {
    failures.push({ doing: `checking \`${rule.code}\``, error });
  }
}

const fixed: ReadonlySet<RuleCode> = new Set(allRules.filter(rule => rule.fixed).map(rule => rule.code));

/** What a rule has said, and what has become of it. */
interface Outcome extends Pick<Findings, "findings" | "accepted"> {
  /** For each accepted finding the position of its accept. */
  readonly taken: readonly number[];
  /** Whether a finding about a thing, or any, is shown as planned (with `worst`: or in the worst case), no milder than a severity. */
  readonly shows: (about: Thing | undefined, mode: Mode | undefined, least: Severity | "off") => boolean;
}

const silence: Outcome = { findings: [], accepted: [], taken: [], shows: () => false };

type SeverityOf = (rule: Rule, report: Pick<Report, "mode" | "severity">) => Severity | "off";

/** Policy and accepts decide what becomes of a rule's reports. */
function spoken(
  rule: Rule,
  reports: Iterable<Report>,
  plan: Plan,
  severityOf: SeverityOf,
  isWanted: (finding: Finding) => boolean,
): Outcome {
  const accepts = plan.runbook?.accepts ?? [];
  const findings: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  const taken: number[] = [];
  const shown: Shown[] = [];
  for (const report of reports) {
    const severity = severityOf(rule, report);
    if (severity === "off") continue;
    const finding = findingOf(rule.code, severity, report, plan);
    const members = membersOf(finding);
    const places = report.acceptedAt ?? members;
    const index = rule.fixed ? -1 : acceptFor(accepts, rule.code, places);
    const by = accepts[index];
    if (by) {
      taken.push(index);
      accepted.push({ ...finding, accepted: { because: by.because, by: by.by?.name ?? "", until: by.untilText } });
      continue;
    }
    findings.push(finding);
    const spokenOf = [report.place, ...places, ...members];
    if (isWanted(finding)) shown.push({ severity, mode: report.mode ?? "planned", places: spokenOf });
  }
  return { findings, accepted, taken, shows: lookUp(shown) };
}

/** What a finding speaks of: each of several things, or what it is about. */
function membersOf({ concerns, about }: Finding): readonly Place[] {
  return concerns.length > 0 ? concerns : [about];
}

interface Shown {
  readonly severity: Severity;
  readonly mode: Mode;
  readonly places: readonly Place[];
}

/** Things are known by where they begin, or where their name does. */
function lookUp(shown: readonly Shown[]): Outcome["shows"] {
  let severest: ReadonlyMap<string, number> | undefined;
  return (about, mode, least) => {
    severest ??= severestBy(shown);
    const keys = about ? [about.place, about.head ?? about.place].map(placeText) : [anything];
    const among = mode === "worst" ? modes : (["planned"] as const);
    const rank = Math.max(ranks[least], ranks.info);
    return among.some(each => keys.some(key => (severest?.get(`${each} ${key}`) ?? 0) >= rank));
  };
}

const anything = "anything";

function severestBy(shown: readonly Shown[]): ReadonlyMap<string, number> {
  const severest = new Map<string, number>();
  for (const { severity, mode, places } of shown) {
    for (const key of [anything, ...places.map(placeText)].map(each => `${mode} ${each}`)) {
      severest.set(key, Math.max(severest.get(key) ?? 0, ranks[severity]));
    }
  }
  return severest;
}

function placeText({ uri, range: { start } }: Place): string {
  return `${start.line}:${start.character} ${uri}`;
}

/** What stands in an imported file is reported at its import: a document's findings stand in the document. */
function findingOf(code: RuleCode, severity: Severity, report: Report, plan: Plan): Finding {
  const { message, place, about = place, concerns = [], related = [], fixes = [] } = report;
  const base = { code, severity, message, about, concerns, url: ruleUrl(code) };
  if (place.uri === plan.uri) return { ...base, place, related, fixes };
  const through = importOf(plan).get(place.uri) ?? plan.imports[0];
  const here = through?.place ?? {
    uri: plan.uri,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  };
  return { ...base, place: here, related: [{ message: "this is what it is about", place }, ...related], fixes };
}

/** By the file it leads to: the first import of it. */
const importOf = keptFor(
  ({ imports }: Plan): ReadonlyMap<string | undefined, PlannedImport> =>
    new Map([...imports].reverse().map(each => [each.uri, each])),
);

function milder(a: Severity | "off", b: Severity | "off"): Severity | "off" {
  return ranks[a] < ranks[b] ? a : b;
}

function policyOf(plan: Plan, asked: Severities): SeverityOf {
  const risk = plan.runbook?.risk ?? "medium";
  const chosen = new Map(plan.policy.severities.map(({ code, severity }) => [code, severity]));
  return (rule, { mode, severity }) => {
    const usual = typeof rule.severity === "string" ? rule.severity : rule.severity[risk];
    const own = severity ?? (mode === "worst" ? milder(usual, "warning") : usual);
    const wish = asked.get(rule.code);
    // Left out at the end: an `accept` of it is not unused.
    const wished = wish === "off" || (rule.fixed && wish && ranks[wish] < ranks[usual]) ? undefined : wish;
    const set = wished ?? (rule.fixed ? undefined : chosen.get(rule.code));
    if (set === undefined) return usual === "off" ? "off" : own;
    // What is milder than the rule's own (only the worst case is wrong) stays so when a policy raises the rule.
    return ranks[own] < ranks[usual] ? milder(set, own) : set;
  };
}

export function compareFindings(a: Finding, b: Finding): number {
  return comparePlaces(a.place, b.place) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
