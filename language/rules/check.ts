/** Plan + Schedule -> findings: runs every rule, then policy and accepts decide what becomes of what they say. Pure. */
import type { AcceptedFinding, Finding, RuleCode, Severity } from "../plan/finding.js";
import { keptFor } from "../plan/kept.js";
import { comparePlaces, type Place } from "../plan/place.js";
import type { Instant, Plan, PlannedImport } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import type { Mode, Schedule } from "../schedule/schedule.js";
import { agendasOf } from "../staffing/agendas.js";
import { diariesSince } from "../staffing/bookings.js";
import { tasksSince } from "../staffing/tasks.js";
import { acceptFor, acceptsOf } from "./accepting.js";
import { eachSince } from "./each.js";
import { type LaidOut, RuleFinding } from "./finding.js";
import { type Failure, failureOf, internalCode, internalFinding } from "./internal.js";
import { type CheckMemory, noMemory } from "./memory.js";
import { rules as allRules } from "./registry.js";
import type { BrokenImport, IsShown, Report, Rule, Subject, Thing, Together } from "./rule.js";
import { runbookContextOf } from "./runbook-context.js";
import { ranks } from "./severity.js";
import { lookUp, type ShownReport } from "./shown-reports.js";

export interface Findings {
  /** Sorted by place, then code, then message. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  /** Rules that failed; each is also a finding. */
  readonly failures: readonly Failure[];
  /** How many findings each of Runbook.accepts accepts. */
  readonly acceptedBy: readonly number[];
}

/**
 * Severities that who checks asks for. They stand above every policy; what is `off` is left out of the findings, accepted
 * or not, though an `accept` of it still has its use. A rule that can neither be accepted nor lowered can only be raised.
 */
export type Severities = ReadonlyMap<RuleCode, Severity | "off">;

const asWritten: Severities = new Map();

export interface Options {
  readonly asked?: Severities | undefined;
  readonly rules?: readonly Rule[];
  readonly asOf?: Instant | undefined;
  /** What the accepts accept on other dates: they are used as well. */
  readonly acceptedElsewhere?: readonly Findings["acceptedBy"][];
  /** Of a programme. */
  readonly together?: Together | undefined;
  /** Brings fixes into the style of the files they change. */
  readonly laidOut?: LaidOut;
  /** Of the check before, which did the same for another state of the same file: what has not changed is not judged again. */
  readonly memory?: CheckMemory | undefined;
}

/** A rule that throws takes nothing with it but what it had still to say. */
export function check(
  plan: Plan,
  schedule: Schedule | undefined,
  brokenImports: readonly BrokenImport[],
  {
    asked = asWritten,
    rules = allRules,
    asOf,
    acceptedElsewhere = [],
    together = alone,
    laidOut = each => each,
    memory = noMemory(),
  }: Options = {},
): Findings {
  const release = releaseOf(plan, schedule);
  if (release) takeOver(release, memory.release);
  const { each, judgements } = eachSince(memory.judgements);
  const setting = release && runbookContextOf(plan, release, memory.setting);
  const failures: Failure[] = [];
  memory.latest = { now: { plan, release }, laidOut, failures };
  const accepts = acceptsOf(plan);
  const severityOf = policyOf(plan, asked);
  const isWanted = (code: RuleCode): boolean => fixed.has(code) || asked.get(code) !== "off";
  const { byCode, usual, last } = inTurn(rules);
  const severityShown: Subject["severityOf"] = (code, report) => {
    const rule = byCode.get(code);
    return rule && isWanted(code) ? severityOf(rule, report) : "off";
  };
  // What is left out for who asks may still be what an `accept` is for.
  const isOff = (rule: Rule): boolean =>
    severityOf(rule, {}) === "off" || (!isWanted(rule.code) && !accepts.some(({ code }) => code === rule.code));
  const outcomes = new Map<RuleCode, Outcome>();
  const outcomeOf = (rule: Rule, acceptedBy?: readonly number[]): Outcome => {
    const known = outcomes.get(rule.code);
    if (known) return known;
    // A rule that asks about itself, on whatever way, hears that nothing is shown.
    outcomes.set(rule.code, silence);
    if (isOff(rule)) return silence;
    const isShown: IsShown = (code, about, hidden = {}) => {
      const other = byCode.get(code);
      return other !== undefined && outcomeOf(other).shows(about, hidden.mode, severityOf(rule, hidden));
    };
    const subject: Subject = {
      plan,
      release,
      setting,
      brokenImports,
      ...together,
      asOf,
      rules,
      each,
      acceptedBy,
      isShown,
      severityOf: severityShown,
    };
    const outcome = spoken(rule, subject, severityOf, isWanted(rule.code), memory, failures);
    outcomes.set(rule.code, outcome);
    return outcome;
  };
  const judged = usual.map(rule => outcomeOf(rule));
  const acceptedBy = accepts.map(() => 0);
  for (const { taken } of judged) for (const index of taken) acceptedBy[index] = (acceptedBy[index] ?? 0) + 1;
  const anywhere = acceptedBy.map((own, index) =>
    acceptedElsewhere.reduce((sum, counts) => sum + (counts[index] ?? 0), own),
  );
  const about = last.map(rule => outcomeOf(rule, anywhere));
  memory.release = release;
  memory.setting = setting;
  memory.judgements = judgements;
  const findings: Finding[] = isWanted(internalCode) ? failures.map(each => internalFinding(plan.uri, each)) : [];
  const accepted: AcceptedFinding[] = [];
  for (const outcome of [...judged, ...about]) {
    for (const finding of outcome.findings) findings.push(finding);
    for (const finding of outcome.accepted) accepted.push(finding);
  }
  return { findings: findings.sort(compareFindings), accepted: accepted.sort(compareFindings), failures, acceptedBy };
}

const alone: Together = { members: [], undatedMembers: [], brokenMembers: [] };

/** Rules by code, and those that run when the others have spoken. */
interface InTurn {
  readonly byCode: ReadonlyMap<RuleCode, Rule>;
  readonly usual: readonly Rule[];
  readonly last: readonly Rule[];
}

function inTurn(rules: readonly Rule[]): InTurn {
  const known = turns.get(rules);
  if (known) return known;
  const turn = {
    byCode: new Map(rules.map(rule => [rule.code, rule])),
    usual: rules.filter(rule => !rule.last),
    last: rules.filter(rule => rule.last),
  };
  turns.set(rules, turn);
  return turn;
}

/** Rules are the program's own: unlike what is kept of files, this is never forgotten. */
const turns = new WeakMap<readonly Rule[], InTurn>();

/** What has not changed since another release. Where that fails, the rules that need it say so. */
function takeOver(release: Release, earlier: Release | undefined): void {
  if (!earlier || earlier === release) return;
  try {
    tasksSince(release, earlier);
    diariesSince(release, earlier);
    agendasOf.since(release, earlier);
  } catch {
    // Each rule makes what it needs.
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

type ReportSeverity = (rule: Rule, report: Pick<Report, "mode" | "severity">) => Severity | "off";

/** What a rule says, until it throws; policy and accepts decide what becomes of it. */
function spoken(
  rule: Rule,
  subject: Subject,
  severityOf: ReportSeverity,
  isWanted: boolean,
  memory: CheckMemory,
  failures: Failure[],
): Outcome {
  const { plan } = subject;
  const accepts = acceptsOf(plan);
  const mayBeAccepted = !rule.fixed && accepts.some(({ code }) => code === rule.code);
  let said: MutableOutcome | undefined;
  try {
    for (const report of rule.check(subject)) {
      const severity = severityOf(rule, report);
      if (severity === "off") continue;
      // Most rules have nothing to say.
      said ??= { findings: [], accepted: [], taken: [], shown: [] };
      const finding = findingOf(rule.code, severity, report, plan, memory);
      const index = mayBeAccepted ? acceptFor(accepts, rule.code, report.acceptedAt ?? membersOf(finding)) : -1;
      const by = accepts[index];
      if (by) {
        said.taken.push(index);
        if (isWanted) said.accepted.push(finding.acceptedBy(by));
      } else if (isWanted) {
        said.findings.push(finding);
        said.shown.push({ finding, report });
      }
    }
  } catch (error) {
    failures.push(failureOf(rule.code, error));
  }
  return said ? { ...said, shows: lookUp(said.shown) } : silence;
}

interface MutableOutcome {
  readonly findings: Finding[];
  readonly accepted: AcceptedFinding[];
  readonly taken: number[];
  readonly shown: ShownReport[];
}

/** What a finding speaks of: each of several things, or what it is about. */
function membersOf({ concerns, about }: Finding): readonly Place[] {
  return concerns.length > 0 ? concerns : [about];
}

/** The very same finding for what is said again, as far as it stands in the file itself. */
function findingOf(code: RuleCode, severity: Severity, report: Report, plan: Plan, memory: CheckMemory): RuleFinding {
  if (report.place.uri !== plan.uri) return new RuleFinding(code, severity, atImport(report, plan), memory);
  const known = memory.findings.get(report);
  if (known?.severity === severity && known.code === code) return known;
  const made = new RuleFinding(code, severity, report, memory);
  memory.findings.set(report, made);
  return made;
}

/** What stands in an imported file is reported at its import: a document's findings stand in the document. */
function atImport(report: Report, plan: Plan): Report {
  const { place, about = place, related = [] } = report;
  return {
    ...report,
    place: importLeadingTo(plan, place.uri),
    about,
    related: [{ message: "this is what the finding is about", place }, ...related],
  };
}

function importLeadingTo(plan: Plan, uri: string): Place {
  const through = importOf(plan).get(uri) ?? plan.imports[0];
  const start = { line: 0, character: 0 };
  return through?.place ?? { uri: plan.uri, range: { start, end: start } };
}

/** By the file it leads to: the first import of it. */
const importOf = keptFor(
  ({ imports }: Plan): ReadonlyMap<string | undefined, PlannedImport> =>
    new Map([...imports].reverse().map(each => [each.uri, each])),
);

function milder(a: Severity | "off", b: Severity | "off"): Severity | "off" {
  return ranks[a] < ranks[b] ? a : b;
}

function policyOf(plan: Plan, asked: Severities): ReportSeverity {
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

/** The message decides where nothing else does. */
export function compareFindings(a: Finding, b: Finding): number {
  return comparePlaces(a.place, b.place) || compareText(a.code, b.code) || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
