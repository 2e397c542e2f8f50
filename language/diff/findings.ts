/** Which findings are new, which are solved, and which say something else. A line is no part of what a finding is. */
import type { Finding, RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import { createSubjects } from "../plan/subjects.js";
import type { Naming } from "./side.js";

export interface ComparedFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: string;
  /** The named thing it is about; empty for the file. */
  readonly subject: string;
  readonly url: string;
}

export interface OtherwiseSaid {
  readonly before: ComparedFinding;
  readonly after: ComparedFinding;
}

export interface FindingsDiff {
  readonly fresh: readonly ComparedFinding[];
  readonly solved: readonly ComparedFinding[];
  /** The same about the same, for another reason, with another severity or of somebody else. */
  readonly otherwise: readonly OtherwiseSaid[];
  /** How many say nothing else but other times. */
  readonly moved: number;
}

interface Keyed {
  readonly finding: ComparedFinding;
  /** The same rule on the same thing. */
  readonly about: string;
  readonly severity: string;
  readonly message: string;
}

/** The first that agrees decides: with the third only times are others, and with the last it says something else. */
const closeness: readonly ((each: Keyed) => string)[] = [
  ({ about, severity, message }) => JSON.stringify([about, severity, message]),
  // Who else could do it may be listed in another order.
  ({ about, severity, message }) => JSON.stringify([about, severity, wordsIn(message)]),
  ({ about, severity, message }) => JSON.stringify([about, severity, wordsIn(withoutTimes(message))]),
  // Two that are at odds are spoken of at the one or at the other.
  ({ finding, severity, message }) => JSON.stringify([finding.code, severity, wordsIn(message)]),
  ({ about }) => about,
];

/** What is found in one of the versions. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly subjectAt: (place: Place) => string;
  /** A subject by the names it has on both sides. */
  readonly keyOf: (subject: string) => string;
}

/** In a runbook. */
export function foundIn(side: Naming, findings: readonly Finding[]): Found {
  return { findings, subjectAt: createSubjects(side.plan), keyOf: subject => canonical(subject, side) };
}

export function compareFindings(before: Found, after: Found): FindingsDiff {
  let [was, is] = [keyedOf(before), keyedOf(after)];
  const matches = closeness.map(keyOf => {
    const matched = match(was, is, keyOf);
    [was, is] = [matched.onlyBefore, matched.onlyAfter];
    return matched.pairs;
  });
  return {
    fresh: is.map(({ finding }) => finding),
    solved: was.map(({ finding }) => finding),
    otherwise: (matches.at(-1) ?? []).map(([old, now]) => ({ before: old.finding, after: now.finding })),
    moved: (matches[2] ?? []).length,
  };
}

function keyedOf({ findings, subjectAt, keyOf }: Found): readonly Keyed[] {
  return findings.map(({ code, severity, message, about, concerns, url }): Keyed => {
    const subject = subjectAt(about);
    const others = concerns.map(each => keyOf(subjectAt(each))).sort();
    return {
      finding: { code, severity, message, subject, url },
      about: JSON.stringify([code, keyOf(subject), others]),
      severity,
      message,
    };
  });
}

/** A subject by the names it has on both sides, and without the runbook's. */
function canonical(subject: string, { idOf }: Naming): string {
  const slash = subject.indexOf("/");
  return slash >= 0 ? `part ${idOf("part", subject.slice(slash + 1))}` : declaredKey(subject, idOf);
}

/** Of what stands in nothing else: `person jack`, or the whole runbook. */
export function declaredKey(subject: string, idOf: Naming["idOf"]): string {
  const [kind = "", name = ""] = subject.split(" ");
  switch (kind) {
    case "person":
    case "team":
    case "skill":
    case "environment":
    case "holidays":
      return name === "" ? "runbook" : `${kind} ${idOf(kind, name)}`;
    case "freeze":
      return subject;
    case "":
      return "";
    default:
      return "runbook";
  }
}

function match(before: readonly Keyed[], after: readonly Keyed[], keyOf: (each: Keyed) => string) {
  const waiting = new Map<string, Keyed[]>();
  for (const each of before) {
    const key = keyOf(each);
    const list = waiting.get(key);
    if (list) list.push(each);
    else waiting.set(key, [each]);
  }
  const pairs: (readonly [Keyed, Keyed])[] = [];
  const onlyAfter: Keyed[] = [];
  const found = new Set<Keyed>();
  for (const each of after) {
    const was = waiting.get(keyOf(each))?.shift();
    if (!was) {
      onlyAfter.push(each);
      continue;
    }
    found.add(was);
    pairs.push([was, each]);
  }
  return { pairs, onlyAfter, onlyBefore: before.filter(each => !found.has(each)) };
}

function wordsIn(message: string): readonly string[] {
  return message.split(/[\s,.;:]+/).sort();
}

/** Days, dates, clocks, durations and numbers all say when, or by how much. */
function withoutTimes(message: string): string {
  return message.replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|T?[+-]?\b\d[\w:.-]*/g, "#");
}
