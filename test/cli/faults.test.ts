/** What can go wrong around a check: a clear message, the right exit code, and nothing half-written. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { largeRunbook } from "../support/large.js";
import { faulty, folderWith, gonogo, meddled, program, sound } from "./program.js";

function shell(script: string, cwd: string) {
  return spawnSync("sh", ["-c", script, "sh", process.execPath, program()], { cwd, encoding: "utf8" });
}

const reports = ["--format", "json", "--output", "a.json", "--format", "sarif", "--output", "b.sarif"];
const hasShell = process.platform !== "win32";

describe("faults around gonogo check", () => {
  it("a file that may not be read is named, and nothing is called clean", () => {
    const cwd = folderWith({ "good.runbook": sound, "locked.runbook": sound });
    const locking = `fs.openSync = (path, ...rest) => {
      if (String(path).endsWith("locked.runbook")) throw Object.assign(new Error("no"), { code: "EACCES" });
      return real.openSync(path, ...rest);
    }`;
    for (const args of [
      ["check", "."],
      ["check", ".", "--fail-on", "never", ...reports],
    ]) {
      const { status, stdout, stderr } = meddled(locking, args, cwd);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^gonogo: cannot read .*locked\.runbook: permission denied\n$/);
    }
    assert.deepEqual(readdirSync(cwd).sort(), ["good.runbook", "locked.runbook"]);
  });

  it("a file that vanishes before it is read is named", () => {
    const cwd = folderWith({ "a.runbook": sound, "gone.runbook": sound });
    const vanishing = `fs.openSync = (path, ...rest) => {
      if (String(path).endsWith("gone.runbook")) fs.unlinkSync(path);
      return real.openSync(path, ...rest);
    }`;
    const { status, stdout, stderr } = meddled(vanishing, ["check", "."], cwd);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^gonogo: cannot read .*gone\.runbook: it no longer exists\n$/);
  });

  it("an import that vanishes is an error in the file that imports it", () => {
    const cwd = folderWith({ "a.runbook": 'import "./gone.runbook"\n', "gone.runbook": sound });
    const vanishing = `fs.openSync = (path, ...rest) => {
      if (String(path).endsWith("gone.runbook")) fs.unlinkSync(path);
      return real.openSync(path, ...rest);
    }`;
    const { status, stdout } = meddled(vanishing, ["check", "a.runbook"], cwd);
    assert.equal(status, 1);
    assert.match(stdout, /^a\.runbook:1:8: error syntax\/import\n/);
  });

  it("a full disk leaves the old report as it was, and no draft", () => {
    const cwd = folderWith({ "a.runbook": faulty, "a.json": "before" });
    const filling = `fs.fsyncSync = () => { throw Object.assign(new Error("full"), { code: "ENOSPC" }); }`;
    const { status, stderr } = meddled(filling, ["check", ".", ...reports], cwd);
    assert.equal(status, 3);
    assert.equal(stderr, "gonogo: cannot write a.json: the disk is full\n");
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), "before");
    assert.deepEqual(readdirSync(cwd).sort(), ["a.json", "a.runbook"]);
  });

  it("a full disk is said of an exported picture, too", () => {
    const cwd = folderWith({ "a.runbook": 'runbook a "A" { risk low }\n', "a.svg": "before" });
    const filling = `fs.fsyncSync = () => { throw Object.assign(new Error("full"), { code: "ENOSPC" }); }`;
    const { status, stderr } = meddled(filling, ["export", "a.runbook", "--to", "markdown", "--picture", "a.svg"], cwd);
    assert.equal(status, 3);
    assert.equal(stderr, "gonogo: cannot write the picture a.svg: the disk is full\n");
    assert.equal(readFileSync(join(cwd, "a.svg"), "utf8"), "before");
  });

  it("a full disk leaves the log of a run as it was, and no lock", () => {
    const cwd = folderWith({ "a.runbook": `${sound}runbook a "A" { timezone UTC }\n` });
    const run = (filling: string) =>
      meddled(filling, ["run", "open", "a.runbook", "--by", "ana", "--log", "a.run.jsonl"], cwd);
    const full = (name: string): string =>
      `fs.${name} = () => { throw Object.assign(new Error("full"), { code: "ENOSPC" }); }`;
    const filled = { fdatasyncSync: "a.run.jsonl: the", linkSync: "a.run.jsonl: no lock can be made beside it: the" };
    for (const [name, says] of Object.entries(filled)) {
      const { status, stdout, stderr } = run(full(name));
      assert.deepEqual([status, stdout, stderr], [3, "", `gonogo: cannot write ${says} disk is full\n`]);
      assert.deepEqual(
        readdirSync(cwd).filter(file => !file.includes(".plan-")),
        ["a.runbook"],
      );
    }
    assert.equal(run("").status, 0);
  });

  it("a full device is written to and not replaced by a file", function () {
    if (!existsSync("/dev/full")) this.skip();
    const cwd = folderWith({ "a.runbook": faulty });
    for (const option of ["--output", "--write-baseline"]) {
      const { status, stderr } = meddled("", ["check", ".", option, "/dev/full"], cwd);
      assert.equal(status, 3);
      assert.equal(stderr, "gonogo: cannot write /dev/full: the disk is full\n");
      assert.ok(statSync("/dev/full").isCharacterDevice());
    }
  });

  it("standard output that is full is said once, whatever the format", function () {
    if (!existsSync("/dev/full")) this.skip();
    const cwd = folderWith({ "a.runbook": faulty });
    for (const format of ["human", "sarif", "junit"]) {
      const { status, stderr } = shell(`"$1" "$2" check . --format ${format} > /dev/full`, cwd);
      assert.equal(status, 3);
      assert.equal(stderr, "gonogo: the output could not be written: the disk is full\n");
    }
  });

  it("a reader that has seen enough is no failure", function () {
    if (!hasShell) this.skip();
    const cwd = folderWith({ "a.runbook": faulty.repeat(800) });
    for (const format of ["human", "json", "concise"]) {
      const { stdout, stderr } = shell(`("$1" "$2" check . --format ${format}; echo "ended $?" >&2) | head -1`, cwd);
      assert.equal(stdout.split("\n").length, 2);
      assert.equal(stderr, "ended 1\n");
    }
  });

  it("a report goes to standard output by its name in the file system, too", function () {
    if (!hasShell) this.skip();
    const cwd = folderWith({ "a.runbook": faulty });
    const { status, stdout } = shell('"$1" "$2" check . --format json --output /dev/stdout | cat', cwd);
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).verdict, "no-go");
  });

  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    it(`${signal} during a check ends it with ${code}, and nothing is written`, function () {
      if (!hasShell) this.skip();
      const cwd = folderWith({ "a.runbook": faulty });
      const meddling = `fs.openSync = (path, ...rest) => {
        if (String(path).endsWith("a.runbook")) process.kill(process.pid, "${signal}");
        return real.openSync(path, ...rest);
      }`;
      const { status, signal: by, stdout } = meddled(meddling, ["check", ".", ...reports], cwd);
      assert.ok(by === signal || status === code, `${by} ${status}`);
      assert.equal(stdout, "");
      assert.deepEqual(readdirSync(cwd), ["a.runbook"]);
    });

    it(`${signal} while reports are written lets each become whole, then ends with ${code}`, function () {
      if (!hasShell) this.skip();
      const cwd = folderWith({ "a.runbook": faulty });
      const meddling = `fs.fsyncSync = file => { process.kill(process.pid, "${signal}"); return real.fsyncSync(file); }`;
      const { status, signal: by } = meddled(meddling, ["check", ".", ...reports], cwd);
      assert.ok(by === signal || status === code, `${by} ${status}`);
      assert.deepEqual(readdirSync(cwd).sort(), ["a.json", "a.runbook", "b.sarif"]);
      for (const file of ["a.json", "b.sarif"]) JSON.parse(readFileSync(join(cwd, file), "utf8"));
    });
  }

  it("SIGTERM while files are fixed leaves each whole, and no draft", function () {
    if (!hasShell) this.skip();
    const mendable = 'person ana "Ana" { timezone europe/london contact "#ana" }\n';
    const cwd = folderWith({ "a.runbook": mendable, "b.runbook": mendable });
    const meddling = `fs.fsyncSync = file => { process.kill(process.pid, "SIGTERM"); return real.fsyncSync(file); }`;
    const { status, signal } = meddled(meddling, ["check", ".", "--fix"], cwd);
    assert.ok(signal === "SIGTERM" || status === 143, `${signal} ${status}`);
    assert.deepEqual(readdirSync(cwd).sort(), ["a.runbook", "b.runbook"]);
    for (const file of readdirSync(cwd)) assert.match(readFileSync(join(cwd, file), "utf8"), /Europe\/London/);
  });

  it("fixing what is written to meanwhile overwrites nothing", () => {
    const mendable = 'person ana "Ana" { timezone europe/london contact "#ana" }\n';
    const cwd = folderWith({ "a.runbook": mendable });
    const meddling = `fs.fsyncSync = file => { real.writeFileSync("a.runbook", "skill theirs\\n"); return real.fsyncSync(file); }`;
    const { status, stderr } = meddled(meddling, ["check", "a.runbook", "--fix"], cwd);
    assert.equal(status, 2);
    assert.match(stderr, /cannot fix a\.runbook: it has just changed/);
    assert.equal(readFileSync(join(cwd, "a.runbook"), "utf8"), "skill theirs\n");
    assert.deepEqual(readdirSync(cwd), ["a.runbook"]);
  });

  it("a folder that was removed while one is in it is said, and is no fault of gonogo's", function () {
    if (!hasShell) this.skip();
    const cwd = folderWith({ "gone/a.runbook": sound });
    for (const command of ["check .", "fmt .", "run status a.runbook"]) {
      const { status, stdout, stderr } = shell(`mkdir -p gone; cd gone && rm -r ../gone && "$1" "$2" ${command}`, cwd);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.equal(stderr, "gonogo: the folder you are in no longer exists: go to one that does\n");
    }
  });

  it("64 MB of memory are enough for what is usual, and what is too large for it is named", () => {
    const usual = folderWith({ "a.runbook": largeRunbook(500) });
    const env = { NODE_OPTIONS: "--max-old-space-size=64" };
    const checked = gonogo(["check", "."], { cwd: usual, env });
    assert.deepEqual([checked.code, checked.stderr], [0, ""]);
    const large = folderWith({ "a.runbook": `skill a\n${largeRunbook(10_000)}`, "b.runbook": largeRunbook(20) });
    const { code, stderr } = gonogo(["check", "."], { cwd: large, env });
    assert.equal(code, 2);
    assert.equal(
      stderr,
      "gonogo: cannot check a.runbook: Node may use too little memory for it; NODE_OPTIONS=--max-old-space-size=4096 lets it use 4 GB\n",
    );
  }).timeout(120_000);

  it("a folder of 1,000 runbooks is checked with few open files allowed", function () {
    if (!hasShell) this.skip();
    const names = Array.from({ length: 1_000 }, (_, index) => `f${index}.runbook`);
    const cwd = folderWith(Object.fromEntries(names.map(name => [name, sound])));
    const { status, stderr } = shell('ulimit -n 32; "$1" "$2" check . && "$1" "$2" fmt .', cwd);
    assert.deepEqual([status, stderr], [0, ""]);
  });
});
