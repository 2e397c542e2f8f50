import type { Fix, Related, RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Plan, Risk } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";

/** What rules look at. A file without a runbook (a roster) has neither runbook nor schedule. */
export interface Subject {
  readonly plan: Plan;
  readonly release: Release | undefined;
  readonly brokenImports: readonly BrokenImport[];
  /** Every rule there is, for the rules about rules. */
  readonly rules: readonly Rule[];
  /** How many findings each of Runbook.accepts accepts; undefined until the other rules have spoken. */
  readonly acceptedBy: readonly number[] | undefined;
}

/** An import of a file that has errors of its own, or imports one that has. */
export interface BrokenImport {
  readonly place: Place;
  /** The path as written. */
  readonly path: string;
  /** The file with the errors. */
  readonly uri: string;
  readonly errors: number;
  readonly first: { readonly message: string; readonly place: Place };
}

/** What a rule says; the checker adds code, severity, link, and whether it is accepted. */
export interface Report {
  readonly message: string;
  /** The smallest range to change. */
  readonly place: Place;
  /** Where it differs from the rule's own, e.g. a warning when only the worst case is wrong. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** What it is about, for `accept … on` and to know it again, where that is not around `place`. */
  readonly about?: Place;
  /** Where it says of several activities at once what could be said of each: each of them. */
  readonly concerns?: readonly Place[];
}

export type SeverityByRisk = Readonly<Record<Risk, Severity | "off">>;

/** An example: a file's text, or several files, the first of which is checked. */
export type Example = string | Readonly<Record<string, string>>;

/**
 * One rule, whole. The checker, the documentation pages, `gonogo explain` and the first test of the rule all read it:
 * `bad` gives exactly this code and nothing else, `good` gives nothing at all.
 */
export interface Rule {
  readonly code: RuleCode;
  readonly severity: Severity | SeverityByRisk;
  /** Can neither be accepted nor lowered. */
  readonly fixed?: true;
  /** Judges the accepts themselves: runs when the other rules have spoken. */
  readonly last?: true;
  /** One sentence: what it reports. */
  readonly summary: string;
  /** Why it matters to a release. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
  readonly check: (subject: Subject) => Iterable<Report>;
}

/** "Risk" in the rules' tables: error on high, warning on medium, off on low. */
export const byRisk: SeverityByRisk = { low: "off", medium: "warning", high: "error" };

/** "Tidy" in the rules' tables: as written, off on low. */
export function tidy(severity: Severity): SeverityByRisk {
  return { low: "off", medium: severity, high: severity };
}
