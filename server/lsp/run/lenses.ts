/** What stands above a runbook and its activities while it is being done: how it stands, and what may be recorded now. */
import type { Analysis, Place } from "../../../language/index.js";
import type { BoardAction, BoardActivity, BoardDocument } from "../../../language/run/board.js";
import { clockAt, clockIn, howLong, inMinutes } from "../../../language/run/minutes.js";
import type { SubjectProgress } from "../../../language/run/progress.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import { isHeld, isRollingBack } from "../../../language/run/transitions.js";
import { count } from "../../../language/wording/lists.js";
import type { RunAct, RunActAbout } from "../../protocol.js";

export interface RunLens {
  readonly place: Place;
  readonly title: string;
  /** What a click on it does; where it does nothing, it only says something. */
  readonly leads?: RunLead;
}

export type RunLead =
  | { readonly kind: "act"; readonly act: RunAct; readonly about?: RunActAbout }
  | { readonly kind: "review" };

export interface LensedRun {
  /** The text as it is now, in which things are found by their names. */
  readonly analysis: Analysis;
  readonly board: BoardDocument;
  readonly progressOf: (name: string) => SubjectProgress | undefined;
  readonly hasChanged: boolean;
  /** The log is not what was written: where and how; undefined where it is. */
  readonly problem: string | undefined;
}

export function runLenses(run: LensedRun): readonly RunLens[] {
  const { runbook } = run.analysis.plan;
  if (!runbook) return [];
  const places = placesOf(run.analysis);
  return [
    ...headLenses(run, runbook.head),
    ...run.board.activities.flatMap(activity => {
      const place = places.get(activity.name);
      const progress = run.progressOf(activity.name);
      return place && progress ? activityLenses(run, activity, progress, place) : [];
    }),
  ];
}

/** Where everything that can be done stands, by its name. */
export function placesOf({ plan: { runbook, uri } }: Analysis): ReadonlyMap<string, Place> {
  if (!runbook) return new Map();
  return new Map(
    subjectsOf(runbook).all.flatMap(subject => {
      const { head } = subject.kind === "rollback" ? subject.rollback : subject.activity;
      return head.uri === uri && subject.name !== "" ? [[subject.name, head] as const] : [];
    }),
  );
}

// ---------------------------------------------------------------- the run

function headLenses(run: LensedRun, place: Place): readonly RunLens[] {
  const { status } = run.board;
  const lens = (title: string, leads?: RunLead): RunLens => ({ place, title, ...(leads ? { leads } : {}) });
  const says = (title: string | undefined): readonly RunLens[] => (title === undefined ? [] : [lens(title)]);
  const act = (title: string, what: RunAct): RunLens => lens(title, { kind: "act", act: what });
  const review = lens("Review", { kind: "review" });
  const changed = run.problem === undefined ? [] : says(`The log is not what was written: ${run.problem}`);
  if (status.closed) return [...says(stateText(run)), review, ...changed];
  return [
    ...says(stateText(run)),
    isHeld(status.state) ? act("Resume", "resume") : act("Hold…", "hold"),
    ...says(endText(run.board)),
    ...says(decideText(run.board)),
    ...(run.hasChanged && !isRollingBack(status.state)
      ? [lens("The runbook has changed: the run goes on by the plan as it was"), act("Go on by the new one…", "replan")]
      : []),
    ...changed,
  ];
}

/** "Run open since 20:50, 4 of 10 over", "Rehearsal on staging held since 21:33 by arun: card payments fail" */
function stateText({ board: { status } }: LensedRun): string {
  const { state, rehearsal, opened, held, closed, over, activities, rollback } = status;
  const what = rehearsal === null ? "Run" : `Rehearsal on ${rehearsal}`;
  if (closed) return `${what} of ${closed.at.slice(0, 10)}: ${closed.outcome}`;
  const done = `${over} of ${count(activities, "activity", "activities")} over`;
  const rolling = isRollingBack(state) && rollback ? `rolled back since ${said(rollback.said)}` : undefined;
  if (held) return `${what} held since ${said(held)}${rolling === undefined ? "" : `; ${rolling}`}`;
  return `${what} ${rolling ?? `open since ${clockIn(opened?.at ?? status.now)}`}, ${done}`;
}

function endText({ status: { end, rollback } }: BoardDocument): string | undefined {
  if (rollback) return `rollback ends ${clockIn(rollback.ends)}`;
  if (end.planned === null) return undefined;
  const later = end.later ?? 0;
  const moved =
    later === 0 ? "as planned" : `${inMinutes(Math.abs(later))} ${later > 0 ? "later" : "earlier"} than planned`;
  return `ends ${clockIn(end.planned)}, ${moved}`;
}

function decideText({ status: { decision, rollback, zone }, decideBy }: BoardDocument): string | undefined {
  if (!decision || rollback) return undefined;
  return decideBy === null ? "too late to roll back inside the window" : `decide by ${clockAt(decideBy, zone)}`;
}

// ---------------------------------------------------------------- its activities

const actions: Readonly<Record<BoardAction, string>> = {
  start: "Start",
  done: "Done",
  fail: "Failed…",
  go: "Go",
  "no-go": "No-Go…",
  block: "Block…",
  unblock: "Unblock",
  skip: "Skip…",
  undo: "Undone",
};

/** In the order of buttons: what is likely first. */
const shown = Object.keys(actions) as readonly BoardAction[];

function activityLenses(
  run: LensedRun,
  activity: BoardActivity,
  progress: SubjectProgress,
  place: Place,
): readonly RunLens[] {
  const said = activityText(run, activity, progress);
  if (said === undefined) return [];
  const may = run.board.status.closed ? [] : shown.filter(each => isOffered(run, activity, each));
  const { name, title, last, criteria } = activity;
  const about: RunActAbout = {
    activity: name,
    title,
    expects: last,
    ...(activity.kind === "gate" ? { criteria } : {}),
  };
  return [
    { place, title: said },
    ...may.map((act): RunLens => ({ place, title: actions[act], leads: { kind: "act", act, about } })),
  ];
}

/** Nothing of a rollback before there is one to be done, and no undoing before that; what is over stays over. */
function isOffered(
  { board: { status } }: LensedRun,
  { may, kind, state }: BoardActivity,
  action: BoardAction,
): boolean {
  if (!may.includes(action)) return false;
  // A gate is decided, whenever they begin to talk about it.
  if (action === "start" && kind === "gate") return false;
  if (action === "undo") return isRollingBack(status.state);
  if (state === "done" || state === "skipped" || state === "undone") return kind === "rollback" && action === "start";
  return true;
}

/** In words how it stands; undefined of what is neither begun nor ready. */
function activityText(
  { board }: LensedRun,
  activity: BoardActivity,
  { began, ended, undone, blocked, early }: SubjectProgress,
): string | undefined {
  const { status } = board;
  const at = (moment: number): string => clockAt(moment, status.zone);
  const by = (
    of: { readonly at: number; readonly by: string; readonly text: string | undefined } | undefined,
  ): string => (of ? ` ${at(of.at)} by ${of.by}${of.text === undefined || of.text === "" ? "" : `: ${of.text}`}` : "");
  if (blocked) {
    const { on } = blocked;
    return `${activity.state === "running, blocked" ? "running, " : ""}blocked since${by(blocked)}${on === undefined ? "" : `, waits for ${on}`}`;
  }
  switch (activity.state) {
    case "running":
    case "running, blocked":
      return runningText(board, activity, began?.at ?? board.now);
    case "done":
      return `${activity.kind === "gate" ? "decided" : "done"}${by(ended)}${early ? ", before what it waits for was over" : ""}`;
    case "failed":
      return `failed${by(ended)}`;
    case "skipped":
      return `skipped${by(ended)}`;
    case "undone":
      return `undone${by(undone)}`;
    case "waiting":
    case "waiting, blocked":
      return readyText(board, activity);
  }
}

function runningText({ status, now }: BoardDocument, { name }: BoardActivity, since: number): string {
  const thing = status.running.find(each => each.name === name);
  return `running ${thing ? howLong(thing) : `for ${inMinutes(Math.max(0, now - since))}`}`;
}

function readyText({ status, now }: BoardDocument, activity: BoardActivity): string | undefined {
  const { name, may, kind, expected } = activity;
  if (isRollingBack(status.state))
    return kind !== "gate" && may.includes("start") ? "to be done for the rollback" : undefined;
  if (status.next.some(each => each.name === name))
    return expected && expected.start > now ? `ready, begins ${clockAt(expected.start, status.zone)}` : "ready";
  return undefined;
}

function said({ at, by, text }: { readonly at: string; readonly by: string; readonly text: string | null }): string {
  return `${clockIn(at)} by ${by}${text === null ? "" : `: ${text}`}`;
}
