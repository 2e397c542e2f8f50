/** What resolving a file gathers on the way, and the times and zones it reads against. */

import { allImportsFound, type Importer } from "../names/names.js";
import type { Fix, Related } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Insertion, Instant, Mistake, Seconds, SyntaxCode, TimeProblem, WrittenTime } from "../plan/plan.js";
import type { ParsedFile } from "../syntax/parse.js";

/** What resolving one file gathers on the way. */
export interface Notes {
  readonly uri: string;
  readonly mistakes: Mistake[];
  readonly times: WrittenTime[];
  /** What could not be read, in the order it stands. */
  readonly syntaxErrors: readonly Mistake[];
  /** An import is not there: a name that is not declared may be declared in it. */
  readonly incomplete: boolean;
  /** How many names have been compared with names that mean nothing. */
  compared: number;
}

export function notesOn(file: ParsedFile, importer: Importer): Notes {
  const incomplete = !allImportsFound(file, importer);
  return { uri: file.uri, mistakes: [], times: [], syntaxErrors: file.mistakes, incomplete, compared: 0 };
}

export function note(
  notes: Notes,
  code: SyntaxCode,
  place: Place,
  message: string,
  more: { related?: readonly Related[]; fixes?: readonly Fix[] } = {},
): void {
  notes.mistakes.push({ code, message, place, related: more.related ?? [], fixes: more.fixes ?? [] });
}

/** The zone that serves a time: a real one, a fixed offset (seconds east of UTC), one that cannot be used, or none. */
export type ZoneScope =
  | { readonly kind: "zone"; readonly name: string }
  | { readonly kind: "offset"; readonly seconds: number; readonly name: string }
  | { readonly kind: "unusable" }
  | { readonly kind: "none" };

export const noZone: ZoneScope = { kind: "none" };

/** How a fallback lies to the window that the runbook is written for. */
export interface Moved {
  /** What its times are read against on that date. */
  readonly from: TimeFrame;
  /** What is before this has been done by the fallback, and stays where it is. */
  readonly since: Instant;
  /** By how much the wall clock moves in the zone. */
  readonly wall: Seconds;
  readonly zone: string;
}

/** What times inside a declaration or runbook are read against. */
export interface TimeFrame {
  /** Who lacks a zone when there is none. */
  readonly of: Extract<TimeProblem, { code: "time/missing-zone" }>["of"];
  readonly title: string;
  readonly insert: Insertion | undefined;
  /** Zones to offer, likeliest first. */
  readonly zones: readonly string[];
  /** Fixes the date of clock times. */
  readonly window: { readonly start: Instant; readonly end: Instant } | undefined;
  /** A window is written that was not understood: that is reported, what it would have settled is not. */
  readonly windowBroken: boolean;
  /** T. */
  readonly zero: Instant | undefined;
  /** What is read here settles T (window, go-live) and cannot count from it. */
  readonly settlesZero?: true;
  /** A window or go-live is written, understood or not; without one a runbook is undated. */
  readonly dateWritten: boolean;
  /** The zone T's calendar days are counted in. */
  readonly dayZone?: string;
  /** Set where the runbook is read on a fallback. */
  readonly moved?: Moved;
  /** A rough date of it all, for questions such as "which zones have this offset then"; undefined where none is written. */
  readonly about: Instant | undefined;
}
