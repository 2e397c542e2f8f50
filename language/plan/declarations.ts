/** Who and what a file declares, resolved: people, teams, skills, environments, holidays, freezes and the policy in force. */
import type { RuleCode, Severity } from "./finding.js";
import type { Place } from "./place.js";
import type { DeclarationId, Insertion, Instant, Seconds } from "./units.js";

export interface Declared {
  readonly id: DeclarationId;
  readonly name: string;
  readonly title: string;
  /** The whole declaration. */
  readonly place: Place;
  /** Its name, the smallest thing to point at. */
  readonly head: Place;
}

export interface Skill extends Declared {}

export interface Team extends Declared {
  /** Some of what is said of it could not be read. */
  readonly broken: boolean;
  readonly insertion: Insertion;
  readonly contacts: readonly string[];
  readonly zone: string | undefined;
  /** None where none are said. */
  readonly hours: readonly Hours[];
  readonly holidays: readonly DeclarationId[];
  readonly rotation: string | undefined;
  /** Skills the team as such has. */
  readonly knows: readonly DeclarationId[];
}

export interface Person extends Declared {
  /** Some of what is said of them could not be read, or names nothing. */
  readonly broken: boolean;
  readonly insertion: Insertion;
  readonly teams: readonly DeclarationId[];
  readonly zone: string | undefined;
  readonly knows: readonly DeclarationId[];
  readonly contacts: readonly string[];
  readonly hours: readonly Hours[];
  readonly holidays: readonly DeclarationId[];
  readonly away: readonly Away[];
}

/** Local working time of some days, in seconds since midnight; `to` before `from` crosses midnight into the next day. */
export interface Hours {
  readonly from: Seconds;
  readonly to: Seconds;
  /** 1 for Monday to 7 for Sunday, each once and in order. */
  readonly days: readonly number[];
  readonly place: Place;
  /** What to delete so that they are gone. */
  readonly removal: Place;
}

/** Days on which those who name them do not work, from midnight to midnight of their own. */
export interface Holidays extends Declared {
  readonly days: readonly Holiday[];
}

export interface Holiday {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** What it is called: "Boxing Day". */
  readonly title: string | undefined;
  readonly place: Place;
}

/** A leave, [from, to). */
export interface Away {
  readonly from: Instant;
  readonly to: Instant;
  readonly because: string | undefined;
  readonly place: Place;
}

export interface Environment extends Declared {
  readonly protected: boolean;
  readonly operators: readonly DeclarationId[];
  readonly rehearseOn: DeclarationId | undefined;
}

/** No protected change within [from, to). */
export interface Freeze {
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: string;
  readonly place: Place;
}

export type Risk = "low" | "medium" | "high";

export interface Policy {
  /** Local seconds since midnight; night for people without hours. */
  readonly quietHours: { readonly from: Seconds; readonly to: Seconds };
  readonly longestShift: Seconds;
  readonly leastCover: number;
  /** Share of the window, 0 to 1. */
  readonly leastSlack: number;
  readonly severities: readonly SeverityChoice[];
  /** Every severity this file itself sets, for whatever risk. */
  readonly written: readonly SeverityChoice[];
  /** Paths in this file's policies that can name no runbook. */
  readonly emptyPaths: readonly (PolicyPath & { readonly why: string; readonly remedy: string })[];
  readonly conflicts: readonly PolicyConflict[];
}

/** A path as a policy names it. */
export interface PolicyPath {
  readonly text: string;
  readonly place: Place;
}

export interface SeverityChoice {
  readonly code: RuleCode;
  readonly severity: Severity | "off";
  readonly place: Place;
}

/** Two values for one setting at the same rank. */
export interface PolicyConflict {
  readonly setting: string;
  readonly values: readonly { readonly value: string; readonly place: Place }[];
  /** Only for some files two paths are both right: the file with the policy cannot know of it. */
  readonly onlyHere: boolean;
}
