/** The sample of a night: its log is what was written, of the runbook beside it, and shows what it is there to show. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { progressOf } from "../../language/run/fold.js";
import { reviewOf } from "../../language/run/review.js";
import { parse } from "../../language/syntax/parse.js";
import { readLines } from "../../server/run/chain.js";
import { keepPlan, planTexts, readKeptPlan } from "../../server/run/kept-plan.js";
import { boringNight } from "../support/night.js";
import { runOf } from "../support/runs.js";

const folder = fileURLToPath(new URL("../../samples/boring", import.meta.url));
const log = join(folder, "payments.2026-06-02.run.jsonl");
const runbook = join(folder, "payments.runbook");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const files = ["payments.runbook", "people.runbook"];
const texts = planTexts(
  runbook,
  files.map(name => parse(pathToFileURL(join(folder, name)).href, read(name))),
);

describe("the night of the boring release", () => {
  it("is written as it is told, and of the runbook as it stands", () => {
    const fresh = boringNight(texts.hash);
    if (process.env.UPDATE_GOLDEN) {
      writeFileSync(log, fresh);
      assert.equal(keepPlan(log, texts, folder), undefined);
    }
    assert.equal(
      readFileSync(log, "utf8"),
      fresh,
      "npm run golden makes it anew, and remove the plan that was kept of the old one",
    );
    const kept = readKeptPlan(log, texts.hash);
    assert.ok(typeof kept !== "string", String(kept));
    assert.deepEqual(kept.findings, []);
  });

  it("has one slip, one handover and one hold, and all of it fits", () => {
    const { events, problems } = readLines(readFileSync(log, "utf8"));
    assert.deepEqual(problems, []);
    const { plan, schedule } = runOf(Object.fromEntries(files.map(name => [name, read(name)])), [], 0);
    const progress = progressOf(plan, events);
    assert.deepEqual([progress.unfit, progress.closed?.outcome], [[], "succeeded"]);
    const review = reviewOf(plan, schedule, progress, progress.closed?.at ?? 0);
    const nameOf = (index: number): string => plan.runbook.work.activities[index]?.name ?? "";
    const slipped = review.steps
      .filter(({ took = 0, takes }) => took > takes + 300)
      .map(({ activity }) => nameOf(activity));
    assert.deepEqual(slipped, ["backup"]);
    assert.deepEqual([review.handovers.length, review.holds.length], [1, 1]);
    assert.ok(review.steps.every(({ state }) => state === "done"));
  });

  it("goes on by the plan that was kept when the runbook has changed", () => {
    const into = mkdtempSync(join(tmpdir(), "gonogo-kept-"));
    try {
      const path = join(into, "a.2026-06-02.run.jsonl");
      assert.equal(keepPlan(path, texts, into), undefined);
      assert.ok(typeof readKeptPlan(path, texts.hash) !== "string");
      assert.match(String(readKeptPlan(path, "0".repeat(64))), /cannot be read$/);
      const name = `a.2026-06-02.run.plan-${texts.hash.slice(0, 12)}.json`;
      writeFileSync(
        join(into, name),
        readFileSync(join(into, name), "utf8").replace("Take a backup", "Take no backup"),
      );
      assert.match(String(readKeptPlan(path, texts.hash)), /is not the plan that the run was opened with$/);
    } finally {
      rmSync(into, { recursive: true });
    }
  });
});
