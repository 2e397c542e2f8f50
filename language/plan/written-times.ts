/** Times and zones as they are written, for the rules that judge the writing itself. */
import type { Place } from "./place.js";
import type { Insertion, Instant } from "./units.js";

/** A clock time, date or zone as it is written, what it came to, and what is wrong with it. */
export interface WrittenTime {
  readonly text: string;
  readonly place: Place;
  /** Undefined when it has no meaning on its own, or none could be found. */
  readonly at: Instant | undefined;
  /** The zone it was read in. */
  readonly zone: string | undefined;
  readonly problems: readonly TimeProblem[];
  /** It has no date, and the window has it on several days: this is the only one left after what it waits for. */
  readonly isInferred?: true;
}

/** One thing to write instead. */
export interface TimeReplacement {
  readonly title: string;
  readonly newText: string;
  readonly place: Place;
}

/** What is wrong with a written time. The rule of the same code puts it into words. */
export type TimeProblem =
  | {
      readonly code: "time/missing-zone";
      readonly place: Place;
      /** What the time belongs to. */
      readonly of: "runbook" | "programme" | "person" | "team" | "freeze" | "policy";
      readonly title: string;
      /** Where `timezone …` would serve, or `in …` for a freeze. */
      readonly insert: Insertion | undefined;
      /** Zones in use nearby, likeliest first. */
      readonly zones: readonly string[];
    }
  | {
      readonly code: "time/abbreviated-zone";
      readonly place: Place;
      readonly zone: string;
      readonly meant: readonly string[];
      /** "PST is UTC-08:00, but Los Angeles is at UTC-07:00 on 2026-05-23"; undefined when it agrees or has no date. */
      readonly contradiction: string | undefined;
    }
  | {
      readonly code: "time/unknown-zone";
      readonly place: Place;
      readonly zone: string;
      /** Set when only the spelling differs. */
      readonly spelling: string | undefined;
      readonly nearest: readonly string[];
    }
  | {
      readonly code: "time/fixed-offset";
      readonly place: Place;
      readonly offset: string;
      readonly zones: readonly string[];
      /** Set when it contradicts the zone around it: what that zone's offset is then. */
      readonly contradiction: string | undefined;
    }
  | {
      readonly code: "time/missing-date";
      readonly place: Place;
      /** Dates (`2026-05-23`) on which the time falls into the window; empty when there is none. */
      readonly candidates: readonly string[];
      /** Where to write the date. */
      readonly insert: Place;
      readonly why: "no-window" | "outside-window" | "several";
      readonly text: string;
    }
  | { readonly code: "time/no-zero"; readonly place: Place; readonly text: string }
  | {
      readonly code: "time/nonexistent";
      readonly place: Place;
      readonly text: string;
      /** What a time that counts from T, or moves to a fallback, comes to: `Sun 2026-03-29 01:30`. */
      readonly means: string | undefined;
      /** It has moved to a fallback: what to write instead counts from T. */
      readonly moved?: true;
      readonly zone: string;
      readonly before: TimeReplacement;
      readonly after: TimeReplacement;
    }
  | {
      readonly code: "time/ambiguous";
      readonly place: Place;
      readonly text: string;
      readonly means: string | undefined;
      readonly moved?: true;
      readonly zone: string;
      /** The first and the second; without a date only what falls into the window. */
      readonly choices: readonly TimeReplacement[];
      /** The last of those it may mean. */
      readonly latest: Instant;
      /** UTC offsets in seconds. */
      readonly offsets: readonly [number, number];
    }
  | {
      readonly code: "time/zones-disagree";
      readonly place: Place;
      readonly text: string;
      /** What `also` should say for the first time's instant. */
      readonly correct: TimeReplacement | undefined;
      readonly expected: string;
      /** The first time. */
      readonly other: Place;
    }
  | {
      readonly code: "time/wrong-weekday";
      readonly place: Place;
      readonly written: string;
      readonly date: string;
      readonly actual: string;
      /** Dates that have the written weekday: the nearest, and the same day of another year. */
      readonly dates: readonly TimeReplacement[];
    }
  | {
      readonly code: "time/reversed";
      readonly place: Place;
      readonly what: string;
      readonly from: { readonly text: string; readonly place: Place };
      readonly to: { readonly text: string; readonly place: Place };
      /** The end on the next day on which it comes after the start; undefined where it has no date of its own. */
      readonly later: TimeReplacement | undefined;
    };
