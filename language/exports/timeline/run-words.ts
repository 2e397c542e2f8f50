/** What has happened, in words. */
import { formatDuration } from "../../time/duration.js";
import { capital } from "../../wording/capital.js";
import { count, list } from "../../wording/lists.js";
import { type Clock, exactText } from "./clock.js";
import type { Instant, Span, TimelineActivity, TimelineData } from "./data.js";
import { laterText, nearText, spanText } from "./moment-words.js";
import type { TimelineDone, TimelineRun, TimelineSaid } from "./run-data.js";

/** What has become of an activity; undefined where the plan is not being done. */
export function doneOf({ run }: Pick<TimelineData, "run">, { index }: TimelineActivity): TimelineDone | undefined {
  return run?.activities[index];
}

/** It is over, or not done any more: nothing of it is to come. */
export function isPast({ state }: Pick<TimelineDone, "state">): boolean {
  return state === "done" || state === "skipped" || state === "left";
}

/** "21:05 – 21:31, 6m over", "since 21:59, 16m of 20m, ends 22:19": what stands under a title. */
export function doneText(data: TimelineData, clock: Clock, activity: TimelineActivity, done: TimelineDone): string {
  const { state, began, ended, said, blocked } = done;
  const at = (moment: Instant | undefined): string =>
    moment === undefined ? "" : ` ${todayText(data, clock, moment)}`;
  const expected = activity.times && !data.waiting ? todaySpan(data, clock, activity.times) : "";
  switch (state) {
    case "waiting":
      return expected;
    case "ready":
      return expected === "" ? "ready" : `ready, ${expected}`;
    case "running":
      return `since${at(began)}${ranText(data, clock, activity, done)}`;
    case "blocked":
      return `blocked since${at(blocked?.at)}${blocked?.on === undefined ? "" : `, waits for ${blocked.on}`}`;
    case "done":
      return began === undefined || ended === undefined
        ? "done"
        : `${todaySpan(data, clock, { start: began, end: ended })}${overText(done)}`;
    case "failed":
      return `failed${at(ended)}`;
    case "skipped":
      return `skipped${at(said?.at)}`;
    case "undone":
      return `undone${at(said?.at)}`;
    case "left":
      return "not done any more";
  }
}

/** Only the clock where it is the day of now: there is little room. */
function todayText(data: TimelineData, clock: Clock, at: Instant): string {
  return laterText(data, clock, data.run?.now ?? at, at);
}

function todaySpan(data: TimelineData, clock: Clock, { start, end }: Span): string {
  const from = todayText(data, clock, start);
  return start === end ? from : `${from} – ${laterText(data, clock, start, end)}`;
}

/** ", 16m of 20m, ends 22:19" */
function ranText(data: TimelineData, clock: Clock, { times }: TimelineActivity, done: TimelineDone): string {
  const { run } = data;
  const { began, takes, over, overWorst } = done;
  if (!run || began === undefined) return "";
  const ran = formatDuration(Math.max(0, run.now - began));
  const length = takes > 0 ? `, ${ran} of ${formatDuration(takes)}` : `, ${ran}`;
  const late = over === undefined ? "" : `, ${formatDuration(over)} over`;
  const ends =
    !times || data.waiting
      ? ""
      : overWorst === undefined
        ? `, ends ${laterText(data, clock, run.now, times.end)}`
        : ", ends not before now";
  return `${length}${late}${ends}`;
}

function overText({ over }: TimelineDone): string {
  return over === undefined ? "" : `, ${formatDuration(over)} over`;
}

/** "done, 26m, 6m over", for the table. */
export function stateText(data: TimelineData, clock: Clock, activity: TimelineActivity): string {
  const done = doneOf(data, activity);
  if (!done) return "";
  const { state, began, ended } = done;
  switch (state) {
    case "done": {
      const took =
        began === undefined || ended === undefined || ended === began ? "" : `, ${formatDuration(ended - began)}`;
      return `done${took}${overText(done)}${done.early ? ", begun early" : ""}`;
    }
    case "waiting":
    case "ready":
      return state;
    case "running":
      return `running ${doneText(data, clock, activity, done)}`;
    default:
      return doneText(data, clock, activity, done);
  }
}

/** When it was to happen; empty where that is when it does, or is not known. */
export function plannedText(data: TimelineData, clock: Clock, { index, times }: TimelineActivity): string {
  const was = data.against?.moved.find(({ activity }) => activity === index) ?? times;
  return was && !data.waiting ? spanText(data, clock, was) : "";
}

/** Everything a bar shows of what has happened, line by line. */
export function runLines(data: TimelineData, clock: Clock, activity: TimelineActivity): readonly string[] {
  const done = doneOf(data, activity);
  if (!done) return [];
  const { said, blocked, early } = done;
  const text = doneText(data, clock, activity, done);
  const planned = plannedText(data, clock, activity);
  const isMoved = data.against?.moved.some(({ activity: moved }) => moved === activity.index);
  return [
    ...(done.state === "waiting" ? [] : [stateLine(done, text)]),
    ...(said && done.state !== "running" ? [`Said ${saidText(data, clock, said)}`] : []),
    ...(blocked ? [`Blocked ${saidText(data, clock, blocked)}`] : []),
    ...(early ? ["Begun before what it waits for was over"] : []),
    ...handOverLines(data, clock, activity),
    ...(isMoved && planned !== "" ? [`Planned: ${planned}`] : []),
  ];
}

function stateLine({ state }: TimelineDone, text: string): string {
  switch (state) {
    case "done":
      return `Done: ${text}`;
    case "running":
      return `Running ${text}`;
    default:
      return capital(text);
  }
}

/** "Tue 21:31 by Priya Nair: listed" */
function saidText(data: TimelineData, clock: Clock, { at, by, text }: TimelineSaid): string {
  return `${nearText(data, clock, at)} by ${by}${text === undefined ? "" : `: ${text}`}`;
}

function handOverLines(data: TimelineData, clock: Clock, { index }: TimelineActivity): readonly string[] {
  const own = data.run?.handOvers.filter(({ activities }) => activities?.includes(index)) ?? [];
  return own.map(
    ({ from, to, text, at }) =>
      `Handed over from ${from} to ${to} ${nearText(data, clock, at)}${text === undefined ? "" : `: ${text}`}`,
  );
}

/** "Open", "Held", "Closed: succeeded" */
export function runStateText({ state, closed, rehearsal }: TimelineRun): string {
  const said = closed ? closed.outcome : state === "unopened" ? "not opened" : state;
  return `${rehearsal === undefined ? "" : "rehearsal, "}${said}`;
}

/** What a run comes to: "4 of 10 activities over", "Ends Tue 22:49, 4m later than planned". */
export function runFacts(data: TimelineData, clock: Clock): readonly string[] {
  const { run, activities } = data;
  if (!run) return [];
  const { over, end, later, slack, held, rollback, rehearsal } = run;
  const still = held.find(({ isStill }) => isStill);
  const overAll = `${over} of ${count(activities.length, "activity", "activities")} over`;
  const moved = later === undefined ? "" : later === 0 ? ", as planned" : `, ${byText(later)} than planned`;
  const worst =
    rollback && rollback.worst > rollback.end
      ? `, in the worst case ${laterText(data, clock, rollback.end, rollback.worst)}`
      : "";
  const room =
    slack === undefined
      ? ""
      : slack >= 0
        ? `, ${formatDuration(slack)} of the window are left`
        : `, ${formatDuration(-slack)} over the window`;
  return [
    ...(rehearsal === undefined ? [] : [`Rehearsal on ${rehearsal}`]),
    data.waiting ? overAll : `${nowText(data, clock, run)}: ${overAll}`,
    ...(end === undefined || data.waiting || run.closed
      ? []
      : [`${rollback ? "Rollback ends" : "Ends"} ${nearText(data, clock, end)}${worst}${moved}${room}`]),
    ...(still ? [`Held since ${saidText(data, clock, still)}`] : []),
    ...(rollback ? [`Rollback called ${saidText(data, clock, rollback)}`] : []),
    ...(isTooLate(data) ? ["Too late for a rollback inside the window"] : []),
    ...statesFacts(data),
  ];
}

/** What failed or is blocked, by name. */
function statesFacts({ run, activities }: TimelineData): readonly string[] {
  const named = (state: TimelineDone["state"]): readonly string[] =>
    activities.flatMap(({ index, title }) => (run?.activities[index]?.state === state ? [title] : []));
  return (["failed", "blocked"] as const).flatMap(state => {
    const titles = named(state);
    return titles.length === 0 ? [] : [`${state === "failed" ? "Failed" : "Blocked"}: ${list(titles)}`];
  });
}

/** There was a moment up to which it could be decided, and it has passed. */
export function isTooLate({ run, latestSafeDecision }: Pick<TimelineData, "run" | "latestSafeDecision">): boolean {
  if (!run || run.rollback || run.closed || latestSafeDecision) return false;
  return run.trail.some(({ until }) => until !== undefined) && run.trail.at(-1)?.until === undefined;
}

/** "Now Tue 22:15", "Closed Tue 22:55" */
export function nowText(data: TimelineData, clock: Clock, { now, closed }: TimelineRun): string {
  return closed ? `Closed ${nearText(data, clock, closed.at)}` : `Now ${nearText(data, clock, now)}`;
}

/** "4m later", "2m earlier" */
export function byText(seconds: number): string {
  return seconds > 0 ? `${formatDuration(seconds)} later` : `${formatDuration(-seconds)} earlier`;
}

/** "Decide by, so far: 20:50 until Tue 22:30; 21:40 until Tue 22:35" */
export function trailText(data: TimelineData, clock: Clock): string {
  const points = (data.run?.trail ?? []).map(({ at, until }) => {
    const then = until === undefined ? "none any more" : nearText(data, clock, until);
    return `${exactText(clock, at)} ${then}`;
  });
  return `Where the latest safe decision stood: ${points.join("; ")}`;
}
