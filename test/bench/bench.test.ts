/** The benchmarks run and say what they should; how long anything takes is not asserted. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import {
  gantt,
  json,
  type Language,
  markwhen,
  runbook,
  script,
  taskJuggler,
  titleOf,
  withLine,
} from "../support/large.js";
import { type Row, ratios, readResults, rowsOf, type Sample } from "./results.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const languages: Readonly<Record<string, Language>> = { runbook, script, json, gantt, markwhen, taskJuggler };

describe("benchmarks", function () {
  this.timeout(300_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-bench-test-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function bench(name: string, ...args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
    const all = ["--import", "tsx", join(root, "test", "bench", `${name}.ts`), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return { stdout, stderr };
  }

  /** A row for each of these, with samples, and a multiple of the yardstick. */
  function assertRows(
    rows: readonly Row[],
    expected: readonly (readonly [name: string, measures: readonly string[]])[],
  ) {
    for (const [name, measures] of expected)
      for (const program of ["gonogo", "beside"]) {
        const found = rows.filter(row => row.case === name && row.program === program);
        const told = process.platform === "linux" ? measures : measures.filter(each => each !== "cpu");
        assert.deepEqual(found.map(({ measure }) => measure).sort(), [...told].sort(), `${name}, ${program}`);
        for (const { samples, median, p95, times } of found) {
          assert.ok(samples.length > 0 && samples.every(value => value >= 0));
          assert.ok(samples.includes(median) && samples.includes(p95));
          assert.ok(times !== undefined && Number.isFinite(times));
        }
      }
  }

  it("of whole processes: this checkout and another in the same rounds, kept and compared", () => {
    const file = join(folder, "check.json");
    const only = ["--only", "version,20,200/error", "--no-peers"];
    const { stdout } = bench("check", ...only, "--rounds", "1", "--beside", root, "--out", file);
    const results = readResults(file);
    assert.equal(results.bench, "check");
    assert.equal(results.node, process.versions.node);
    assert.match(results.commit, /^[0-9a-f]{7,}(?:, changed)?$|^unknown$/);
    assert.ok(results.machine.cores > 0 && results.machine.memory > 0 && results.machine.processor !== "");
    assert.deepEqual(Object.keys(results.programs), ["node -e 0", "gonogo", "beside"]);
    assert.deepEqual(results.skipped, []);
    const whole = ["cpu", "peak", "wall"];
    assertRows(
      results.rows,
      ["version", "20", "20/no-cache", "200/error"].map(name => [name, whole]),
    );
    assert.match(stdout, /^20 +gonogo +[\d.]+ × +[\d.]+ × +[\d.]+ × \([\d.]+ MB\)$/m);
    assert.match(stdout, /^20 +gonogo( +[\d.]+ → [\d.]+ ×: \d+\.\d\d){3}$/m);
    const compared = bench("check", "--compare", file, file).stdout;
    assert.match(compared, /^20 +gonogo( +([\d.]+) → \2 ×: 1\.00){3}$/m);
  });

  it("of keys: a text that is broken elsewhere, a key that breaks it, a roster in use", () => {
    const file = join(folder, "keystroke.json");
    const only = "100/new-line/broken,100/open-quote,100/roster";
    bench("keystroke", "--only", only, "--rounds", "1", "--no-peers", "--beside", root, "--out", file);
    const { bench: name, rows, skipped } = readResults(file);
    assert.equal(name, "keystroke");
    assert.deepEqual(skipped, []);
    assertRows(rows, [
      ["100/new-line/broken", ["cpu", "findings", "completion"]],
      ["100/open-quote", ["cpu", "findings"]],
      ["100/roster", ["cpu", "first", "last"]],
    ]);
  });

  it("know their cases", () => {
    const args = ["--import", "tsx", join(root, "test", "bench", "check.ts"), "--only", "21"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    assert.notEqual(status, 0);
    assert.match(stderr, /There is no case 21; there are version 20 /);
  });
});

describe("results of benchmarks", () => {
  const samples = (program: string, measure: Sample["measure"], values: readonly number[]): readonly Sample[] =>
    values.map(value => ({ case: "a", program, measure, unit: "ms", value }));

  it("are medians, and multiples of the yardstick in the same case", () => {
    const all = [
      ...samples("node -e 0", "wall", [10, 30, 20]),
      ...samples("gonogo", "findings", [40, 60, 400]),
      ...samples("gonogo", "edit", [7]),
      ...samples("gonogo", "wall", [20]).map(sample => ({ ...sample, case: "without yardstick" })),
    ];
    const rows = rowsOf(all, "node -e 0").map(({ case: name, measure, median, p95, times }) => [
      name,
      measure,
      median,
      p95,
      times,
    ]);
    assert.deepEqual(rows, [
      ["a", "wall", 20, 30, 1],
      ["a", "findings", 60, 400, 3],
      ["a", "edit", 7, 7, undefined],
      ["without yardstick", "wall", 20, 20, undefined],
    ]);
  });

  it("are compared by multiples, so that a slower machine is no slower program", () => {
    const on = (slowness: number, wall: number): readonly Row[] =>
      rowsOf(
        [...samples("node -e 0", "wall", [10 * slowness]), ...samples("gonogo", "wall", [wall * slowness])],
        "node -e 0",
      );
    const compared = ratios(on(1, 100), on(3, 50)).find(({ program }) => program === "gonogo");
    assert.deepEqual(compared, {
      case: "a",
      program: "gonogo",
      measure: "wall",
      before: 10,
      after: 5,
      unit: "×",
      ratio: 0.5,
    });
  });
});

describe("large inputs", () => {
  for (const [name, { write, slip }] of Object.entries(languages)) {
    it(`${name}: every step, and as long as the runbook`, () => {
      const text = write(200);
      for (let i = 0; i < 200; i++) assert.ok(text.includes(titleOf(i)));
      const share = text.length / runbook.write(200).length;
      assert.ok(share > 0.7 && share < 1.5, `${share} × the runbook`);
    });
    if (slip !== undefined)
      it(`${name}: a line that cannot be read, above its step`, () => {
        const lines = withLine(write(20), 10, slip).split("\n");
        const at = lines.indexOf(slip);
        assert.ok(lines[at + 1]?.includes(titleOf(10)));
      });
  }

  it("JSON is valid until a line of it is not", () => {
    const { phases }: { phases: readonly { steps: readonly unknown[] }[] } = JSON.parse(json.write(25));
    assert.deepEqual(
      phases.map(({ steps }) => steps.length),
      [10, 10, 5],
    );
    assert.throws(() => JSON.parse(withLine(json.write(25), 12, json.slip)));
  });

  it("are no larger than what is read", () => {
    assert.ok(Buffer.byteLength(runbook.write(100_000)) < 20_000_000);
  });

  it("have a window that all steps fit into, however many", () => {
    for (const steps of [20, 10_000, 30_000]) {
      const end = /window 2026-06-01 08:00 to (\d{4}-\d\d-\d\d) 20:00/.exec(runbook.write(steps))?.[1] ?? "none";
      assert.ok(Date.parse(end) - Date.parse("2026-06-01") > steps * 90_000, end);
    }
  });
});
