/** All that is said of a run, as JSON and in words, at moments of a night in which much goes wrong (npm run golden makes them anew). */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { RunEvent, Said } from "../../../language/run/events.js";
import { reviewOf } from "../../../language/run/review.js";
import { reviewDocument } from "../../../language/run/review-document.js";
import { exportReviewHtml } from "../../../language/run/review-html.js";
import { reviewMarkdown } from "../../../language/run/review-markdown.js";
import { statusBrief } from "../../../language/run/status-brief.js";
import { statusMarkdown } from "../../../language/run/status-markdown.js";
import { boardOf } from "../../support/board.js";
import { boringFiles, nightEvents, pictureOfRun, thatEvening } from "../../support/run-pictures.js";
import { logOf, runOf, type Telling, utc } from "../../support/runs.js";

const text = `
team ops "Operations" { contact "#ops" timezone Europe/London hours 04:00 to 12:00 }
team empty "Nobody yet" { }
person ana "Ana" { team ops timezone Europe/London contact "#a" }
person ben "Ben" { team ops timezone Asia/Kolkata contact "#b" }
person cyd "Cyd" { timezone Europe/London hours 04:00 to 07:30 }
person dee "Dee" { timezone Europe/London hours 04:00 to 12:00 contact "#d" away 2026-06-03 08:20 to 2026-06-03 23:00 because "dentist" }
environment staging

runbook release "Release" {
  timezone Europe/London
  window 2026-06-03 05:00 to 2026-06-03 09:00
  coordinator ana
  decider dee
  bridge "https://meet.example.com/release"
  owner ana or ben
  phase early "Early" {
    step prepare "Prepare" { takes 30m at most 40m rollback none because "nothing changes" }
    parallel {
      step long "Long" { takes 1h at most 1h20m rollback "Long back" { owner ben takes 30m } }
      step short "Short" { owner ben or ana takes 20m rollback using shared }
      step odd "Odd" { owner ops with cyd as "watcher" takes 10m rollback none because "nothing changes" }
    }
  }
  gate go "Go" { owner dee takes 5m requires "green" requires "all are there" otherwise rollback }
  phase late "Late" {
    step tidy "Tidy" { owner ben takes 10m deferrable because "it can be done tomorrow" rollback none because "nothing changes" }
    step count "Count" { owner ben takes 10m deferrable because "it can be done tomorrow" after go rollback using shared }
    check smoke "Smoke" { owner cyd or ben takes 10m by 07:10 expect "green" otherwise rollback }
    step last "Last" { at 07:20 takes 30m irreversible because "the old one is deleted" }
  }
  rollback shared "Back" {
    owner ben
    step back-one "Back one" { takes 5m at most 10m }
    step back-two "Back two" { owner ana takes 5m }
  }
}`;
const start = utc("2026-06-03 04:00");
const at = (minutes: number): number => start + 60 * minutes;
const told = (minutes: number, said: Said, by = "ana"): Telling => ({ ...said, by, at: at(minutes) });
const begun = (activity: string): Said => ({ kind: "started", activity });
const done = (activity: string, text?: string): Said => ({ kind: "done", activity, text });

const night: readonly Telling[] = [
  told(0, { kind: "opened" }),
  told(1, { kind: "acknowledged" }, "ben"),
  told(2, begun("prepare")),
  told(38, done("prepare", "all there")),
  told(40, { kind: "held", text: "is the queue ours?" }, "ben"),
  told(46, { kind: "resumed", text: "it is the bank's" }),
  told(47, begun("long")),
  told(48, begun("short"), "ben"),
  told(50, { kind: "blocked", activity: "odd", on: "empty", text: "no room" }),
  told(55, { kind: "failed", activity: "short", text: "disk | full" }, "ben"),
  told(60, { kind: "blocked", activity: "long", on: "ben", text: "no *key*" }),
  told(72, { kind: "unblocked", activity: "long" }),
  told(80, { kind: "handover", activity: "smoke", from: "cyd", to: "ben", text: "Cyd's line is down" }),
  told(90, begun("short"), "ben"),
  told(99, { kind: "note", activity: "short", text: "half of it" }, "ben"),
  told(112, done("short"), "ben"),
  told(120, { kind: "skipped", activity: "odd", text: "for tomorrow" }),
  told(126, done("long")),
  told(127, {
    kind: "corrected",
    of: 18,
    text: "it was earlier",
    instead: { kind: "done", activity: "long", at: at(124) },
  }),
  told(128, { kind: "handover", from: "ana", to: "ben", text: "a break" }),
];
const noGo = told(
  130,
  {
    kind: "decision",
    activity: "go",
    verdict: "no-go",
    text: "not yet",
    criteria: [
      { text: "green", met: false },
      { text: "all are there", met: true },
    ],
  },
  "dee",
);
const on: readonly Telling[] = [
  ...night,
  noGo,
  told(150, { kind: "note", text: "two hours more, please", extension: at(360) }),
  told(158, { kind: "decision", activity: "go", verdict: "go", criteria: [{ text: "green", met: true }] }, "dee"),
  told(159, begun("tidy"), "ben"),
  told(170, done("tidy"), "ben"),
  told(171, begun("smoke"), "ben"),
  told(180, begun("count"), "ben"),
];
const succeeded: readonly Telling[] = [
  ...on,
  told(185, { kind: "skipped", activity: "count", text: "it does not fit" }),
  told(186, done("count"), "ben"),
  told(190, done("smoke"), "ben"),
  told(205, begun("last")),
  told(246, done("last")),
  told(250, { kind: "closed", outcome: "succeeded", text: "late, but well" }),
];
const back: readonly Telling[] = [
  ...night,
  noGo,
  told(134, { kind: "rollback-called", activity: "go", text: "still red" }, "dee"),
  told(135, begun("back-one"), "ben"),
  told(137, begun("rollback long"), "ben"),
];
const rolledBack: readonly Telling[] = [
  ...back,
  told(152, done("back-one"), "ben"),
  told(153, begun("back-two")),
  told(158, done("back-two")),
  told(158, { kind: "undone", activity: "short" }),
  told(170, done("rollback long"), "ben"),
  told(172, { kind: "closed", outcome: "rolled back" }),
];

interface Moment {
  readonly files?: Parameters<typeof runOf>[0];
  readonly log: readonly RunEvent[];
  readonly now: number;
}

const moment = (minutes: number, said: readonly Telling[], files = text): Moment => ({
  files,
  log: logOf(
    start,
    said.filter(each => (each.at ?? 0) <= at(minutes)),
  ),
  now: at(minutes),
});
/** Two days before, and seven minutes later in the morning: moments of the plan are not those of the run. */
const before = 2 * 86_400 - 420;
const rehearsal = (minutes: number, said: readonly Telling[]): Moment => {
  const { log, now } = moment(minutes, said);
  const earlier = log.flatMap(each => {
    if (each.kind === "corrected") return [];
    const moved = { ...each, at: each.at - before, recorded: each.recorded - before };
    return moved.kind === "opened" ? { ...moved, rehearsal: "staging" } : moved;
  });
  return { log: earlier, now: now - before };
};

const moments: Readonly<Record<string, Moment>> = {
  "not-opened": moment(0, []),
  held: moment(42, night),
  blocked: moment(65.35, night),
  late: moment(129, night),
  "no-go": moment(141, on),
  "asked-for-more": moment(181, on),
  succeeded: moment(260, succeeded),
  "rolling-back": moment(149, back),
  "rolled-back-again": moment(155, rolledBack),
  "rolled-back": moment(180, rolledBack),
  rehearsing: rehearsal(141, on),
  "rehearsal-rolls-back": rehearsal(149, back),
  rehearsed: rehearsal(180, rolledBack),
  "boring-22-15": {
    files: boringFiles,
    log: nightEvents.filter(({ at }) => at <= thatEvening("22:15")),
    now: thatEvening("22:15"),
  },
  "boring-over": { files: boringFiles, log: nightEvents, now: thatEvening("22:56") },
};

describe("all that is said of a run", () => {
  for (const [name, { files = text, log, now }] of Object.entries(moments)) {
    it(`is what it was: ${name}`, () => {
      const board = boardOf(files, log, now);
      const { plan, schedule, progress } = runOf(files, log, now);
      const others = name === "succeeded" ? [reviewOf(plan, schedule, progress, now)] : [];
      const review = reviewDocument(
        { plan, written: schedule, progress, others, now },
        { file: "a/a.runbook", log: "a.run.jsonl" },
      );
      same(`${name}.board.json`, lines(board));
      same(`${name}.review.json`, lines(review));
      same(`${name}.brief.json`, lines(statusBrief(board)));
      const { run, against } = pictureOfRun(files, log, now).data;
      same(`${name}.timeline.json`, lines({ ...run, against }));
      same(`${name}.status.md`, statusMarkdown(board));
      same(`${name}.review.md`, reviewMarkdown(review));
      const page = exportReviewHtml(review, () => "digest");
      same(`${name}.review.html`, page.slice(page.indexOf("<body")).replaceAll("><", ">\n<"));
    });
  }
});

function lines(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function same(file: string, fresh: string): void {
  const folder = new URL("../../golden/run/documents/", import.meta.url);
  const path = new URL(file, folder);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, fresh);
  }
  assert.equal(fresh, readFileSync(path, "utf8"), "npm run golden -- documents makes it anew: read what has changed");
}
