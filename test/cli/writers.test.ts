/** Every command that writes, where nothing more can be written, or where it is interrupted: all or nothing, and a clear word. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, it } from "mocha";
import { releaseText } from "../support/boards.js";
import { asked, folderWith, initAnswers, meddled } from "./program.js";

const fixable = 'person ana "Ana" { timezone europe/london contact "#ana" }\n';
const table = "Task,Start,Duration\nPrepare,10:00,1h\nSwitch,11:00,1h\n";
const plan = 'runbook a "A" { risk low }\n';

interface Writer {
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** What is run before, on a disk that has room. */
  readonly first?: readonly string[];
  /** The names of what it makes or changes, and of what may stay where it could not. */
  readonly makes: RegExp;
  readonly stays?: RegExp;
  /** Where it is interrupted; at everything that it writes where it is not said. */
  readonly at?: readonly string[];
}

const open = ["run", "open", "release.runbook", "--by", "ana", "--log", "r.run.jsonl"];
const release = { "release.runbook": releaseText };
const writers: Readonly<Record<string, Writer>> = {
  "check --output": {
    files: { "a.runbook": plan },
    args: ["check", ".", "--format", "json", "--output", "r.json", "--fail-on", "never"],
    makes: /^r\.json$/,
  },
  "check --write-baseline": {
    files: { "a.runbook": plan },
    args: ["check", ".", "--write-baseline", "b.json"],
    makes: /^b\.json$/,
  },
  "check --fix": { files: { "a.runbook": fixable }, args: ["check", ".", "--fix"], makes: /^a\.runbook$/ },
  fmt: { files: { "a.runbook": `${fixable}\n\n\n\n${plan}` }, args: ["fmt", "."], makes: /^a\.runbook$/ },
  export: {
    files: { "a.runbook": plan },
    args: ["export", "a.runbook", "--to", "json", "--output", "a.json"],
    makes: /^a\.json$/,
  },
  diff: {
    files: { "a.runbook": plan, "b.runbook": plan },
    args: ["diff", "a.runbook", "b.runbook", "--output", "d.txt"],
    makes: /^d\.txt$/,
  },
  import: {
    files: { "plan.csv": table },
    args: ["import", "plan.csv", "--output", "p.runbook", "--ledger", "l.csv"],
    makes: /^l\.csv$|\.runbook$/,
  },
  init: { files: {}, args: ["init", ".", ...initAnswers], makes: /\.runbook$|^gonogo\.root$|ignore$/ },
  "run open": { files: release, args: open, makes: /^r\.run/, stays: /^r\.run\.plan-/, at: ["fdatasyncSync"] },
  "run note": {
    files: release,
    first: open,
    args: ["run", "note", "release.runbook", "--text", "x", "--by", "ana", "--log", "r.run.jsonl"],
    makes: /^r\.run\.jsonl$/,
  },
  "run timeline": {
    files: release,
    first: open,
    args: ["run", "timeline", "release.runbook", "--log", "r.run.jsonl", "--output", "t.svg"],
    makes: /^t\.svg$/,
  },
  "board --links": {
    files: release,
    args: ["board", "release.runbook", "--links", "links.csv"],
    makes: /^links\.csv$|board-keys/,
    stays: /board-keys/,
  },
};

/** What is in a folder, by name. */
function contents(cwd: string): Readonly<Record<string, string>> {
  const names = fs.readdirSync(cwd).sort();
  return Object.fromEntries(names.map(name => [name, fs.readFileSync(join(cwd, name), "utf8")]));
}

/** What it says where the file system answers otherwise to these calls. */
async function meddlingWith(answers: Partial<Record<keyof typeof fs, unknown>>, args: readonly string[], cwd: string) {
  const real = Object.fromEntries(Object.keys(answers).map(call => [call, Reflect.get(fs, call)]));
  Object.assign(fs, answers);
  syncBuiltinESMExports();
  try {
    return await asked(args, cwd);
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
}

const systemSays = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code });
};
const [noSpace, readOnly] = [systemSays("ENOSPC"), systemSays("EROFS")];
const { writeSync, writeFileSync, openSync } = fs;

/** Takes the half of each file. */
const full = {
  writeSync: (file: number, bytes: Uint8Array) => {
    writeSync(file, bytes.subarray(0, bytes.length >> 1));
    noSpace();
  },
  writeFileSync: (file: number | string, content: string, options?: fs.WriteFileOptions) => {
    writeFileSync(file, content.slice(0, 9), options);
    noSpace();
  },
};

const writing = fs.constants.O_WRONLY | fs.constants.O_RDWR;
const unwritable = {
  openSync: (path: string, flags: string | number, mode?: number) =>
    flags === "wx" || (Number(flags) & writing) !== 0 ? readOnly() : openSync(path, flags, mode),
  writeFileSync: readOnly,
  linkSync: readOnly,
  accessSync: readOnly,
};

const calls = ["fsyncSync", "fdatasyncSync", "linkSync", "writeSync"];

describe("every command that writes", function () {
  this.timeout(60_000);
  for (const [name, { files, args, first, makes, stays, at = calls }] of Object.entries(writers)) {
    const begun = async (): Promise<string> => {
      const cwd = folderWith(files);
      if (!first) return cwd;
      const { code, stderr } = await asked(first, cwd);
      assert.equal(code, 0, stderr);
      return cwd;
    };

    for (const [disk, patches, code, says] of [
      ["full", full, 3, /cannot (?:write|fix) .*: the disk is full\n$/],
      ["read-only", unwritable, 2, /cannot (?:write|fix|use) .*: nothing can be written there\n$/],
    ] as const)
      it(`${name} changes nothing on a disk that is ${disk}, and says so`, async () => {
        const cwd = await begun();
        const before = contents(cwd);
        const ended = await meddlingWith(patches, args, cwd);
        assert.match(ended.stderr, says);
        assert.equal(ended.code, code);
        const kept = Object.entries(contents(cwd)).filter(([file]) => stays?.test(file) !== true);
        assert.deepEqual(Object.fromEntries(kept), before);
      });

    it(`${name} is finished when it is interrupted, and leaves nothing else`, async function () {
      if (process.platform === "win32") this.skip();
      const [cwd, other] = [await begun(), await begun()];
      const before = contents(cwd);
      const interrupting = at.map(
        call => `fs.${call} = (...args) => {
          if (args[0] !== 1 && args[0] !== 2) process.kill(process.pid, "SIGINT");
          return real.${call}(...args);
        };`,
      );
      const { signal, stderr } = meddled(interrupting.join("\n"), args, cwd);
      assert.equal(signal, "SIGINT", stderr);
      await asked(args, other);
      const now = contents(cwd);
      assert.deepEqual(Object.keys(now), Object.keys(contents(other)));
      const changed = Object.keys(now).filter(file => now[file] !== before[file]);
      assert.ok(changed.length > 0 && changed.every(file => makes.test(file)), changed.join(", "));
      for (const file of changed) assert.equal(now[file]?.length, contents(other)[file]?.length, file);
    });
  }

  it("a board ends where its links cannot be kept, and says so", async () => {
    const cwd = folderWith(release);
    const { code, stdout, stderr } = await meddlingWith(full, ["board", "release.runbook", "--port", "0"], cwd);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.equal(stderr, "gonogo: cannot write release.board-keys.jsonl: the disk is full\n");
  });
});
