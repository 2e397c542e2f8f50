/** A check on several threads says what a check on one says, to the byte; what happens to a thread is not passed over in silence. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { reportFormats } from "../../../server/cli/reports/formats.js";
import { importingRunbook, largeRoster } from "../../support/large.js";
import { type Ended, folderWith, gonogo, program } from "../program.js";

const several: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["x", "y", "z"].flatMap(folder => [
      [`${folder}/people.runbook`, largeRoster(4)],
      ...[1, 2, 3, 4].map(i => [`${folder}/r${i}.runbook`, importingRunbook("./people.runbook", 3 * i, 4)]),
    ]),
  ),
  "x/rules.runbook": 'policy in "deep" { severity contingency/missing off severity rollback/missing warning }\n',
  "x/deep/a.runbook":
    'import "../rules.runbook"\nimport "../people.runbook"\nrunbook a "A" { step s "S" { owner p1 takes 5m } }\n',
  "faulty.runbook": "skill a\nskill a\n  stp\n",
  "on-faulty.runbook":
    'import "./faulty.runbook"\nimport "./lost.runbook"\nrunbook f "F" { step s "S" { takes 5m } }\n',
  "one.runbook": 'import "./other.runbook"\nskill one\nskill one\n',
  "other.runbook": 'import "./one.runbook"\nskill other\n',
  "done.runbook": 'runbook d "D" { status done step s "S" { owner gone takes 5m } }\n',
  "accepted.runbook":
    'person p "P" { timezone UTC contact "p" }\nrunbook e "E" { step s "S" { owner p takes 5m } accept rollback/missing because "x" by p until 2026-01-01 }\n',
};

/** What each thread loads before the program: `does` is done wherever a file is opened, and knows it by `name`. */
function meddling(does: string): string {
  return `const fs = require("node:fs"); const { isMainThread } = require("node:worker_threads");
const real = { ...fs }; const say = text => real.writeSync(2, text + "\\n");
if (!isMainThread) say("thread");
fs.openSync = (path, ...rest) => {
  const name = String(path).split(/[\\\\/]/).slice(-2).join("/");
  ${does}
  return real.openSync(path, ...rest);
};`;
}

/** Runs `gonogo check` in a folder of its own, after `first` on each thread. */
function meddled(files: Readonly<Record<string, string>>, first: string) {
  const elsewhere = folderWith({ "first.cjs": first });
  const cwd = folderWith(files);
  const env = { NODE_OPTIONS: `--require ${JSON.stringify(join(elsewhere, "first.cjs"))}` };
  return { cwd, env, run: (...args: readonly string[]): Ended => gonogo(["check", ...args], { cwd, env }) };
}

const threadsIn = ({ stderr }: Ended): number => stderr.split("\n").filter(line => line === "thread").length;

describe("a check on several threads", () => {
  it("gives the same bytes in every format, on both streams and in the exit code, for any number", () => {
    const cwd = folderWith(several);
    gonogo(["check", "x", "--write-baseline", "known.json"], { cwd });
    const formats = Object.keys(reportFormats);
    const circumstances: readonly (readonly string[])[] = [
      [".", ...formats.flatMap(format => ["--format", format, "--output", `OUT/${format}`])],
      ["z", "x", ".", "--as-of", "2027-01-01", "--statistics", "--rule", "owner/away=warning"],
      [".", "--past", "--baseline", "known.json", "--fail-on", "warning", "--max-warnings", "3"],
      ["x", "y", "--fail-on", "never", "--exclude", "y/r1.runbook"],
    ];
    for (const [number, args] of circumstances.entries()) {
      const on = (jobs: number) => {
        const out = `out-${number}-${jobs}`;
        mkdirSync(join(cwd, out));
        const ended = gonogo(["check", ...args.map(each => each.replace("OUT", out)), "--jobs", String(jobs)], { cwd });
        const written = readdirSync(join(cwd, out)).map(file => [file, readFileSync(join(cwd, out, file), "utf8")]);
        return { ...ended, written };
      };
      const single = on(1);
      assert.ok(single.code === 0 || single.code === 1, single.stderr);
      for (const jobs of [2, 5]) assert.deepEqual(on(jobs), single, args.join(" "));
    }
  }).timeout(120_000);

  it("does so as it is shipped, over the samples", () => {
    const shipped = fileURLToPath(new URL("../../../dist/cli/gonogo.cjs", import.meta.url));
    const cwd = fileURLToPath(new URL("../../../", import.meta.url));
    const on = (jobs: number) =>
      spawnSync(process.execPath, [shipped, "check", "samples", "--format", "json", "--jobs", String(jobs)], {
        cwd,
        encoding: "utf8",
        maxBuffer: 64_000_000,
      });
    const [single, three] = [on(1), on(3)];
    assert.ok(single.status === 0 || single.status === 1, single.stderr);
    assert.deepEqual([three.status, three.stderr, three.stdout], [single.status, single.stderr, single.stdout]);
  }).timeout(60_000);

  it("is asked for by --jobs or GONOGO_JOBS, and not made for a few files, standard input or --fix", () => {
    const { cwd, env, run } = meddled(several, meddling(""));
    assert.equal(threadsIn(run(".")), 0);
    assert.equal(threadsIn(run(".", "--jobs", "3")), 3);
    assert.equal(threadsIn(run(".", "--jobs", "1")), 0);
    assert.equal(threadsIn(gonogo(["check", "."], { cwd, env: { ...env, GONOGO_JOBS: "2" } })), 2);
    assert.equal(threadsIn(gonogo(["check", ".", "--jobs", "1"], { cwd, env: { ...env, GONOGO_JOBS: "2" } })), 0);
    assert.equal(threadsIn(run("done.runbook", "--jobs", "4")), 0);
    assert.equal(threadsIn(gonogo(["check", "-", "x", "--jobs", "4"], { cwd, env, input: "skill a\n" })), 0);
    assert.equal(threadsIn(run(".", "--fix-dry-run", "--jobs", "4")), 0);
  }).timeout(120_000);

  it("wants a number", () => {
    const cwd = folderWith({ "a.runbook": "skill a\n" });
    for (const jobs of ["0", "65", "two", "-1", "1.5"]) {
      const { code, stderr } = gonogo(["check", ".", `--jobs=${jobs}`], { cwd });
      assert.equal(code, 2, jobs);
      assert.match(stderr, /^gonogo: `--jobs` needs a number/);
    }
    const { code, stderr } = gonogo(["check", "."], { cwd, env: { GONOGO_JOBS: "all" } });
    assert.equal(code, 2);
    assert.match(stderr, /^gonogo: `GONOGO_JOBS` needs a number from 1 to 64, not `all`/);
    assert.equal(gonogo(["check", "."], { cwd, env: { GONOGO_JOBS: "" } }).code, 0);
  }).timeout(60_000);

  it("reads what many files import once a thread", () => {
    const { run } = meddled(several, meddling('say("opened " + name);'));
    const { stderr } = run(".", "--jobs", "2");
    for (const roster of ["x/people.runbook", "y/people.runbook", "z/people.runbook"]) {
      const opened = stderr.split("\n").filter(line => line === `opened ${roster}`).length;
      assert.ok(opened >= 1 && opened <= 2, `${roster}: ${opened}`);
    }
  }).timeout(60_000);

  it("says which file cannot be read", () => {
    const { run } = meddled(
      several,
      meddling('if (name === "y/r2.runbook") throw Object.assign(new Error("no"), { code: "EACCES" });'),
    );
    const { code, stdout, stderr } = run(".", "--jobs", "2");
    assert.deepEqual([code, stdout], [2, ""]);
    assert.equal(stderr, "thread\nthread\ngonogo: cannot read y/r2.runbook: permission denied\n");
  }).timeout(60_000);

  it("of which one dies is a fault of our own at one file, exits with 3, and checks all others", () => {
    const { run } = meddled(several, meddling('if (!isMainThread && name === "y/r2.runbook") process.exit(7);'));
    const { code, stdout, stderr } = run(".", "--jobs", "2", "--format", "json");
    assert.equal(code, 3);
    const { findings, summary } = JSON.parse(stdout);
    const faults = findings.filter((each: { readonly code: string }) => each.code === "internal/failure");
    assert.deepEqual(
      faults.map((each: { readonly file: string }) => each.file),
      ["y/r2.runbook"],
    );
    assert.equal(summary.files, Object.keys(several).length);
    assert.match(stderr, /it failed at y\/r2\.runbook while checking it, and that is gonogo's fault/);
    const others = (text: string): unknown[] =>
      JSON.parse(text).findings.filter((each: { readonly file: string }) => each.file !== "y/r2.runbook");
    assert.deepEqual(others(stdout), others(run(".", "--jobs", "1", "--format", "json").stdout));
  }).timeout(120_000);

  it("of which all die is finished on one", () => {
    const { run } = meddled(several, meddling("if (!isMainThread) process.exit(7);"));
    const { code, stdout } = run(".", "--jobs", "3", "--format", "json");
    assert.equal(code, 3);
    const { findings, summary } = JSON.parse(stdout);
    assert.equal(summary.files, Object.keys(several).length);
    assert.equal(findings.filter((each: { readonly code: string }) => each.code === "internal/failure").length, 3);
  }).timeout(60_000);

  it("says the same of a file at which a rule or the reading fails", () => {
    const poison = `const { set } = Map.prototype;
Map.prototype.set = function (key, value) { if (key === "poison") throw new TypeError("out of luck"); return set.call(this, key, value); };`;
    const { run } = meddled({ ...several, "y/poison.runbook": 'skill poison "P"\n' }, poison);
    const on = (jobs: number) => {
      const { code, stdout, stderr } = run(".", "--jobs", String(jobs));
      return { code, stdout, stderr: stderr.replaceAll(/^ {4}at .*\n/gm, "") };
    };
    const single = on(1);
    assert.equal(single.code, 3);
    assert.match(single.stdout, /internal\/failure/);
    assert.deepEqual(on(2), single);
  }).timeout(60_000);

  it("ends with all its threads when it is interrupted", async () => {
    if (process.platform === "win32") return;
    const { cwd, env } = meddled(
      several,
      meddling('if (!isMainThread) { say("waits"); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }'),
    );
    const running = spawn(process.execPath, [program(), "check", ".", "--jobs", "2"], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    for await (const chunk of running.stderr) {
      said += String(chunk);
      if (said.split("waits").length > 2) running.kill("SIGINT");
    }
    if (running.exitCode === null && running.signalCode === null) await once(running, "exit");
    assert.equal(running.signalCode, "SIGINT");
  }).timeout(60_000);
});
