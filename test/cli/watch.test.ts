import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { asked, faulty, folderWith, meddledStart, program, sound } from "./program.js";

/** A running `gonogo check --watch`. */
function watching(args: readonly string[], cwd: string, meddling?: string) {
  const start = meddling === undefined ? [program()] : ["-e", meddledStart(meddling), "--"];
  const child = spawn(process.execPath, [...start, "check", "--watch", ...args], { cwd });
  let reports = "";
  let notes = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    reports += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    notes += text;
  });
  /** What is said until a pattern is in it; forgets it then. */
  const says = async (pattern: RegExp): Promise<string> => {
    for (let tries = 0; tries < 400; tries++) {
      const said = reports + notes;
      if (pattern.test(said)) {
        reports = "";
        notes = "";
        return said;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error(`it never said ${pattern}:\n${reports}${notes}`);
  };
  const end = async (): Promise<number | null> => {
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    return code;
  };
  return { child, says, end, kill: () => child.kill("SIGKILL") };
}

describe("gonogo check --watch", function () {
  this.timeout(120_000);

  it("reports anew on changed, new, broken, renamed and deleted files and folders, until Ctrl+C", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      "releases/a.runbook": sound,
      "releases/deep/b.runbook": 'import "../../shared/people.runbook"\n',
      "shared/people.runbook": 'person lee "Lee" { timezone UTC contact "#lee" }\n',
    });
    const { says, end, kill } = watching(["releases"], cwd);
    try {
      await says(/2 files checked[\s\S]*watching for changes/);
      const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
      write("releases/a.runbook", faulty);
      await says(/a\.runbook:2:1[\s\S]*watching/);
      write("releases/a.runbook", sound);
      await says(/2 files checked: nothing found[\s\S]*watching/);
      write("releases/new.runbook", faulty);
      await says(/new\.runbook:2:1[\s\S]*watching/);
      renameSync(join(cwd, "releases/new.runbook"), join(cwd, "releases/newer.runbook"));
      await says(/newer\.runbook:2:1[\s\S]*watching/);
      rmSync(join(cwd, "releases/newer.runbook"));
      await says(/2 files checked: nothing found[\s\S]*watching/);
      write("shared/people.runbook", "\0\0 broken {{{");
      await says(/b\.runbook:1:[\s\S]*watching/);
      rmSync(join(cwd, "releases"), { recursive: true });
      await says(/there is no file or folder `releases`|nothing to check/);
      mkdirSync(join(cwd, "releases"));
      write("releases/c.runbook", faulty);
      await says(/c\.runbook:2:1[\s\S]*watching/);
      assert.equal(await end(), 130);
    } finally {
      kill();
    }
  });

  it("notices that a missing import is there, also in a folder that was not, and that it no longer exists again", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      "a/r.runbook": 'import "../b/people.runbook"\nimport "../new/deep/people.runbook"\n',
      "b/notes.txt": "",
    });
    const { says, end, kill } = watching(["a"], cwd);
    const person = (name: string) => `person ${name} "${name}" { timezone UTC contact "#${name}" }\n`;
    try {
      await says(/r\.runbook:1:8[\s\S]*r\.runbook:2:8[\s\S]*2 errors[\s\S]*watching/);
      writeFileSync(join(cwd, "b/people.runbook"), person("lee"));
      await says(/1 error\b[\s\S]*watching/);
      // Later than what counts as one change.
      const pause = () => new Promise(resolve => setTimeout(resolve, 300));
      for (const _ of [1, 2]) {
        mkdirSync(join(cwd, "new/deep"), { recursive: true });
        await pause();
        writeFileSync(join(cwd, "new/deep/people.runbook"), person("ann"));
        await says(/nothing found[\s\S]*watching/);
        await pause();
        rmSync(join(cwd, "new"), { recursive: true });
        await says(/1 error\b[\s\S]*watching/);
        await pause();
      }
      assert.equal(await end(), 130);
    } finally {
      kill();
    }
  });

  it("follows links inside, and says of one that leads out", async function () {
    if (process.platform === "win32") this.skip();
    const outside = folderWith({ "secret.runbook": faulty });
    const cwd = folderWith({ ".git/HEAD": "", "releases/a.runbook": sound, "shared/b.runbook": sound });
    const { says, end, kill } = watching(["releases"], cwd);
    try {
      await says(/1 file checked[\s\S]*watching/);
      symlinkSync("../shared", join(cwd, "releases/way"));
      await says(/2 files checked[\s\S]*watching/);
      writeFileSync(join(cwd, "shared/b.runbook"), faulty);
      await says(/shared\/b\.runbook:2:1[\s\S]*watching/);
      rmSync(join(cwd, "releases/a.runbook"));
      symlinkSync(join(outside, "secret.runbook"), join(cwd, "releases/a.runbook"));
      await says(
        /^gonogo: cannot read releases\/a\.runbook: it is a link that points outside [^\n]*\ngonogo: watching/m,
      );
      writeFileSync(join(outside, "secret.runbook"), sound);
      // Once it tells of this, all is watched as it is now.
      writeFileSync(join(cwd, "shared/b.runbook"), `${faulty}\n`);
      await says(/a\.runbook: it is a link[\s\S]*watching/);
      rmSync(join(cwd, "releases/a.runbook"));
      assert.doesNotMatch(await says(/shared\/b\.runbook:2:1[\s\S]*1 file checked[\s\S]*watching/), /secret/);
      assert.equal(await end(), 130);
    } finally {
      kill();
    }
  });

  for (const [args, says] of [
    [["--watch", "--fix", "."], /`--watch` only reads/],
    [["--watch", "."].concat("--write-baseline", "b.json"), /remove `--write-baseline`/],
    [["--watch", "-"], /standard input can be read only once/],
  ] as const)
    it(`gonogo check ${args.join(" ")} is refused`, async () => {
      const { code, stderr } = await asked(["check", ...args], folderWith({ "a.runbook": sound }));
      assert.equal(code, 2);
      assert.match(stderr, says);
    });

  it("looks again and again where the system watches no more files, and says so", async () => {
    const cwd = folderWith({ "a.runbook": sound });
    for (const code of ["ENOSPC", "EMFILE"]) {
      const limiting = `fs.watch = () => { throw Object.assign(new Error("limit"), { code: "${code}" }); }`;
      const { says, end, kill } = watching(["."], cwd, limiting);
      try {
        const said = await says(/1 file checked: nothing found[\s\S]*watching for changes/);
        assert.equal(
          said.match(/the system watches no more files than it does already: they are looked at/g)?.length,
          1,
        );
        writeFileSync(join(cwd, "a.runbook"), faulty);
        await says(/a\.runbook:2:1[\s\S]*watching/);
        writeFileSync(join(cwd, "a.runbook"), sound);
        await says(/nothing found[\s\S]*watching/);
        assert.equal(await end(), 130);
      } finally {
        kill();
      }
    }
  });

  it("waits before it looks again where not even a folder can be read", async () => {
    const cwd = folderWith({ "a.runbook": sound });
    const limiting = `
      const limit = () => { throw Object.assign(new Error("limit"), { code: "EMFILE" }); };
      fs.watch = limit;
      let looks = 0;
      let until = Infinity;
      const { readdir } = fs.promises;
      fs.promises.readdir = async (...args) => {
        if (++looks === 1) until = Date.now() + 2_500;
        return Date.now() < until ? limit() : readdir(...args);
      };
      process.on("exit", () => fs.writeSync(2, "looked " + looks + " times"));
    `;
    const { says, end, kill } = watching(["."], cwd, limiting);
    try {
      await says(/1 file checked: nothing found[\s\S]*watching for changes/);
      assert.equal(await end(), 130);
      const looks = Number(/looked (\d+) times/.exec(await says(/looked/))?.[1]);
      assert.ok(looks > 1 && looks < 50, `it looked ${looks} times`);
    } finally {
      kill();
    }
  });

  it("ends when nobody reads it any more", async () => {
    const cwd = folderWith({ "a.runbook": sound });
    const { child, says, kill } = watching(["."], cwd);
    try {
      await says(/watching for changes/);
      child.stdout.destroy();
      const ended = once(child, "exit");
      writeFileSync(join(cwd, "a.runbook"), faulty);
      assert.deepEqual(await ended, [0, null]);
    } finally {
      kill();
    }
  });
});
