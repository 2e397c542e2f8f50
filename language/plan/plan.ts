/**
 * What a runbook means: plain, immutable data that survives JSON. Made from the syntax tree by language/resolve,
 * the only door between the two; read by the schedule, the rules and the exports.
 *
 * Units: an Instant is whole seconds since 1970-01-01T00:00Z; in an undated runbook it is seconds from T.
 * Seconds are elapsed time. Places say where a thing is written.
 */
import type { Environment, Freeze, Holidays, Person, Policy, Risk, Skill, Team } from "./declarations.js";
import type { Fix, Related, RuleCode } from "./finding.js";
import type { Place } from "./place.js";
import type { DeclarationId, Insertion, Instant, Seconds } from "./units.js";
import type { WrittenTime } from "./written-times.js";

export type * from "./declarations.js";
export type * from "./units.js";
export type * from "./written-times.js";

// ---------------------------------------------------------------- a file

export interface Plan {
  readonly uri: string;
  readonly imports: readonly PlannedImport[];
  /** Declarations visible in this file: its own, then those of its direct imports. */
  readonly skills: readonly Skill[];
  /** After the visible ones those that visible people are in, though their names are not visible here. */
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly environments: readonly Environment[];
  readonly freezes: readonly Freeze[];
  /** After the visible ones those that visible people and their teams name, though they are not visible here. */
  readonly holidays: readonly Holidays[];
  readonly policy: Policy;
  readonly runbook: Runbook | undefined;
  readonly programme: Programme | undefined;
  /** Every time and zone written in this file, in order. */
  readonly times: readonly WrittenTime[];
  /** What is wrong with the text itself: the syntax rules report these as they are. */
  readonly mistakes: readonly Mistake[];
}

export interface PlannedImport {
  readonly path: string;
  /** The file meant; undefined when it cannot be had (a Mistake says why). */
  readonly uri: string | undefined;
  readonly place: Place;
}

/** Something wrong with the text, found while reading it. */
export interface Mistake {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** What was not read because of it, where that is not the statement it stands in. */
  readonly lost?: Lost | undefined;
  /** The keyword that a misspelt word is likely to mean. */
  readonly meant?: string | undefined;
}

/** Nothing but these characters, a word alone on its line, a whole block, or all that follows in the file. */
export type Lost = "nothing" | "word" | "block" | "rest";

export type SyntaxCode =
  | "syntax/token"
  | "syntax/parse"
  | "syntax/empty"
  | "syntax/reference"
  | "syntax/kind"
  | "syntax/duplicate"
  | "syntax/import"
  | "programme/runbook";

// ---------------------------------------------------------------- several runbooks

/** The runbooks of one night, which are judged together. */
export interface Programme {
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  /** That of its `timezone`, else of its window; undefined where it names none. */
  readonly zone: string | undefined;
  readonly window: Window | undefined;
  readonly members: readonly ProgrammeMember[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
  readonly accepts: readonly Accept[];
  readonly insertion: Insertion;
}

/** A runbook of a programme, as it names it. */
export interface ProgrammeMember {
  readonly path: string;
  /** The file meant; undefined when it cannot be had (a Mistake says why). */
  readonly uri: string | undefined;
  readonly place: Place;
}

// ---------------------------------------------------------------- the runbook

export interface Runbook {
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  /** The zone times are shown and days counted in: the runbook's `timezone`, else that of its go-live, else of its window, else UTC. */
  readonly zone: string;
  /** Where `timezone` is written; undefined when the runbook names none. */
  readonly zonePlace: Place | undefined;
  readonly window: Window | undefined;
  /** Other windows, in the order written: on each the whole plan is judged as well. */
  readonly fallbacks: readonly Window[];
  /** Set where this is the runbook as it happens on one of them, by its number: then `window` is that one. */
  readonly onFallback: { readonly number: number; readonly insteadOf: Window } | undefined;
  readonly goLive: { readonly at: Instant; readonly place: Place } | undefined;
  /** T: go-live, else the window's start; undefined when undated, where every Instant below counts from T = 0. */
  readonly zero: Instant | undefined;
  /** A window or go-live is written, though it may not be understood. */
  readonly dateWritten: boolean;
  /** The same of the window alone. */
  readonly windowWritten: boolean;
  readonly risk: Risk;
  /** Undefined while it is still to be done. */
  readonly status: Status | undefined;
  readonly changes: readonly Text[];
  readonly environment: EnvironmentUse | undefined;
  readonly coordinators: readonly PartyUse[];
  readonly deciders: readonly PartyUse[];
  /** Answers for the outcome, and need not be there. */
  readonly accountable: PartyUse | undefined;
  /** Of all that says none itself. */
  readonly escalation: Escalation | undefined;
  readonly bridge: Text | undefined;
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
  readonly rehearsals: readonly Rehearsal[];
  readonly work: Work;
  readonly rollbacks: readonly Rollback[];
  readonly contingencies: readonly Contingency[];
  readonly outages: readonly Outage[];
  readonly keeps: readonly Keep[];
  readonly accepts: readonly Accept[];
  /** A syntax error stands directly in the runbook, outside its activities and blocks: what seems missing may be that line. */
  readonly broken: boolean;
  readonly insertion: Insertion;
}

/** Once a gate is passed, what stays done whatever is rolled back. */
export interface Keep extends NamedItem {
  readonly gate: number;
}

export interface Window {
  readonly start: Instant;
  readonly end: Instant;
  readonly place: Place;
}

/** A runbook of the past, as it says itself. */
export interface Status {
  readonly state: "done" | "cancelled";
  /** What became of it, in words. */
  readonly text: string | undefined;
  readonly place: Place;
}

export interface Rehearsal {
  readonly at: Instant | undefined;
  readonly date: string;
  readonly environment: DeclarationId | undefined;
  /** Undefined where it could not be read. */
  readonly passed: boolean | undefined;
  readonly took: Seconds | undefined;
  readonly place: Place;
}

export interface Text {
  readonly text: string;
  /** A fence's language; undefined for a string. */
  readonly language?: string;
  readonly place: Place;
}

/**
 * Activities and the order between them. The runbook has one; a rollback or contingency with activities inside has one of its own.
 * Order is a graph over nodes: see plan/order.ts for their numbers.
 */
export interface Work {
  /** In the order they are written; an activity's index is its position here. */
  readonly activities: readonly Activity[];
  /** blocks[0] is the whole; a block comes before the blocks inside it. */
  readonly blocks: readonly Block[];
  /** Grows linearly with the text. */
  readonly edges: readonly Edge[];
}

/** `to` starts no earlier than the end, or the start, of `from` plus `lag`. Nodes are numbered by plan/order.ts. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly since: Side;
  readonly lag: Lag;
  /** What the `after` names: `from` as well, but for the start of a phase, which is that of the first activity in it, and for what lasts as long as something. */
  readonly named: Named | undefined;
  /** The name in the `after` that says so, or `start of` with it; undefined for the order of writing. */
  readonly place: Place | undefined;
  /** What to delete so that it is no longer said: the name with its comma, or the whole `after`. */
  readonly removal: Place | undefined;
}

/** Where an activity, a phase begins or ends. */
export type Side = "start" | "end";

export interface Named {
  readonly node: number;
  readonly since: Side;
}

/** So many days of the calendar, and then so many seconds; neither is positive in a lead, which is by how much sooner. */
export interface Lag {
  readonly days: number;
  readonly seconds: Seconds;
  /** Where it is written; undefined where there is none. */
  readonly place: Place | undefined;
}

export type BlockKind = "runbook" | "phase" | "parallel" | "sequence" | "rollback" | "contingency";

export interface Block {
  readonly index: number;
  readonly kind: BlockKind;
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  readonly parent: number | undefined;
  readonly at: Moment | undefined;
  readonly by: Moment | undefined;
  readonly when: Text | undefined;
  /** What is written on this block itself. */
  readonly owners: Owners | undefined;
  readonly accountable: PartyUse | undefined;
  readonly items: readonly Item[];
  /** A syntax error stands directly in it, outside what it contains. */
  readonly broken: boolean;
  /** When it starts may be said in a line that could not be read, in it or above it. */
  readonly startUnread: boolean;
  /** Activities may stand in it that could not be read. */
  readonly workUnread: boolean;
  readonly insertion: Insertion;
}

export type Item =
  | { readonly kind: "activity"; readonly index: number }
  | { readonly kind: "block"; readonly index: number };

/** An activity or a phase, with all in it, where a statement names it. */
export interface NamedItem {
  readonly item: Item;
  readonly name: string;
  readonly place: Place;
}

export type ActivityKind = "step" | "check" | "notify" | "gate" | "wait";

export interface Activity {
  readonly index: number;
  readonly kind: ActivityKind;
  readonly name: string;
  readonly title: string;
  /** The whole statement. */
  readonly place: Place;
  /** Its name: what a finding about the activity as such points at. */
  readonly head: Place;
  readonly block: number;
  /** Its own owners or, when it has none, those of the nearest block around it. */
  readonly owners: Owners | undefined;
  /** Neither this nor `at` where it lasts as long as something else. */
  readonly takes: Takes | undefined;
  readonly at: Moment | undefined;
  /** What it lasts as long as: it has no time and no place in the order of its own. */
  readonly during: During | undefined;
  readonly by: Moment | undefined;
  readonly needs: readonly SkillUse[];
  readonly environment: EnvironmentUse | undefined;
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly when: Text | undefined;
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
  readonly requires: readonly Text[];
  readonly otherwise: Otherwise | undefined;
  readonly until: Text | undefined;
  readonly audience: readonly Audience[];
  /** Its own; where there is none, the runbook's holds. */
  readonly escalation: Escalation | undefined;
  /** Why it may be left out when time runs short; undefined where it may not. */
  readonly deferrable: Text | undefined;
  /** A step's answer to "how is this undone?"; undefined for other kinds and where it is missing. */
  readonly answer: Answer | undefined;
  /** A syntax error stands in it: what seems missing may be that line. */
  readonly broken: boolean;
  /** What seems not to be inherited may be a line of a block around it that could not be read. */
  readonly brokenAround: boolean;
  /** When it starts may be said in a line that could not be read, in it or above it. */
  readonly startUnread: boolean;
  /** How it is undone may be said in a line that could not be read, in it or below it. */
  readonly answerUnread: boolean;
  readonly insertion: Insertion;
}

/** From the beginning to the end of a part of the plan, beside it: nothing waits for it but by its name. */
export interface During {
  /** The activity or phase that is named; undefined where there is none of that name. */
  readonly item: Item | undefined;
  /** Whose times it has: what is named or, where that lasts as long as something else, what that leads to. Undefined for a cycle. */
  readonly part: Item | undefined;
  readonly name: string;
  /** How often it is done again meanwhile. */
  readonly every: { readonly seconds: Seconds; readonly place: Place } | undefined;
  /** Statements that give it a time of its own all the same: they mean nothing. */
  readonly contradicted: readonly OwnTime[];
  /** The whole statement. */
  readonly place: Place;
  readonly namePlace: Place;
  /** What to delete so that it is no longer said. */
  readonly removal: Place;
}

export interface OwnTime {
  readonly keyword: "takes" | "at" | "after";
  readonly place: Place;
  readonly removal: Place;
}

export interface Owners {
  /** The first is responsible, the others cover. */
  readonly parties: readonly PartyUse[];
  /** Take part throughout; on a gate they must agree. */
  readonly with: readonly Participant[];
  readonly place: Place;
  /** Written on a block around it, or on the step for its rollback. */
  readonly inherited: boolean;
}

/** Somebody who takes part, and as what: `with omar as "verifier"`. */
export type Participant = PartyUse & { readonly label?: string };

/** Whom to call when something is late by so much. */
export interface Escalation {
  readonly party: PartyUse;
  readonly after: Seconds;
  readonly place: Place;
}

export type PartyUse =
  | { readonly kind: "person"; readonly person: number; readonly name: string; readonly place: Place }
  | { readonly kind: "team"; readonly team: number; readonly name: string; readonly place: Place }
  /** Not declared, or a word like TBD that stands for somebody to be found. */
  | { readonly kind: "nobody"; readonly placeholder: boolean; readonly name: string; readonly place: Place };

export interface SkillUse {
  /** Undefined when it is not declared. */
  readonly skill: DeclarationId | undefined;
  readonly name: string;
  readonly place: Place;
}

export interface EnvironmentUse {
  /** Position in Plan.environments; undefined when it is not declared. */
  readonly environment: number | undefined;
  readonly name: string;
  readonly place: Place;
  readonly inherited: boolean;
}

export interface Takes {
  readonly planned: Seconds;
  readonly worst: Seconds;
  readonly place: Place;
}

/** An `at` or `by`. */
export interface Moment {
  /** Undefined when it could not be resolved; a rule of time/ says why. Of two that are meant alike, an `at` is the first, a `by` the second. */
  readonly at: Instant | undefined;
  /** The last it may mean: another than `at` where the clocks go back over it and neither is named. */
  readonly latest: Instant | undefined;
  readonly place: Place;
}

export type Otherwise =
  | { readonly kind: "rollback"; readonly place: Place }
  | { readonly kind: "text"; readonly text: string; readonly place: Place };

export type Audience =
  | { readonly kind: "party"; readonly party: PartyUse }
  | { readonly kind: "channel"; readonly channel: string; readonly place: Place };

// ---------------------------------------------------------------- rollback

export type Answer =
  /** Undone by a counterpart: its own, or one shared by several steps. */
  | { readonly kind: "counterpart"; readonly rollback: number; readonly shared: boolean; readonly place: Place }
  /** A temporary change: undone by the later step `by`, which answers for both. */
  | { readonly kind: "temporary"; readonly by: number; readonly place: Place }
  /** The later step: it undoes the step `step`. */
  | { readonly kind: "undoes"; readonly step: number; readonly place: Place }
  | { readonly kind: "none"; readonly because: string; readonly place: Place }
  | { readonly kind: "irreversible"; readonly because: string; readonly place: Place }
  /** An answer is written but what it names is not there. */
  | { readonly kind: "unresolved"; readonly place: Place };

export interface Rollback {
  readonly index: number;
  readonly shared: boolean;
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  /** The step it belongs to; undefined when shared. */
  readonly step: number | undefined;
  /** Steps that name it, in the order written. */
  readonly users: readonly number[];
  readonly owners: Owners | undefined;
  readonly needs: readonly SkillUse[];
  readonly environment: EnvironmentUse | undefined;
  readonly takes: Takes | undefined;
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
  /** Activities inside; undefined when there are none. */
  readonly work: Work | undefined;
  readonly broken: boolean;
  readonly brokenAround: boolean;
  readonly insertion: Insertion;
}

export interface Contingency {
  readonly index: number;
  readonly name: string;
  readonly title: string;
  readonly place: Place;
  readonly head: Place;
  readonly trigger: Text | undefined;
  readonly owners: Owners | undefined;
  readonly response: readonly Resolution[];
  /** It may strike once all of these have ended, or begun; at any time where there are none. */
  readonly after: readonly Awaited[];
  readonly takes: Takes | undefined;
  readonly run: readonly Text[];
  readonly expect: readonly Text[];
  readonly links: readonly Text[];
  readonly notes: readonly Text[];
  /** Activities inside; undefined when there are none. */
  readonly work: Work | undefined;
  readonly broken: boolean;
  readonly brokenAround: boolean;
  readonly insertion: Insertion;
}

/** What is done about a contingency in the end. */
export type Resolution = Otherwise | { readonly kind: "continue"; readonly place: Place };

/** An activity or phase of the plan whose end, or start, is waited for, and for how much longer. */
export interface Awaited extends NamedItem {
  readonly since: Side;
  readonly lag: Lag;
}

/** What users do without, from the beginning of one activity or phase to the end of another. */
export interface Outage {
  readonly title: string;
  readonly from: NamedItem;
  readonly to: NamedItem;
  /** How long it may be; undefined where no limit is written. */
  readonly budget: { readonly seconds: Seconds; readonly place: Place } | undefined;
  readonly place: Place;
}

export interface Accept {
  readonly code: RuleCode;
  /** Where `code` is written. */
  readonly codePlace: Place;
  /** What it is for: a place findings must lie in; undefined means the whole runbook. */
  readonly on: { readonly name: string; readonly within: Place | undefined } | undefined;
  readonly because: string;
  readonly by: PartyUse | undefined;
  /** End of the last day it holds. */
  readonly until: Instant | undefined;
  readonly untilText: string | undefined;
  readonly place: Place;
  /** What to delete so that it is gone. */
  readonly removal: Place;
}
