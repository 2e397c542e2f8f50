/** What a start of the command loads: its own files, parts of Node, formats of times. More of any is more to wait for, at each start. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { largeRunbook } from "../support/large.js";
import { root, run } from "./project.js";

interface Loaded {
  readonly files: readonly string[];
  readonly parts: readonly string[];
  readonly formats: number;
}

/** Tells at the end what there was, on standard error. */
const teller = `
const parts = () => process.moduleLoadList.filter(name => name.startsWith("NativeModule ")).map(name => name.slice(13));
const { DateTimeFormat } = Intl;
let formats = 0;
Intl.DateTimeFormat = function (...args) {
  formats++;
  return new DateTimeFormat(...args);
};
const before = new Set(parts());
process.on("exit", () => {
  const files = Object.keys(require.cache).filter(path => path !== __filename);
  const told = { files, parts: parts().filter(name => !before.has(name)), formats };
  require("node:fs").writeSync(2, JSON.stringify(told));
});
`;

/** Of Node, beyond what any start of it loads: what compiled code runs in, and what arguments are read with. */
const launching = ["vm", "internal/util/parse_args"];

const checking = ["gonogo.cjs", "main.cjs", "once", "program.cjs", "check", "checking.cjs", "human"];

describe("a start of the command", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "gonogo-start-"));
    writeFileSync(join(folder, "teller.cjs"), teller);
    writeFileSync(join(folder, "london.runbook"), largeRunbook(20));
    writeFileSync(join(folder, "utc.runbook"), largeRunbook(20).replace(/Europe\/\w+/g, "UTC"));
    writeFileSync(join(folder, "offset.runbook"), largeRunbook(20).replace(/Europe\/\w+/g, "+02:00"));
    writeFileSync(join(folder, "broken.runbook"), `${largeRunbook(20)}\nsequ`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const loadedBy = (...args: readonly string[]): Loaded => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const { stderr } = run(
      process.execPath,
      ["--require", join(folder, "teller.cjs"), join(root, "dist", "cli", "gonogo.cjs"), ...args],
      { cwd: folder, env: { ...env, XDG_CACHE_HOME: folder } },
    );
    return JSON.parse(stderr);
  };
  const sizeOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0);
  /** Without the letters that differ from build to build. */
  const namesOf = (files: readonly string[]): readonly string[] =>
    files.map(file => basename(file).replace(/-[0-9A-Z]{8}\.cjs$/, ""));

  it("loads one small file to tell the version", () => {
    const { files, parts, formats } = loadedBy("--version");
    assert.deepEqual(namesOf(files), ["gonogo.cjs"]);
    assert.ok(sizeOf(files) < 10_000);
    assert.deepEqual(unexpected(parts), []);
    assert.equal(formats, 0);
  });

  for (const name of ["london", "utc", "offset", "broken"])
    it(`loads for a check what a check needs (${name})`, () => {
      const { files, parts, formats } = loadedBy("check", `${name}.runbook`);
      assert.deepEqual(namesOf(files), checking);
      // The table of zones is 21,000 of them.
      assert.ok(sizeOf(files) < 540_000, `${sizeOf(files)} bytes`);
      assert.deepEqual(unexpected(parts), []);
      assert.equal(formats, 0);
    });

  it("loads nothing of the language for help", () => {
    const { files } = loadedBy("check", "--help");
    assert.ok(!namesOf(files).includes("checking.cjs"));
  });

  function unexpected(parts: readonly string[]): readonly string[] {
    return parts.filter(part => !launching.some(name => part === name || part.startsWith(`${name}/`)));
  }
});
