/**
 * The library: a runbook's text in, plain data or a document out. It reads no files and knows no clock: what a runbook imports
 * is given with it.
 */

import type { CheckDocument } from "./exports/check-document.js";
import { checkedFile, documentOf } from "./exports/json.js";
import { exportMarkdown as markdownOf } from "./exports/markdown.js";
import { type ScheduleDocument, scheduleDocument } from "./exports/schedule.js";
import type { Plan } from "./plan/plan.js";
import { releaseOf } from "./schedule/release.js";
import { readZoneName } from "./starting/answers.js";
import type { Analysis } from "./workspace/analysis.js";
import { analyseText, uriOfText } from "./workspace/texts.js";

export type {
  CheckDocument,
  ReportedAcceptance,
  ReportedFinding,
  ReportedPosition,
  ReportedRange,
} from "./exports/check-document.js";
export type { ScheduleDocument } from "./exports/schedule.js";
export type * from "./plan/finding.js";
export type * from "./plan/place.js";
export type * from "./plan/plan.js";

/** A runbook: its text alone, or with a name and with what it imports. Anything else is a TypeError. */
export type Source =
  | string
  | {
      readonly text: string;
      /** What it is called in what is said about it; `runbook.runbook` where it is not given. */
      readonly name?: string;
      /** The texts of the files it imports, at any depth, by their names: `{ "people.runbook": "…" }` for `import "./people.runbook"`. */
      readonly imports?: Readonly<Record<string, string>>;
    };

export interface Shown {
  /** The IANA zone that times are shown in; the runbook's own where it is not given. A name that is none is a RangeError. */
  readonly zone?: string;
  /** Shows it in its fallback of this number, from 1, instead of its window. One that it does not have is a RangeError. */
  readonly fallback?: number;
}

/** What `gonogo check --format json` says of a runbook: verdict, counts and findings. Never throws, whatever the text. */
export function check(source: Source): CheckDocument {
  const { name, analysis, nameOf } = analysed(source);
  const checked = checkedFile(analysis, nameOf);
  return documentOf([{ ...checked, file: name }]);
}

/** What a runbook says, as plain data: times as instants in seconds, owners inherited, the order explicit. Never throws, whatever the text. */
export function plan(source: Source): Plan {
  return analysed(source).analysis.plan;
}

/** What `gonogo schedule --format json` says: when everything happens. Undefined for a text without a runbook. */
export function schedule(source: Source, { zone, fallback }: Shown = {}): ScheduleDocument | undefined {
  const { name, analysis: planned } = analysed(source);
  const analysis = onFallback(planned, fallback);
  const shown = zone === undefined ? undefined : zoneNamed(zone);
  const release = releaseOf(analysis.plan, analysis.schedule);
  return release && scheduleDocument(release, { file: name, zone: shown });
}

/** What `gonogo export --to markdown` writes: the runbook as a document to follow during the release. */
export function exportMarkdown(source: Source, { zone, fallback }: Shown = {}): string {
  const analysis = onFallback(analysed(source).analysis, fallback);
  return zone === undefined ? markdownOf(analysis) : markdownOf(analysis, { zone: zoneNamed(zone) });
}

function onFallback(planned: Analysis, fallback: number | undefined): Analysis {
  const analysis = fallback === undefined ? planned : planned.fallbacks[fallback - 1];
  if (!analysis) throw new RangeError(`there is no fallback ${fallback}: it has ${planned.fallbacks.length}`);
  return analysis;
}

interface AnalysedSource {
  readonly name: string;
  readonly analysis: Analysis;
  /** A file's name, from its URI. */
  readonly nameOf: (uri: string) => string;
}

function analysed(source: Source): AnalysedSource {
  requireSource(source);
  const {
    text,
    name = "runbook.runbook",
    imports = {},
  } = typeof source === "string" ? { text: source } : { ...source };
  const texts: Readonly<Record<string, string>> = { ...imports, [name]: text };
  for (const [each, written] of Object.entries(texts)) requireText(each, written);
  const names = new Map(Object.keys(texts).map(each => [uriOfText(each), each]));
  return { name, analysis: analyseText(name, texts), nameOf: uri => names.get(uri) ?? uri };
}

const wanted = "give a runbook's text, or { text, name, imports }";

/** Who writes JavaScript is told as well. */
function requireSource(source: unknown): void {
  if (typeof source === "string") return;
  const said = kindOf(source);
  if (typeof source !== "object" || source === null)
    throw new TypeError(`a runbook is expected, but this is ${said}: ${wanted}`);
  const { name, imports }: { readonly name?: unknown; readonly imports?: unknown } = source;
  if (name !== undefined && typeof name !== "string") {
    throw new TypeError(`the name is ${kindOf(name)}: give a text, such as "payments.runbook", or none`);
  }
  if (imports !== undefined && (typeof imports !== "object" || imports === null || Array.isArray(imports))) {
    throw new TypeError(
      `the imports are ${kindOf(imports)}: give texts by their names, such as { "people.runbook": "…" }`,
    );
  }
}

/** "a number", "nothing (null)" */
function kindOf(value: unknown): string {
  if (value === undefined || value === null) return `nothing (${value})`;
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function requireText(name: string, text: unknown): void {
  if (typeof text === "string") return;
  throw new TypeError(`the text of ${name} is ${text === undefined ? "missing" : "not a string"}: ${wanted}`);
}

function zoneNamed(text: string): string {
  const read = readZoneName(text);
  if (read.kind === "wrong") throw new RangeError(read.message);
  return read.value;
}
