/**
 * What is true of a runbook's timeline, whatever the zoom, the zone and the order of rows: plain JSON, made by
 * language/exports/timeline-data.ts, drawn by scene.ts. Instants are epoch seconds; in an undated runbook, seconds from T.
 * Everything in this folder also runs in the browser: it imports no parser and no zone database.
 */

import type { Severity } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { ActivityKind, Instant, Risk, Seconds } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import type { ShownVerdict } from "../../wording/verdict.js";
import type { Order } from "./neighbours.js";
import type { TimelineRun, TimelineRunBeside } from "./run-data.js";

export type { ActivityKind, Instant, Place, Risk, Seconds, Severity, Span };

export interface TimelineData {
  readonly name: string;
  readonly title: string;
  /** False where the runbook has neither window nor go-live: every instant counts from T. */
  readonly dated: boolean;
  /** Why the picture is not what its author may expect, in words. */
  readonly notice?: string;
  /** The runbook's own zone. */
  readonly zone: string;
  /** T: go-live, else the window's start; 0 in an undated runbook. */
  readonly zero: Instant;
  readonly risk: Risk;
  readonly changes: readonly string[];
  /** From the first to the last thing that is drawn: worst case and window, as far as drawn-spans.ts goes. */
  readonly period: Span;
  /** The stretches in which something happens, in order; long quiet times between them are left out. Never empty. */
  readonly busy: readonly Span[];
  /** The runbook's zone first, then those of owners and teams, then those asked for. Empty in an undated runbook. */
  readonly zones: readonly ZoneOffsets[];
  /** In the order they are written. */
  readonly activities: readonly TimelineActivity[];
  /** Present where most durations are missing: then nothing has a time, and all stands in the order of waiting. */
  readonly waiting?: TimelineWaiting;
  readonly phases: readonly TimelinePhase[];
  /** Who is responsible for something, covers or takes part, in the order they first do. */
  readonly owners: readonly TimelineOwner[];
  readonly teams: readonly TimelineTeam[];
  /** How long somebody may be needed without a rest. */
  readonly longestShift: Seconds;
  readonly order: Order;
  readonly window?: Span;
  /** Where it may happen instead, in the order written; absent without any. */
  readonly fallbacks?: readonly Span[];
  /** Where this is how it happens on one of them: which one, from 0, and its window is the one above. */
  readonly fallback?: { readonly number: number; readonly insteadOf: Span };
  /** What may strike; absent where there is nothing. */
  readonly contingencies?: readonly { readonly name: string; readonly title: string }[];
  /** What one of them makes of the plan, where that is asked for. */
  readonly whatIf?: TimelineWhatIf;
  /** What was otherwise in another version, where one is asked for. */
  readonly against?: TimelineEarlier;
  /** What has happened of it by now, where it is being done: then times are those that are to be expected. */
  readonly run?: TimelineRun;
  /** In the panel, where there is a run of it, shown or not. */
  readonly runBeside?: TimelineRunBeside;
  readonly goLive?: Instant;
  readonly freezes: readonly TimelineFreeze[];
  /** What users do without, as planned: from the beginning of one thing to the end of another. */
  readonly outages: readonly TimelineOutage[];
  /** Where the first irreversible step begins. */
  readonly pointOfNoReturn?: Decision;
  /** Latest safe decision of the plan: the last moment up to which turning back always still ends inside the window. */
  readonly latestSafeDecision?: SafeDecision;
  /** Absent in the panel until something is selected. */
  readonly undoing?: TimelineUndoing;
  readonly verdict: ShownVerdict;
  readonly counts: FindingCounts;
  /** Findings that stand in no activity of this file. */
  readonly findings: readonly TimelineFinding[];
}

export interface TimelineWaiting {
  /** How many activities have no duration, of how many that could. */
  readonly missing: number;
  readonly total: number;
  /** One for each that something waits for, one after the other. */
  readonly columns: number;
  /** What would be lines and bands along the axis, in words. */
  readonly facts: readonly string[];
}

/** Where an activity stands in the order of waiting, and what is written of its time. */
export interface TimelineWait {
  /** Counted from 0; what lasts as long as something else stands in several. */
  readonly columns: Span;
  /** When it is to happen, where that is written. */
  readonly at?: Instant;
  /** "takes 5m", "10m after Deploy", "until the queue is empty" */
  readonly says: readonly string[];
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly accepted: number;
}

/** Seconds east of UTC, over the drawn period and around all else that is read. A reading of a clock there is arithmetic: see clock.ts. */
export interface ZoneOffsets {
  /** IANA name. */
  readonly name: string;
  /** What people call it: "Los Angeles". */
  readonly city: string;
  /** From `at` on, until the next one's. The first lies before the drawn period. */
  readonly offsets: readonly { readonly at: Instant; readonly offset: Seconds }[];
}

export interface TimelinePhase {
  /** The same after an edit elsewhere. */
  readonly key: string;
  readonly title: string;
  readonly place: Place;
}

/** A person or a team that has something to do, or a name that stands for nobody. */
export interface TimelineOwner {
  /** "person NAME", "team NAME" or "nobody NAME": the same after an edit elsewhere. */
  readonly key: string;
  readonly title: string;
  readonly kind: "person" | "team" | "nobody";
  /** Position in `teams`: a person's first team, a team itself. */
  readonly team?: number;
  /** IANA name, in `zones`; absent where it is not known. */
  readonly zone?: string;
  /** When they do not work, in order. */
  readonly offDuty: readonly OffDutySpan[];
  /** The stretches over which `offDuty` says it all, in order; none where it is not known when they work. */
  readonly known: readonly Span[];
}

/**
 * `hours`: outside their or their team's hours, or on a holiday. `quiet`: the policy's quiet hours, night for who has no hours. `away`: on
 * leave. `holiday`: a whole day of the `hours`, by its name.
 */
export type OffDutySpan = Span &
  ({ readonly kind: "hours" | "quiet" | "away" } | { readonly kind: "holiday"; readonly title: string });

export interface TimelineTeam {
  readonly key: string;
  readonly title: string;
  readonly zone?: string;
}

export interface TimelineFreeze extends Span {
  readonly title: string;
}

export interface TimelineOutage extends Span {
  readonly title: string;
  /** How long it may be; absent where no limit is written. */
  readonly budget?: Seconds;
  /** How long it is in the worst case. */
  readonly worst: Seconds;
}

/** A contingency that strikes at its worst moment, and is over at its end, as planned. */
export interface TimelineWhatIf extends Span {
  readonly name: string;
  readonly title: string;
  /** When it strikes, and what comes of that, in words. */
  readonly says: readonly string[];
  /** The activity before or after which it strikes. */
  readonly anchor?: number;
  /** What it does, or it as a whole. */
  readonly activities: readonly (Span & { readonly title: string; readonly ownerText: string })[];
  /** Activities that then happen at another time. */
  readonly moved: readonly (Span & { readonly activity: number })[];
  /** Activities that are not done any more. */
  readonly left: readonly number[];
  /** When all that has begun is rolled back; absent where the plan goes on. */
  readonly rollback?: Span;
  /** When what it may miss ends, and whether that is too late. */
  readonly ends: Instant;
  readonly isLate: boolean;
}

/** Another version of the plan, and when things happened in it. */
export interface TimelineEarlier {
  /** What that version is called: a branch, a file. */
  readonly name: string;
  /** Activities that happened at another time. */
  readonly moved: readonly (Span & { readonly activity: number })[];
  /** Titles of activities that are new, and of those that are there no longer. */
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
  /** Why there is no such version, in words; then nothing has moved. */
  readonly absent?: string;
}

export interface Decision {
  readonly at: Instant;
  /** The same in the worst case, where it is another. */
  readonly worst?: Instant;
  /** The activity that begins then, or is the last begun. */
  readonly activity: number;
}

export interface SafeDecision extends Decision {
  /** Later stretches in which turning back ends inside the window again, in order. */
  readonly again: readonly Span[];
}

export interface TimelineFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
}

export interface TimelineActivity {
  readonly index: number;
  /** Its name: the same after an edit elsewhere. */
  readonly id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  /** Position in `phases`; absent outside any. */
  readonly phase?: number;
  /** Positions in `owners`: the first is responsible, the others cover. */
  readonly owners: readonly number[];
  /** Who takes part, positions in `owners`. */
  readonly with: readonly number[];
  /** Who is responsible and who takes part, in words: "Priya Nair or Jack Riley with Lee Park"; empty where nobody is. */
  readonly ownerText: string;
  readonly environment?: string;
  /** When it happens; absent for what waits in a cycle, and for what follows it. */
  readonly times?: TimelineTimes;
  /** Where it stands instead, where TimelineData.waiting. */
  readonly waits?: TimelineWait;
  /** What its start comes from: its own `at`, one of a block around it, or what it waits for. */
  readonly placed: "own" | "around" | "computed";
  /** A deadline: its `by`. */
  readonly by?: Instant;
  /** What it lasts as long as, beside it. */
  readonly during?: TimelineDuring;
  /** The condition under which it is done, in words; its own or that of a block around it. */
  readonly when?: string;
  /** How it is undone. */
  readonly answer: "counterpart" | "temporary" | "undoes" | "none" | "irreversible" | "open" | "not needed";
  /** Of its findings, in order. */
  readonly severities: readonly Severity[];
  /** The whole statement. */
  readonly place: Place;
  /** Absent in the panel until it is in view. */
  readonly more?: TimelineMore;
}

export interface TimelineDuring {
  /** Of the activity or phase that is named. */
  readonly title: string;
  /** How often it is done again meanwhile. */
  readonly every?: Seconds;
}

/** What is read of one activity at a time, and is most of what there is. */
export interface TimelineMore {
  readonly findings: readonly Omit<TimelineFinding, "place">[];
  readonly undo?: TimelineUndo;
}

export interface TimelineTimes {
  readonly start: Instant;
  readonly end: Instant;
  readonly worstStart: Instant;
  /** Never before `end`. */
  readonly worstEnd: Instant;
  /** Its duration is missing, or another's before it: its end is no earlier than this. */
  readonly inexact: boolean;
  /** A duration before it is missing: so is its start. */
  readonly startInexact: boolean;
  readonly critical: boolean;
  /** By how much it can be late without making the plan's end later. */
  readonly float: Seconds;
}

/** Turning back at any moment. */
export interface TimelineUndoing {
  /** The links: see TimelineUndoState. */
  readonly steps: readonly TimelineUndoStep[];
  /** In order; before the first nothing has begun. */
  readonly moments: readonly TimelineUndoMoment[];
  readonly counterparts: readonly TimelineCounterpart[];
  /** What comes after what; numbered by plan/order.ts. */
  readonly came: {
    readonly edges: readonly (readonly [from: number, to: number])[];
    /** Activities that are undone as one, each with the one that stands for all of them. */
    readonly joined: readonly (readonly [activity: number, standsFor: number])[];
    /** Those that stand for themselves or for several, each after all that it waits for. */
    readonly order: readonly number[];
  };
}

/** What is done to undo an activity, or several as one. */
export interface TimelineCounterpart {
  /** The activity it is drawn at: of several the first. */
  readonly activity: number;
  /** What stands for it in TimelineUndoing.came. */
  readonly node: number;
  readonly title: string;
  /** Who does it, in words; empty where nobody is named. */
  readonly owner: string;
  /** As planned. */
  readonly seconds: Seconds;
  /** From right after then on there is something to undo. */
  readonly begins: Instant;
  /** After then no more, as it has been taken back, or is kept. */
  readonly until?: Instant;
}

/** What undoing everything that has begun takes. */
export interface TimelineUndoState {
  readonly planned: Seconds;
  readonly worst: Seconds;
  /** A duration is missing: at least so long. */
  readonly inexact?: true;
  /** An irreversible step has begun: nothing can be undone. */
  readonly final?: true;
  /** The first of what is undone, as planned: a position in TimelineUndoing.steps; absent where there is nothing to undo. */
  readonly first?: number;
  /** Titles of the people who have more to undo than fits beside each other; absent where they make no difference. */
  readonly carriers?: readonly string[];
}

/** Decided at an activity's end, with all that has begun by then. */
export interface TimelineUndo extends TimelineUndoState {
  /** Latest safe decisions from here, as planned and in the worst case; absent where there are none. */
  readonly decideBy?: { readonly planned?: Instant; readonly worst?: Instant };
}

/** Decided at any moment from right after `after` until the next one's. */
export interface TimelineUndoMoment extends TimelineUndoState {
  readonly after: Instant;
}

/** One link: what is undone, how long that takes, and what is undone after it. */
export interface TimelineUndoStep {
  readonly activity: number;
  /** What is done: the counterpart's title. */
  readonly title: string;
  readonly seconds: Seconds;
  readonly next?: number;
}
