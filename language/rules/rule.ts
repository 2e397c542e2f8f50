/** What a rule is: what it looks at and what it reports. */

import type { Fix, Related, RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Instant, Plan, Risk } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Mode } from "../schedule/schedule.js";
import type { Side } from "../staffing/across.js";
import type { Each } from "./each.js";
import type { RunbookContext } from "./runbook-context.js";

/** What rules look at. A file without a runbook (a roster) has neither runbook nor schedule. */
export interface Subject {
  readonly plan: Plan;
  readonly release: Release | undefined;
  /** Undefined without a release. */
  readonly setting: RunbookContext | undefined;
  readonly brokenImports: readonly BrokenImport[];
  /** The runbooks of a programme that can be judged together: those with a date that are still to be done. */
  readonly members: readonly JudgedMember[];
  /** Those without a date, where there is something to compare them with. */
  readonly undatedMembers: readonly JudgedMember[];
  /** Those with errors of their own, or that import a file with some. */
  readonly brokenMembers: readonly BrokenImport[];
  /** When the day that who checks takes for today begins; undefined where nobody has said one. */
  readonly asOf: Instant | undefined;
  /** Every rule there is, for the rules about rules. */
  readonly rules: readonly Rule[];
  /** How many findings each of Runbook.accepts accepts; undefined until the other rules have spoken. */
  readonly acceptedBy: readonly number[] | undefined;
  readonly isShown: IsShown;
  readonly severityOf: SeverityOf;
  /** For what is judged of each activity, person and so on by itself. */
  readonly each: Each;
}

/** What a finding may speak of: a task, a party, a statement. */
export interface Thing {
  readonly place: Place;
  /** Its name, where it has one. */
  readonly head?: Place;
}

/**
 * Whether another rule shows a finding about a thing, or any at all: neither off nor accepted, and no milder than what it would
 * hide. Only such a finding may silence what has the same cause. What is so only in the worst case hides nothing that is planned.
 */
export type IsShown = (code: RuleCode, about?: Thing, hidden?: Pick<Report, "mode" | "severity">) => boolean;

/** How severe a report of a rule is, by policy and by what who checks asks for, whether it is accepted or not. */
export type SeverityOf = (code: RuleCode, report: Pick<Report, "mode" | "severity">) => Severity | "off";

/** A runbook of a programme. */
export interface JudgedMember extends Side {
  readonly uri: string;
  /** The path as written, and where. */
  readonly path: string;
  readonly place: Place;
}

/** What a programme's runbooks come to; nothing in any other file. */
export type Together = Pick<Subject, "members" | "undatedMembers" | "brokenMembers">;

/** An import of a file, or a runbook of a programme, that has errors of its own, or imports one that has. */
export interface BrokenImport {
  readonly place: Place;
  /** The path as written. */
  readonly path: string;
  /** The file with the errors. */
  readonly uri: string;
  /** Whether it is the imported file itself. */
  readonly isDirect: boolean;
  readonly errors: number;
  readonly first: { readonly message: string; readonly place: Place };
}

export type Now = Pick<Subject, "plan" | "release">;

/** What a rule says; the checker adds code, severity, link, and whether it is accepted. */
export interface Report {
  readonly message: string;
  /** The smallest range to change. */
  readonly place: Place;
  /** `worst`: it is so only in the worst case, which makes an error a warning. */
  readonly mode?: Mode;
  /** Where it differs from the rule's own for another reason. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /**
   * Made when somebody reads them: most findings are never fixed from where they are shown. What has been said since an earlier
   * check is fixed by the plan as it is now.
   */
  readonly fixes?: readonly Fix[] | ((now: Now) => readonly Fix[]);
  /** What it is about, to know it again, where that is not around `place`. */
  readonly about?: Place;
  /** Where it says of several at once what could be said of each (activities, times, placeholders): each of them. */
  readonly concerns?: readonly Place[];
  /** What an `accept … on` has to name, all of it, where that is neither what it concerns nor what it is about. */
  readonly acceptedAt?: readonly Place[];
}

export type SeverityByRisk = Readonly<Record<Risk, Severity | "off">>;

/** An example: a file's text, or several files, the first of which is checked. */
export type Example = string | Readonly<Record<string, string>>;

/** One rule: what it looks at and what it says. What it is for stands in the Markdown file beside it. */
export interface Rule {
  readonly code: RuleCode;
  readonly severity: Severity | SeverityByRisk;
  /** Can neither be accepted nor lowered. */
  readonly fixed?: true;
  /** Judges the accepts themselves: runs when the other rules have spoken. */
  readonly last?: true;
  readonly check: (subject: Subject) => Iterable<Report>;
}

/**
 * A rule's page. Documentation, `gonogo explain`, hovers and the first test of the rule read it: `bad` gives exactly this code and
 * nothing else, `good` gives nothing at all.
 */
export interface RulePage {
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Why it matters to a release. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
}

export interface ExplainedRule extends Rule, RulePage {}

/** "Risk" in the rules' tables: error on high, warning on medium, off on low. */
export const byRisk: SeverityByRisk = { low: "off", medium: "warning", high: "error" };

/** "Tidy" in the rules' tables: as written, off on low. */
export function tidy(severity: Severity): SeverityByRisk {
  return { low: "off", medium: severity, high: severity };
}
