/** A run as its board shows it (board.ts). */
import { phaseOf } from "../plan/all-work.js";
import type { Activity, Owners } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import type { PlannedRun } from "./as-run.js";
import {
  type BoardAction,
  type BoardActivity,
  type BoardDocument,
  type BoardPerson,
  type BoardTeam,
  boardActions,
} from "./board.js";
import { boardEntries } from "./board-entries.js";
import type { RunEvent } from "./events.js";
import type { Forecast } from "./forecast.js";
import { mayBecome } from "./may.js";
import type { SubjectProgress } from "./progress.js";
import { type StatusNames, statusDocument } from "./status.js";
import { type Subject, subjectsOf } from "./subjects.js";
import { type ActivityColumn, isRunning } from "./transitions.js";

/**
 * @param plan as it was written
 * @param log all that was written, in order
 * @param notes what is odd about it, in words
 */
export function boardDocument(
  plan: PlannedRun,
  forecast: Forecast,
  log: readonly RunEvent[],
  names: StatusNames,
  notes: readonly string[] = [],
): BoardDocument {
  const { runbook } = forecast.plan;
  const { progress, shift, release, decision } = forecast;
  const status = statusDocument(plan, forecast, names);
  const activities = boardActivities(plan, forecast);
  const phaseBy = new Map(activities.map(({ name, phase }) => [name, phase]));
  const now = forecast.now + shift;
  const until = decision.planned?.until;
  const noReturn = release.schedule.pointOfNoReturn?.at;
  const mayRollBack = progress.state === "open" || progress.state === "held";
  return {
    version: 1,
    seq: progress.lastSeq,
    now,
    status,
    phase: phaseBy.get((status.running[0] ?? status.next[0])?.name ?? "") ?? null,
    decideBy: until !== undefined && mayRollBack && until >= forecast.now ? until + shift : null,
    pointOfNoReturn: noReturn === undefined ? null : noReturn + shift,
    window: runbook.window ? inRun(runbook.window, forecast) : null,
    bridge: runbook.bridge?.text ?? null,
    coordinators: runbook.coordinators.map(({ name }) => name),
    deciders: runbook.deciders.map(({ name }) => name),
    activities,
    people: boardPeople(plan),
    teams: plan.teams.map(({ name, title, contacts }): BoardTeam => ({ name, title, contact: contacts[0] ?? null })),
    log: boardEntries(plan, log),
    notes,
  };
}

/** A span of the plan on the clock of the run. */
function inRun({ start, end }: Span, { shift }: Pick<Forecast, "shift">): Span {
  return { start: start + shift, end: end + shift };
}

const columns: Readonly<Record<BoardAction, ActivityColumn>> = {
  start: "started",
  done: "done",
  fail: "failed",
  skip: "skipped",
  block: "blocked",
  unblock: "unblocked",
  go: "go",
  "no-go": "no-go",
  undo: "undone",
};

function boardActivities(plan: PlannedRun, forecast: Forecast): readonly BoardActivity[] {
  const { progress } = forecast;
  const { all, byName } = subjectsOf(plan.runbook);
  const may = boardActions.map(action => ({
    action,
    of: new Set(mayBecome(plan, progress, columns[action])),
  }));
  const critical = new Set(forecast.path);
  const left = new Set(forecast.rollback?.left);
  return all.flatMap((subject, position): readonly BoardActivity[] => {
    const named = byName.get(subject.name);
    const of = progress.subjects[position];
    // What has no name, or that of another, is nothing that could be written of.
    if (!of || named?.kind !== "one" || named.position !== position) return [];
    return [
      {
        ...factsOf(plan, forecast, subject),
        state: of.state,
        expected: left.has(position) ? null : expectedOf(forecast, subject, of),
        isCritical: subject.kind === "activity" && critical.has(subject.index),
        may: may.flatMap(each => (each.of.has(subject.name) ? [each.action] : [])),
        last: of.last,
      },
    ];
  });
}

type Facts = Omit<BoardActivity, "state" | "expected" | "isCritical" | "may" | "last">;

/** What the plan says of it, with hand-overs. */
function factsOf(plan: PlannedRun, forecast: Forecast, subject: Subject): Facts {
  const { name, title } = subject;
  switch (subject.kind) {
    case "activity": {
      const { index } = subject;
      const { work } = forecast.plan.runbook;
      const activity = work.activities[index] ?? subject.activity;
      const planned = forecast.written.schedule.work.activities[index]?.planned;
      return {
        ...ofActivity(activity),
        phase: phaseOf(plan.runbook.work, activity)?.title ?? null,
        planned: planned ? inRun(planned, forecast) : null,
      };
    }
    case "inside":
      return { ...ofActivity(subject.activity), phase: subject.rollback?.title ?? null, planned: null };
    case "rollback": {
      const { owners, run, expect } = subject.rollback;
      return {
        name,
        title,
        kind: "rollback",
        phase: null,
        ...whoOf(owners),
        planned: null,
        commands: run.map(({ text }) => text),
        criteria: expect.map(({ text }) => text),
      };
    }
  }
}

function ofActivity(activity: Activity): Omit<Facts, "phase" | "planned"> {
  const { name, title, kind, owners, run, requires, expect, until } = activity;
  return {
    name,
    title,
    kind,
    ...whoOf(owners),
    commands: run.map(({ text }) => text),
    criteria: [...requires, ...expect, ...(until ? [until] : [])].map(({ text }) => text),
  };
}

function whoOf(owners: Owners | undefined): Pick<BoardActivity, "owners" | "others"> {
  return {
    owners: owners?.parties.map(({ name }) => name) ?? [],
    others: owners?.with.map(({ name }) => name) ?? [],
  };
}

/** Of what is no part of the plan's own time only what has happened is known. */
function expectedOf(forecast: Forecast, subject: Subject, { state, began, ended }: SubjectProgress): Span | null {
  if (subject.kind === "activity") {
    const span = forecast.release.schedule.work.activities[subject.index]?.planned;
    return span ? inRun(span, forecast) : null;
  }
  if (!began) return null;
  return { start: began.at, end: isRunning(state) || !ended ? forecast.now + forecast.shift : ended.at };
}

function boardPeople({ people, teams }: PlannedRun): readonly BoardPerson[] {
  const nameOfTeam = new Map(teams.map(({ id, name }) => [id, name]));
  return people.map(({ name, title, contacts, zone, teams: of }) => ({
    name,
    title,
    contact: contacts[0] ?? null,
    zone: zone ?? null,
    teams: of.flatMap(id => nameOfTeam.get(id) ?? []),
  }));
}
