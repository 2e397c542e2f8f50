/** What editor and checker use of the language: it reads, plans, schedules and checks runbooks. The library is library.ts. */
export { type Applied, applyEdits } from "./edits/apply.js";
export { type Fixed, fixAll } from "./fixing/fix-all.js";
export type { Imported, Importer } from "./names/names.js";
export type { AcceptedFinding, Edit, Finding, Fix, Related, RuleCode, Severity, Verdict } from "./plan/finding.js";
export type { Place, Position, Range } from "./plan/place.js";
export type * from "./plan/plan.js";
export type { Severities } from "./rules/check.js";
export type { AsOf } from "./rules/past.js";
export { rules } from "./rules/registry.js";
export type { ExplainedRule as Rule } from "./rules/rule.js";
export { schedule } from "./schedule/compute.js";
export type * from "./schedule/schedule.js";
export { type ParsedFile, parse } from "./syntax/parse.js";
export { type Analyse, type Analysis, createAnalyser } from "./workspace/analysis.js";
export { createOnceAnalyser } from "./workspace/once.js";
