/**
 * The latest safe decisions, wherever somebody reads them: one number and the same words in messages, hovers, pictures, tables,
 * documents and JSON, for every runbook among the samples and some whose decisions are harder.
 */
import assert from "node:assert/strict";
import { exportMarkdown } from "../language/exports/markdown.js";
import { scheduleDocument } from "../language/exports/schedule.js";
import { clockOf } from "../language/exports/timeline/clock.js";
import { nearText } from "../language/exports/timeline/moment-words.js";
import { sceneOf } from "../language/exports/timeline/scene.js";
import { tableOf } from "../language/exports/timeline/table.js";
import { wholeView } from "../language/exports/timeline/view.js";
import { activityLines, factsOf } from "../language/exports/timeline/words.js";
import { timelineData } from "../language/exports/timeline-data.js";
import type { Analysis, Instant } from "../language/index.js";
import { type Release, releaseOf } from "../language/schedule/release.js";
import { formatExactClock, formatExactMoment, formatIso, formatZoned } from "../language/time/format.js";
import { coloursOf } from "../server/cli/reports/colours.js";
import { timetable } from "../server/cli/reports/timetable.js";
import { partHover } from "../server/lsp/hover/parts.js";
import { analyse } from "./support/analyse.js";
import { samples } from "./support/samples.js";

/** Instants by what they are of; undefined where there is none to be said. */
interface Safe {
  readonly planned: Instant | undefined;
  /** Said only where it is earlier. */
  readonly worst: Instant | undefined;
}

const harder: Readonly<Record<string, string>> = {
  "safe again": `runbook again "Again" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 13:00
  step on "Page on" { takes 10m }
  step shift "Shift" { takes 30m rollback "Shift back" { takes 50m at most 1h } }
  step long "Convert" { takes 20m }
  check look "Look" { takes 10m }
  step back "Convert back" { takes 1h30m undoes long }
  check again "Look again" { takes 5m otherwise rollback }
  step off "Page off" { takes 5m undoes on }
}`,
  "two streams and one restore": `runbook streams "Streams" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  parallel {
    sequence {
      step schema "Convert the orders" { takes 5m rollback using restore }
      step app1 "New order service" { takes 5m rollback "Old order service" { takes 5m } }
    }
    sequence {
      step stock "Convert the stock" { takes 6m rollback using restore }
      step app2 "New stock service" { takes 4m rollback "Old stock service" { takes 50m } }
    }
  }
  rollback restore "Restore the database" { takes 1h }
}`,
};

const analyses: readonly (readonly [string, Analysis])[] = [
  ...samples().map(({ name, text, others }) => [name, analyse({ "plan.runbook": text, ...others })] as const),
  ...Object.entries(harder).map(([name, text]) => [name, analyse(text)] as const),
];

function fromHere({ schedule }: Release, index: number): Safe {
  const { undo } = schedule.work.activities[index] ?? {};
  const isAnything = undo !== undefined && undo.planned.seconds + undo.worst.seconds > 0;
  const of = (mode: "planned" | "worst"): Instant | undefined =>
    isAnything && !undo.planned.inexact && !undo.worst.inexact ? undo[mode].decideBy : undefined;
  return { planned: of("planned"), worst: of("worst") };
}

function expectedText({ planned, worst }: Safe, say: (at: Instant) => string): string | undefined {
  if (planned === undefined) return worst === undefined ? undefined : `none (worst case ${say(worst)})`;
  if (worst === undefined) return `${say(planned)} (worst case: none)`;
  return worst < planned ? `${say(planned)} (worst case ${say(worst)})` : say(planned);
}

describe("latest safe decisions", () => {
  for (const [name, analysis] of analyses) {
    const release = releaseOf(analysis.plan, analysis.schedule);
    if (!release?.schedule.dated) continue;
    const { runbook, schedule } = release;
    const { zone } = runbook;
    const exact = (at: Instant): string => formatExactMoment(at, zone);
    const { planned, worst } = schedule.safeDecision;
    const ofPlan: Safe = { planned: planned?.until, worst: planned && worst?.until };
    const again = (say: (at: Instant) => string): string =>
      planned?.again.length
        ? `; safe again ${planned.again.map(({ start, end }) => `${say(start)} to ${say(end)}`).join(", ")}`
        : "";
    const planText = (say: (at: Instant) => string): string | undefined => {
      const text = expectedText(ofPlan, say);
      return text && `${text}${again(say)}`;
    };
    const linesWith = (text: string, words: string): readonly string[] =>
      text.split("\n").filter(line => line.includes(words));

    it(`${name}: the document says them`, () => {
      const document = exportMarkdown(analysis);
      const ofThePlan = linesWith(document, "Latest safe decision of the plan");
      const text = planText(exact);
      if (text === undefined) assert.ok(ofThePlan.every(line => line.includes("not known")));
      else
        assert.deepEqual(ofThePlan, [
          `| Latest safe decision of the plan | ${text} |`,
          `Latest safe decision of the plan: ${text}. Until then, a rollback always ends inside the window.`,
        ]);
      const expected = runbook.work.activities.flatMap(
        ({ index }) => expectedText(fromHere(release, index), exact) ?? [],
      );
      const said = linesWith(document, "- Latest safe decision from here").map(
        line => /from here: (.*?); undoing/.exec(line)?.[1],
      );
      assert.deepEqual(said.sort(), expected.sort());
    });

    it(`${name}: the timetable says them`, () => {
      const table = timetable(release, analysis.plan, { zone, colours: coloursOf(false) });
      const text = planText(exact);
      assert.deepEqual(
        linesWith(table, "of the plan"),
        text === undefined ? [] : [`Latest safe decision of the plan ${text}`],
      );
      for (const { index, title } of runbook.work.activities) {
        const { planned: by } = fromHere(release, index);
        const row = table.split("\n").find(line => line.includes(` ${title}`));
        if (by !== undefined) assert.ok(row?.includes(formatExactClock(by, zone)), row);
      }
    });

    it(`${name}: the JSON says them`, () => {
      const document = scheduleDocument(release, { file: "plan.runbook" });
      const iso = (at: Instant | undefined): string | null => (at === undefined ? null : formatIso(at, zone));
      assert.deepEqual(
        document.latestSafeDecision && [document.latestSafeDecision.planned, document.latestSafeDecision.worst],
        planned ? [iso(ofPlan.planned), iso(ofPlan.worst)] : null,
      );
      for (const [index, entry] of document.activities.entries()) {
        const safe = fromHere(release, index);
        assert.deepEqual(
          [entry.latestSafeDecision, entry.worstLatestSafeDecision],
          [iso(safe.planned), iso(safe.worst)],
        );
      }
    });

    it(`${name}: the picture, its table and its tooltips say them`, () => {
      const data = timelineData(analysis);
      assert.ok(data);
      const clock = clockOf(data, zone);
      const near = (at: Instant): string => nearText(data, clock, at);
      const text = planText(near);
      assert.equal(
        factsOf(data, clock).find(fact => fact.includes("of the plan")),
        text && `Latest safe decision of the plan ${text}`,
      );
      const line = sceneOf(data, wholeView(1000)).lines.find(({ kind }) => kind === "decision");
      assert.deepEqual(
        [line?.at, line?.title],
        ofPlan.planned === undefined
          ? [undefined, undefined]
          : [ofPlan.planned, `Latest safe decision of the plan: ${text}`],
      );
      const rows = tableOf(data, wholeView(1000)).groups.flatMap(group => group.rows);
      for (const { activity, cells } of rows) {
        const expected = expectedText(fromHere(release, activity.index), near);
        assert.equal(cells.at(-1), expected ?? "");
        const tip: string | undefined = activityLines(data, clock, activity).find(each => each.includes("from here:"));
        if (activity.answer !== "irreversible" && !activity.more?.undo?.final)
          assert.equal(tip, expected && `Latest safe decision from here: ${expected}`);
      }
    });

    it(`${name}: the cards say them`, () => {
      const card = partHover(runbook.head, analysis, undefined) ?? "";
      const text = planText(exact);
      assert.equal(/of the plan: (.*) in /.exec(card)?.[1], text);
      for (const { index, head } of runbook.work.activities) {
        const undo = schedule.work.activities[index]?.undo?.planned;
        const said = /from here: (.*) in /.exec(partHover(head, analysis, undefined) ?? "")?.[1];
        if (!undo?.final && !undo?.inexact) assert.equal(said, expectedText(fromHere(release, index), exact));
      }
    });

    it(`${name}: the findings say them`, () => {
      for (const { code, message, place } of [...analysis.findings, ...analysis.accepted]) {
        const said = /from here: (.*?)(?: \(|\. )/.exec(message)?.[1];
        if (!/^rollback\/(gate-)?too-late$/.test(code) || said === undefined) continue;
        const activity = runbook.work.activities.find(({ head }) => head === place);
        assert.ok(activity, message);
        const safe = fromHere(release, activity.index);
        assert.equal(
          said,
          formatZoned((message.startsWith("In the worst case") ? safe.worst : safe.planned) ?? 0, zone),
        );
      }
    });
  }

  it("are what the two streams need: their restore waits for both", () => {
    const found = analyses.find(([name]) => name === "two streams and one restore")?.[1];
    assert.equal(formatExactClock(found?.schedule?.safeDecision.planned?.until ?? 0, "Europe/London"), "10:10");
  });

  it("tell of a stretch in which it is safe again", () => {
    const found = analyses.find(([name]) => name === "safe again")?.[1];
    const { until, again = [] } = found?.schedule?.safeDecision.planned ?? {};
    const text = (at: Instant | undefined): string => formatExactClock(at ?? 0, "Europe/London");
    assert.equal(text(until), "10:40");
    assert.deepEqual(
      again.map(({ start, end }) => `${text(start)} to ${text(end)}`),
      ["11:10 to 12:05"],
    );
  });
});
