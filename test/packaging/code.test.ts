/** The command as it is built: what it keeps between runs makes it quicker and changes nothing else. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "mocha";
import { largeRunbook } from "../support/large.js";
import { nodes } from "./nodes.js";
import { type Ended, root, run } from "./project.js";

const command = join(root, "dist", "cli", "gonogo.cjs");
const checks = ["check", "samples"];
const isWindows = process.platform === "win32";
/** From then on Node keeps compiled code itself, in files of its own kind. */
const keepsItself = Number(process.versions.node.split(".")[0]) >= 22;

describe("compiled code", () => {
  let scratch = "";
  let home = "";
  let plain: Ended;

  before(() => {
    scratch = mkdtempSync(join(tmpdir(), "gonogo-code-"));
    plain = gonogo(checks, { GONOGO_NO_CACHE: "1" });
    assert.match(plain.stdout, /GO\n$/);
  });
  beforeEach(() => {
    home = mkdtempSync(join(scratch, "home-"));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
    const { NODE_OPTIONS: _, GONOGO_NO_CACHE: __, ...env } = process.env;
    return { ...env, XDG_CACHE_HOME: home, ...more };
  };
  const gonogo = (
    args: readonly string[],
    more?: NodeJS.ProcessEnv,
    flags: readonly string[] = [],
    program = process.execPath,
  ): Ended => run(program, [...flags, command, ...args], { env: environment(more) });
  const kept = (): readonly string[] => {
    const folder = join(home, "gonogo");
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  };
  const fileOf = (pack: string): string => join(home, "gonogo", kept().find(name => name.startsWith(pack)) ?? pack);
  /** Whether a file was read and found right: else it is made again. */
  const isUsed = (file: string): boolean => {
    utimesSync(file, 1, 1);
    assert.deepEqual(gonogo(checks), plain);
    return statSync(file).mtimeMs === 1_000;
  };

  it("is kept by the first run, and the second says the same, byte for byte", function () {
    this.timeout(300_000);
    for (const { version, path } of nodes()) {
      const own = (more?: NodeJS.ProcessEnv): Ended => gonogo(checks, more, [], path);
      const said = own({ GONOGO_NO_CACHE: "1" });
      assert.deepEqual(kept(), [], version);
      assert.deepEqual(own(), said, version);
      assert.deepEqual(readdirSync(home), ["gonogo"]);
      const before = kept();
      assert.ok(before.length > 0, version);
      assert.deepEqual(own(), said, version);
      assert.deepEqual(kept(), before, version);
      rmSync(join(home, "gonogo"), { recursive: true });
    }
  });

  it("is kept by a long check as by a short one", () => {
    // Long enough for Node to be told to compile later, which must be over when code is kept.
    const path = join(home, "long.runbook");
    writeFileSync(path, largeRunbook(1_000));
    assert.match(gonogo(["check", path]).stdout, /GO\n$/);
    for (const name of kept().filter(name => name.endsWith(".code")))
      assert.ok(isUsed(join(home, "gonogo", name)), name);
  });

  it("is kept once by many runs at the same time", async function () {
    this.timeout(60_000);
    const runs = Array.from({ length: 5 }, async () => {
      const child = spawn(process.execPath, [command, ...checks], { cwd: root, env: environment() });
      let out = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        out += text;
      });
      await once(child, "close");
      return out;
    });
    for (const out of await Promise.all(runs)) assert.equal(out, plain.stdout);
    if (!keepsItself) assert.equal(kept().length, 2);
    assert.deepEqual(gonogo(checks), plain);
  });

  it("is not kept where no folder can be made", () => {
    writeFileSync(join(home, "file"), "");
    assert.deepEqual(gonogo(checks, { XDG_CACHE_HOME: join(home, "file") }), plain);
  });

  it("is not kept in a folder that cannot be written", function () {
    if (isWindows || process.getuid?.() === 0) return this.skip();
    mkdirSync(join(home, "gonogo"), { mode: 0o500 });
    assert.deepEqual(gonogo(checks), plain);
    assert.deepEqual(kept(), []);
  });

  it("is neither kept nor read through a link", function () {
    if (isWindows) return this.skip();
    gonogo(checks);
    const elsewhere = join(scratch, "elsewhere");
    mkdirSync(elsewhere, { mode: 0o700 });
    rmSync(join(home, "gonogo"), { recursive: true });
    symlinkSync(elsewhere, join(home, "gonogo"));
    assert.deepEqual(gonogo(checks), plain);
    assert.deepEqual(readdirSync(elsewhere), []);
  });

  it("is neither kept nor read where others may write", function () {
    if (isWindows) return this.skip();
    mkdirSync(join(home, "gonogo"));
    chmodSync(join(home, "gonogo"), 0o777);
    assert.deepEqual(gonogo(checks), plain);
    assert.deepEqual(kept(), []);
  });

  describe("in files of ours", () => {
    before(function () {
      if (keepsItself) this.skip();
    });
    beforeEach(() => {
      gonogo(checks);
    });

    it("is used", () => {
      assert.equal(kept().length, 2);
      assert.ok(isUsed(fileOf("checking")));
      assert.equal(isWindows || (statSync(fileOf("checking")).mode & 0o777) === 0o600, true);
      assert.equal(isWindows || (statSync(join(home, "gonogo")).mode & 0o777) === 0o700, true);
    });

    const damage: Readonly<Record<string, (whole: Buffer) => Buffer>> = {
      "a bit of whose it is": whole => flipped(whole, 9),
      "a bit in its middle": whole => flipped(whole, whole.length >> 1),
      "its last bit": whole => flipped(whole, whole.length - 1),
      "its end": whole => whole.subarray(0, whole.length - 5_000),
      "all but a few bytes": whole => whole.subarray(0, 5),
      everything: () => Buffer.alloc(0),
      "what it was": whole => Buffer.alloc(whole.length, "no code "),
    };
    for (const [what, damaged] of Object.entries(damage))
      it(`is made again where a file has lost ${what}`, () => {
        const file = fileOf("checking");
        writeFileSync(file, damaged(readFileSync(file)));
        assert.ok(!isUsed(file));
        assert.ok(isUsed(file));
      });

    it("is made again where a file is another's", () => {
      copyFileSync(fileOf("program"), fileOf("checking"));
      assert.ok(!isUsed(fileOf("checking")));
    });

    it("is not that of a Node that was started otherwise", () => {
      const own = fileOf("checking");
      const before = kept();
      assert.deepEqual(gonogo(checks, {}, ["--no-opt"]), plain);
      assert.equal(kept().length, 2 * before.length);
      const other = kept().find(name => name.startsWith("checking") && !before.includes(name)) ?? "";
      copyFileSync(join(home, "gonogo", other), own);
      assert.ok(!isUsed(own));
    });

    it("is made again where others may have written", function () {
      if (isWindows) return this.skip();
      chmodSync(fileOf("checking"), 0o666);
      assert.ok(!isUsed(fileOf("checking")));
    });

    it("is removed when nobody has made it for long", () => {
      const old = join(home, "gonogo", "program-0.code");
      const others = join(home, "gonogo", "notes.txt");
      rmSync(fileOf("checking"));
      for (const file of [old, others]) {
        writeFileSync(file, "");
        utimesSync(file, 1, 1);
      }
      gonogo(checks);
      assert.ok(!existsSync(old));
      assert.ok(existsSync(others));
    });
  });
});

function flipped(whole: Buffer, at: number): Buffer {
  const copy = Buffer.from(whole);
  copy.writeUInt8(copy.readUInt8(at) ^ 0x40, at);
  return copy;
}
