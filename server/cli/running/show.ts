/** Showing a run: its status, once or again and again, its review, and whether its log is what was written. */
import { basename } from "node:path";
import type { Instant } from "../../../language/plan/plan.js";
import { boardDocument } from "../../../language/run/board-document.js";
import { countedEvents } from "../../../language/run/corrections.js";
import { progressOf } from "../../../language/run/fold.js";
import { type Forecast, forecastOf } from "../../../language/run/forecast.js";
import { mayBecome } from "../../../language/run/may.js";
import { reviewDocument } from "../../../language/run/review-document.js";
import { reviewMarkdown } from "../../../language/run/review-markdown.js";
import { type StatusDocument, statusDocument } from "../../../language/run/status.js";
import { statusMarkdown } from "../../../language/run/status-markdown.js";
import type { ActivityColumn } from "../../../language/run/transitions.js";
import { count } from "../../../language/wording/lists.js";
import { digest } from "../../files/sources.js";
import { presentMoment } from "../../run/clock.js";
import { reviewsOfReadings } from "../../run/opened.js";
import type { Runs } from "../../run/store.js";
import { schemaUrl } from "../../schema-names.js";
import { type CliContext, done, forBoth, forPeople, forPrograms, noted, nothing, type Outcome } from "../outcome.js";
import { printed } from "../printed.js";
import { coloursOf } from "../reports/colours.js";
import type { RunReviewOutput, RunStatusOutput } from "../reports/documents.js";
import { jsonReport } from "../reports/json.js";
import type { RunAction } from "../table/run.js";
import { standardError, standardOutput, write } from "../terminal.js";
import type { OpenedRun } from "./open.js";
import { statusText } from "./status-text.js";

export interface StatusOptions {
  readonly form: "text" | "markdown" | "json";
  readonly zone: string | undefined;
  /** As it stood then; undefined for the present moment. */
  readonly at: Instant | undefined;
}

export function statusOf(run: OpenedRun, { form, zone, at }: StatusOptions, context: CliContext): Outcome {
  const { runbook, log, planned, events } = run;
  const forecast = forecastAt(run, at ?? presentMoment(), at !== undefined);
  const names = { file: runbook.opened.name, log: basename(log), zone };
  const notes = notesOf(run);
  const codeOf = (status: StatusDocument): 0 | 1 => (isLate(status) ? 1 : 0);
  if (form === "markdown") {
    const board = boardDocument(planned.plan, forecast, events, names);
    return done(codeOf(board.status), forBoth(statusMarkdown(board)), notes);
  }
  const document = statusDocument(planned.plan, forecast, names);
  const code = codeOf(document);
  switch (form) {
    case "text":
      return done(code, forPeople(statusText(document, coloursOf(context.colours))), notes);
    case "json": {
      const output: RunStatusOutput = { $schema: schemaUrl("run-status-1"), ...document };
      return done(code, forPrograms(jsonReport(output)), notes);
    }
  }
}

/** @param onlyThen what was recorded later, and what happened later, does not count */
export function forecastAt({ planned, events, progress }: OpenedRun, now: Instant, onlyThen: boolean): Forecast {
  const { plan, schedule } = planned;
  const then = onlyThen
    ? progressOf(
        plan,
        events.filter(event => event.at <= now),
      )
    : progress;
  return forecastOf(plan, schedule, then, now);
}

function isLate({ end: { slack }, missed }: StatusDocument): boolean {
  return (slack.planned ?? 0) < 0 || missed.some(({ onlyInWorstCase }) => !onlyInWorstCase);
}

export function notesOf({ notes, problems, log }: OpenedRun): readonly string[] {
  const [problem] = problems;
  const changed = problem ? [`${basename(log)} is not what was written: line ${problem.line} ${problem.message}`] : [];
  return [...notes, ...changed].map(noted);
}

const columns: Partial<Readonly<Record<RunAction, ActivityColumn>>> = {
  start: "started",
  done: "done",
  fail: "failed",
  skip: "skipped",
  block: "blocked",
  unblock: "unblocked",
  decide: "go",
  undo: "undone",
};

/** The names of what an action may be recorded of now. */
export function mayBeOf({ planned, progress }: OpenedRun, action: RunAction): Outcome {
  const column = columns[action];
  const names = column
    ? mayBecome(planned.plan, progress, column)
    : planned.plan.runbook.work.activities.map(({ name }) => name).filter(name => name !== "");
  // What has a space in it would have to be quoted.
  return done(
    0,
    forPrograms(
      names
        .filter(name => !name.includes(" "))
        .map(name => `${name}\n`)
        .join(""),
    ),
  );
}

/** So often it is looked at again. */
const everyMilliseconds = 2_000;
const cleared = "\u001B[2J\u001B[3J\u001B[H";

/**
 * Shows it again whenever it says something else, until it is interrupted or nobody reads it any more.
 * @param round opens the run and makes its status
 */
export async function watchStatus(round: () => Promise<Outcome>, context: CliContext): Promise<Outcome> {
  let shown: string | undefined;
  /** Tells whether anybody can still read it. */
  const show = async (): Promise<boolean> => {
    const { out, err } = printed(await round(), context);
    if (out + err === shown) return true;
    shown = out + err;
    const isRead = write(standardOutput, `${context.terminal ? cleared : ""}${out}`);
    write(standardError, err);
    return isRead;
  };
  return new Promise((ended, failed) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const end = (code: 0 | 130): void => {
      clearTimeout(waiting);
      ended({ code, out: nothing, err: [] });
    };
    const again = (): void => {
      show().then(isRead => {
        if (!isRead) return end(0);
        waiting = setTimeout(again, everyMilliseconds);
      }, failed);
    };
    again();
    process.once("SIGINT", () => end(130));
  });
}

export const reviewFormats = ["markdown", "html", "json"] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

/** Of the other runs of the runbook, what they measured counts as well. */
export async function reviewOfRun(
  run: OpenedRun,
  to: ReviewFormat,
  at: Instant | undefined,
  runs: Runs,
): Promise<Outcome> {
  const { planned, progress, runbook, log } = run;
  const names = await runs.names();
  const before = "why" in names ? [] : names.filter(name => name !== log);
  const others = reviewsOfReadings(planned, await Promise.all(before.map(name => runs.store(name).read())));
  const now = at ?? progress.closed?.at ?? presentMoment();
  const called = { file: runbook.opened.name, log: basename(log) };
  const document = reviewDocument({ plan: planned.plan, written: planned.schedule, progress, others, now }, called);
  switch (to) {
    case "markdown":
      return done(0, forBoth(reviewMarkdown(document)), notesOf(run));
    case "html": {
      const { exportReviewHtml } = await import("../../../language/run/review-html.js");
      const { timelineOfRun } = await import("../../../language/run/timeline.js");
      const data = timelineOfRun(planned.plan, forecastAt(run, now, at !== undefined));
      return done(0, forPrograms(exportReviewHtml(document, text => digest(text, "base64"), data)), notesOf(run));
    }
    case "json": {
      const output: RunReviewOutput = { $schema: schemaUrl("run-review-1"), ...document };
      return done(0, forPrograms(jsonReport(output)), notesOf(run));
    }
  }
}

/** Whether every line follows on the one before, and fits the run. */
export function verified({ problems, log, events, progress, notes }: OpenedRun): Outcome {
  const { unfit } = countedEvents(events);
  const lines = [
    ...problems.map(({ line, message }) => `line ${line} ${message}`),
    ...[
      ...progress.unfit,
      ...unfit.filter(({ event }) => !progress.unfit.some(each => each.event.seq === event.seq)),
    ].map(({ event: { seq }, reason }) => `event ${seq} does not fit: ${reason}`),
  ];
  const name = basename(log);
  const said =
    lines.length === 0
      ? `${name}: ${count(events.length, "event")}, each as it was written\n`
      : `${lines.map(line => `${name}: ${line}`).join("\n")}\n`;
  return done(lines.length === 0 ? 0 : 1, forPeople(said), notes.map(noted));
}
