/**
 * The runbook as people follow it during the release, as plain data: what every document is printed from, so that all of them say the
 * same. Printers: markdown/, html/.
 */
import type { Severity } from "../../plan/finding.js";
import type { Text } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import type { ShownVerdict } from "../../wording/verdict.js";
import type { Words } from "./words.js";

export interface Book {
  readonly title: string;
  readonly verdict: BookVerdict;
  readonly facts: readonly BookFact[];
  readonly people: readonly BookPerson[];
  readonly timetable: readonly BookTime[];
  readonly steps: readonly BookPart[];
  readonly rollback: BookRollback;
  readonly contingencies: readonly BookContingency[];
  readonly accepted: readonly BookAcceptance[];
  readonly findings: readonly BookFinding[];
  /** The zone its times are in, where the reader asks for no other; undefined where times count from T. */
  readonly zone: string | undefined;
}

export interface BookVerdict {
  readonly verdict: ShownVerdict;
  /** "1 error, 2 warnings, 1 accepted risk" */
  readonly counts: string;
}

export interface BookFact {
  readonly what: string;
  readonly words: Words;
}

export interface BookPerson {
  readonly title: string;
  /** "Databases, Payments"; "team", "rotation night-shift". */
  readonly team: Words;
  readonly contacts: readonly string[];
  readonly zone: string | undefined;
  readonly hours: Words;
  /** The window on their clock; undefined where the runbook has none. */
  readonly window: Words | undefined;
}

/** An activity in the order of time. */
export interface BookTime {
  readonly number: string;
  readonly title: string;
  readonly owner: Words;
  /** The zone of who does it, where it is known. */
  readonly ownerZone: string | undefined;
  /** Undefined for what is in a cycle, or waits for one. */
  readonly span: Span | undefined;
  readonly worstEnd: number | undefined;
  /** It may be later: a duration or a time is missing. */
  readonly isLater: boolean;
  /** "critical", "25m"; empty where it is not known. */
  readonly float: string;
}

export type BookPart = BookPhase | BookEntry;

export interface BookPhase {
  readonly kind: "phase";
  readonly number: string;
  /** As the runbook calls it. */
  readonly name: string;
  readonly title: string;
  readonly facts: readonly Words[];
  readonly parts: readonly BookPart[];
}

/** Something to do, with its box to tick. */
export interface BookEntry {
  readonly kind: "entry";
  readonly number: string;
  readonly title: string;
  /** "step", and the name it has in the runbook. */
  readonly activity: { readonly kind: string; readonly name: string };
  /** In the plan: what it waits for, and what it lasts as long as, by their names and as the language has it; "" for nothing. */
  readonly order?: { readonly after: string; readonly during: string };
  readonly lines: readonly BookLine[];
}

/** What is said of an entry. */
export type BookLine =
  | { readonly kind: "fact"; readonly what: string; readonly words: Words }
  /** Of a gate: to be ticked before it is a go. */
  | { readonly kind: "condition"; readonly text: string }
  | { readonly kind: "command"; readonly text: string; readonly language: string }
  /** What to expect, see or know, perhaps of several lines. */
  | { readonly kind: "text"; readonly what: string; readonly text: string; readonly language: string | undefined }
  | { readonly kind: "comment"; readonly words: Words };

export interface BookRollback {
  readonly introduction: readonly Words[];
  readonly entries: readonly BookUndoing[];
}

/** In the order it runs. */
export interface BookUndoing {
  /** "R3" */
  readonly number: string;
  /** The steps that it undoes, by number. */
  readonly undoes: readonly string[];
  /** Undefined where nothing is done: a point of no return, nothing to undo, or no rollback. */
  readonly title: string | undefined;
  /** "(undoes …)" after its title; all that is said where there is nothing to do. */
  readonly words: Words;
  readonly lines: readonly BookLine[];
  /** The activities of a rollback that has some, in the order they run. */
  readonly entries: readonly BookEntry[];
}

export interface BookContingency {
  /** "C1" */
  readonly number: string;
  readonly title: string;
  readonly lines: readonly BookLine[];
  /** Its activities, in the order they run. */
  readonly entries: readonly BookEntry[];
}

export interface BookAcceptance {
  readonly code: string;
  readonly risk: string;
  readonly because: string;
  readonly by: string;
  readonly until: string | undefined;
}

export interface BookFinding {
  readonly severity: Severity;
  readonly code: string;
  readonly line: number;
  /** Of the activity that it stands in. */
  readonly number: string | undefined;
  readonly message: string;
}

export function fact(what: string, phrase: Words | undefined): readonly BookLine[] {
  return phrase && phrase.length > 0 ? [{ kind: "fact", what, words: phrase }] : [];
}

/** Commands, expectations, links and notes, of whatever has them. */
export function textLines(of: {
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
}): readonly BookLine[] {
  const lines =
    (what: string) =>
    ({ text, language }: Text): BookLine => ({ kind: "text", what, text, language });
  return [
    ...of.run.map(({ text, language }): BookLine => ({ kind: "command", text, language: language || "sh" })),
    ...of.expect.map(lines("Expect")),
    ...of.links.map(lines("See")),
    ...of.notes.map(lines("Note")),
  ];
}

/** All activities, whatever phases they are in, in the order they are written. */
export function entriesIn(parts: readonly BookPart[]): readonly BookEntry[] {
  return parts.flatMap(part => (part.kind === "entry" ? [part] : entriesIn(part.parts)));
}
