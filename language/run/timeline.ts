/**
 * A run on the timeline: the planner's own picture of the plan as it is being done, with the plan as it was written as an outline, and
 * what has happened beside it.
 */
import type { TimelineData, TimelineEarlier } from "../exports/timeline/data.js";
import type {
  TimelineDone,
  TimelineDoneState,
  TimelineHandOver,
  TimelineRun,
  TimelineSaid,
  TimelineUndone,
} from "../exports/timeline/run-data.js";
import { type TimelineInput, type TimelineOptions, timelineData } from "../exports/timeline-data.js";
import type { Finding } from "../plan/finding.js";
import { comparePositions } from "../plan/place.js";
import type { Activity, Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { durationOf } from "../schedule/work.js";
import { formatDuration } from "../time/duration.js";
import { formatDay } from "../time/format.js";
import type { PlannedRun } from "./as-run.js";
import { type Concerns, concernsOf, isToCome } from "./concerns.js";
import type { RunEvent } from "./events.js";
import type { Forecast } from "./forecast.js";
import { type Handover, type Happening, type SubjectProgress, stateIn } from "./progress.js";
import { countOver, standingOf } from "./standing.js";
import { endsStop, namesIn } from "./stops.js";
import { subjectsOf } from "./subjects.js";
import { trailOf } from "./trail.js";
import { type ActivityState, isOver, isRunning } from "./transitions.js";

export interface RunTimelineOptions extends Pick<TimelineOptions, "zones"> {
  /** What was found in the plan as it was written. */
  readonly found?: Pick<TimelineInput, "findings" | "accepted" | "verdict" | "past"> | undefined;
  /** What is wrong now, where that is known already. */
  readonly concerns?: Concerns | undefined;
}

/** What a picture of a run is made from: what timelineOutline, moreOf and timelineUndoing are asked with. */
export interface RunTimelineSource {
  readonly input: TimelineInput;
  readonly options: TimelineOptions;
}

/** @param plan as it was written */
export function timelineOfRun(
  plan: PlannedRun,
  forecast: Forecast,
  options: RunTimelineOptions = {},
): TimelineData | undefined {
  const { input, options: asked } = runTimelineSource(plan, forecast, options);
  return timelineData(input, asked);
}

/** @param plan as it was written */
export function runTimelineSource(
  plan: PlannedRun,
  forecast: Forecast,
  { zones, found, concerns = concernsOf(plan, forecast) }: RunTimelineOptions = {},
): RunTimelineSource {
  const { release, shift } = forecast;
  const against = asPlanned(forecast);
  return {
    input: {
      plan: forecast.plan,
      schedule: release.schedule,
      findings: findingsNow(forecast, found?.findings ?? [], concerns),
      accepted: found?.accepted ?? [],
      verdict: found?.verdict ?? "go",
      past: found?.past,
    },
    options: {
      ...(zones ? { zones } : {}),
      ...(against ? { against } : {}),
      asRun: { run: runOnTimeline(plan, forecast), shift },
    },
  };
}

/** What is graver by now stands in the place of what it was. Of what is over nothing is said: it can be changed no more. */
function findingsNow(forecast: Forecast, found: readonly Finding[], { appear, differ }: Concerns): readonly Finding[] {
  const isStillToCome = isToCome(forecast);
  // What the whole plan lacks is drawn at its first step: there it is too late for it as well.
  const isDrawn = (each: Finding): boolean => isStillToCome(each) && isStillToCome({ about: each.place });
  const isGraver = (was: Finding): boolean =>
    differ.some(
      ({ code, place }) =>
        code === was.code &&
        place.uri === was.place.uri &&
        comparePositions(place.range.start, was.place.range.start) === 0,
    );
  return [...found.filter(each => !isGraver(each)), ...differ, ...appear].filter(isDrawn);
}

/** Where the plan had what has moved; undefined where all is as planned. */
function asPlanned({ written, release }: Forecast): TimelineEarlier | undefined {
  const moved = written.schedule.work.activities.flatMap(({ planned }, activity) => {
    const now = release.schedule.work.activities[activity]?.planned;
    const isSame = planned?.start === now?.start && planned?.end === now?.end;
    return planned && !isSame ? [{ activity, ...planned }] : [];
  });
  return moved.length === 0 ? undefined : { name: "the plan", moved, fresh: [], gone: [] };
}

/** "Run of Tue 2026-06-02: 4 of 10 over, 4m later" */
export function runInShort({ progress, later, plan }: Forecast): string {
  const { opened, closed } = progress;
  const { activities } = plan.runbook.work;
  const what = opened?.rehearsal === undefined ? "Run" : "Rehearsal";
  const day = opened ? ` of ${formatDay(opened.at, plan.runbook.zone)}` : "";
  const seconds = later.planned ?? 0;
  const moved = seconds === 0 ? "" : `, ${formatDuration(Math.abs(seconds))} ${seconds > 0 ? "later" : "earlier"}`;
  const stands = closed
    ? closed.outcome
    : `${countOver(activities, progress)} of ${activities.length} over${progress.held ? ", held" : ""}`;
  return `${what}${day}: ${stands}${progress.rollback && !closed ? ", rolling back" : moved}`;
}

// ---------------------------------------------------------------- what has happened, on the clock of the run

function runOnTimeline(plan: PlannedRun, forecast: Forecast): TimelineRun {
  const { progress, shift, rollback, later, slack } = forecast;
  const now = forecast.now + shift;
  const { opened, closed } = progress;
  const standing = standingOf(plan, forecast);
  // While it is held nothing begins.
  const ready = new Set(progress.held ? [] : standing.next.map(({ activity }) => activity));
  const left = new Set(rollback?.left);
  const end = (rollback?.ends ?? forecast.end).planned;
  const room = (rollback?.slack ?? slack).planned;
  const stops = stopsOf(plan, progress.events, now);
  return {
    now,
    state: progress.state,
    ...(opened?.rehearsal === undefined ? {} : { rehearsal: opened.rehearsal }),
    ...(opened ? { opened: saidBy(plan, opened) } : {}),
    ...(closed ? { closed: { ...saidBy(plan, closed), outcome: closed.outcome } } : {}),
    over: standing.over,
    ...(end === undefined ? {} : { end: end + shift }),
    ...(rollback || later.planned === undefined ? {} : { later: later.planned }),
    ...(room === undefined ? {} : { slack: room }),
    activities: forecast.plan.runbook.work.activities.map(activity => {
      const { index } = activity;
      const subject = progress.subjects[index];
      const own = shownState(stateIn(progress, index));
      const isLeft = left.has(index) || (closed !== undefined && own === "waiting");
      const state = isLeft ? "left" : ready.has(index) ? "ready" : own;
      return doneOf(plan, activity, state, subject, now, stops.get(activity.name) ?? []);
    }),
    held: heldSpans(plan, progress.events, now),
    handOvers: progress.handovers.map(each => handOverOf(plan, each)),
    ...(rollback && progress.rollback
      ? {
          rollback: {
            ...saidBy(plan, progress.rollback),
            start: progress.rollback.at,
            end: rollback.ends.planned + shift,
            worst: rollback.ends.worst + shift,
          },
        }
      : {}),
    undone: undoneOf(plan, progress.subjects, now),
    trail: trailOf(plan, forecast).map(({ at, until }) => ({
      at: at + shift,
      ...(until === undefined ? {} : { until: until + shift }),
    })),
  };
}

function shownState(state: ActivityState): TimelineDoneState {
  switch (state) {
    case "waiting, blocked":
    case "running, blocked":
      return "blocked";
    default:
      return state;
  }
}

function doneOf(
  plan: PlannedRun,
  activity: Activity,
  state: TimelineDoneState,
  subject: SubjectProgress | undefined,
  now: Instant,
  stops: readonly Span[],
): TimelineDone {
  const { began, ended, undone, blocked, early } = subject ?? {};
  const takes = durationOf(activity, "planned");
  const isDecided = began !== undefined && began.seq === ended?.seq;
  const ran = began && !isDecided && activity.takes ? Math.max(0, (ended?.at ?? now) - began.at) : 0;
  const [over, overWorst] = [ran - takes, ran - durationOf(activity, "worst")];
  const last = undone ?? ended ?? began;
  return {
    state,
    ...(began ? { began: began.at } : {}),
    ...(ended ? { ended: began ? Math.max(began.at, ended.at) : ended.at } : {}),
    takes,
    ...(over > 0 ? { over } : {}),
    ...(over > 0 && overWorst > 0 ? { overWorst } : {}),
    ...(last ? { said: saidBy(plan, last) } : {}),
    ...(blocked
      ? { blocked: { ...saidBy(plan, blocked), ...(blocked.on === undefined ? {} : { on: named(plan, blocked.on) }) } }
      : {}),
    ...(stops.length === 0 || state === "left" ? {} : { stops }),
    ...(early ? { early } : {}),
  };
}

function saidBy(plan: PlannedRun, { at, by, text }: Pick<Happening, "at" | "by" | "text">): TimelineSaid {
  return { at, by: named(plan, by), ...(text === undefined ? {} : { text }) };
}

/** As people read it: the title of a person or a team. */
function named({ people, teams }: PlannedRun, name: string): string {
  return (people.find(each => each.name === name) ?? teams.find(each => each.name === name))?.title || name;
}

function handOverOf(plan: PlannedRun, { from, to, activity, ...said }: Handover): TimelineHandOver {
  const of = activity === undefined ? undefined : subjectsOf(plan.runbook).byName.get(activity);
  const positions = of?.kind === "one" ? [of.position] : (of?.positions ?? []);
  const { length } = plan.runbook.work.activities;
  return {
    ...saidBy(plan, said),
    from: named(plan, from),
    to: named(plan, to),
    ...(activity === undefined ? {} : { activities: positions.filter(position => position < length) }),
  };
}

/** By name: when it could not go on, in order; the last goes on until now where it still cannot. */
function stopsOf(
  { runbook }: PlannedRun,
  events: readonly RunEvent[],
  now: Instant,
): ReadonlyMap<string, readonly Span[]> {
  const stops = new Map<string, Span[]>();
  const since = new Map<string, Instant>();
  const goesOn = (name: string, at: Instant): void => {
    const start = since.get(name);
    since.delete(name);
    if (start === undefined || at <= start) return;
    const known = stops.get(name);
    if (known) known.push({ start, end: at });
    else stops.set(name, [{ start, end: at }]);
  };
  for (const event of events) {
    for (const name of namesIn(runbook, event)) {
      if (event.kind === "blocked") since.set(name, since.get(name) ?? event.at);
      else if (endsStop(event.kind)) goesOn(name, event.at);
    }
  }
  for (const name of [...since.keys()]) goesOn(name, now);
  return stops;
}

function heldSpans(plan: PlannedRun, events: readonly RunEvent[], now: Instant): TimelineRun["held"] {
  const spans: TimelineRun["held"][number][] = [];
  let held: Extract<RunEvent, { kind: "held" }> | undefined;
  const goesOn = (at: Instant, isStill: boolean): void => {
    if (held) spans.push({ ...saidBy(plan, held), start: held.at, end: Math.max(held.at, at), isStill });
    held = undefined;
  };
  for (const event of events) {
    if (event.kind === "held") held ??= event;
    else if (["resumed", "closed", "rollback-called"].includes(event.kind)) goesOn(event.at, false);
  }
  goesOn(now, true);
  return spans;
}

/** What has begun of rollbacks, each in the row of what it undoes. */
function undoneOf(plan: PlannedRun, subjects: readonly SubjectProgress[], now: Instant): readonly TimelineUndone[] {
  return subjectsOf(plan.runbook).all.flatMap((subject, position): readonly TimelineUndone[] => {
    const { state, began, ended } = subjects[position] ?? {};
    if (subject.kind === "activity" || !subject.rollback || !began || !state) return [];
    const activity = subject.rollback.step ?? subject.rollback.users[0];
    if (activity === undefined) return [];
    const shown = undoingState(state);
    return [
      { activity, title: subject.title, start: began.at, end: Math.max(began.at, ended?.at ?? now), state: shown },
    ];
  });
}

function undoingState(state: ActivityState): TimelineUndone["state"] {
  if (isOver(state)) return "done";
  if (state === "failed") return "failed";
  return isRunning(state) && state !== "running" ? "blocked" : "running";
}
