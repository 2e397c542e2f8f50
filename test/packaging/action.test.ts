/** The action, run as GitHub runs it: from a copy of the repository, in somebody's workspace, with no package but those of the lock file. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { parse } from "yaml";
import { faulty, folderWith, sound } from "../cli/program.js";
import { linked } from "./linked.js";
import { copyOfProject, type Ended, root, run } from "./project.js";

const { wordsOf }: { readonly wordsOf: (text: string) => readonly string[] } = await import(
  pathToFileURL(join(root, "scripts", "words.mjs")).href
);

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Step {
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

const action: Action = parse(readFileSync(join(root, "action.yml"), "utf8"));

/** What the step sets, given what a workflow says under `with`. */
function environmentOf({ env }: Step, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1] ?? "";
      const set = given[input] ?? action.inputs[input]?.default;
      assert.ok(set !== undefined, value);
      return [name, set];
    }),
  );
}

describe("the action", () => {
  let copy = "";
  let bin = "";
  /** Stands for npm and npx, which may be asked only for what the lock file names. */
  const npmLog = (): string => (existsSync(join(bin, "log")) ? readFileSync(join(bin, "log"), "utf8") : "");

  before(function () {
    if (process.platform === "win32") this.skip();
    copy = copyOfProject("gonogo-action-");
    linked(join(root, "node_modules"), join(copy, "node_modules"));
    bin = `${copy}-bin`;
    mkdirSync(bin);
    for (const name of ["npm", "npx"]) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $PWD $*" >> "${join(bin, "log")}"\nexit 7\n`);
      chmodSync(join(bin, name), 0o755);
    }
  });
  after(() => {
    for (const folder of [copy, bin]) if (folder !== "") rmSync(folder, { recursive: true, force: true });
  });

  function act(
    cwd: string,
    given: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>> = {},
  ): Ended {
    const [step, ...others] = action.runs.steps;
    assert.ok(step && others.length === 0 && action.runs.using === "composite" && step.shell === "bash");
    const { NODE_OPTIONS: _, GITHUB_STEP_SUMMARY: __, ...env } = process.env;
    // As a runner calls bash.
    return run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
      cwd,
      env: {
        ...env,
        ...environmentOf(step, given),
        ...more,
        GITHUB_ACTION_PATH: copy,
        PATH: `${bin}${delimiter}${env.PATH ?? ""}`,
      },
    });
  }

  it("builds its own commit, checks what it is told, and asks no registry", () => {
    const cwd = folderWith({
      "a.runbook": faulty,
      "two words/c d.runbook": faulty,
      "-x.runbook": faulty,
      "old releases/b.runbook": faulty,
      "node_modules/gonogo/package.json": '{ "name": "gonogo", "bin": "evil.cjs" }',
      "node_modules/gonogo/evil.cjs": "process.exit(0)",
    });
    const { code, stdout, stderr } = act(cwd, {
      paths: `a.runbook "two words"\n 'old releases' -x.runbook\n`,
      arguments: `--exclude "old releases/**"\n--format concise --output 'my report.txt'`,
      sarif: "out of it.sarif",
    });
    assert.equal(code, 1, stderr);
    assert.match(stdout, /^::error /m);
    const report = readFileSync(join(cwd, "my report.txt"), "utf8");
    const files = new Set(
      report
        .split("\n")
        .filter(Boolean)
        .map(line => line.slice(0, line.indexOf(":"))),
    );
    assert.deepEqual([...files].sort(), ["-x.runbook", "a.runbook", "two words/c d.runbook"]);
    assert.equal(JSON.parse(readFileSync(join(cwd, "out of it.sarif"), "utf8")).version, "2.1.0");
    assert.equal(npmLog(), "");
    assert.match(stderr, /Building \(nothing is built yet\)/);
  }).timeout(300_000);

  it("checks everything by itself, and says GO of what is sound", () => {
    const cwd = folderWith({ "a.runbook": sound });
    const { code, stdout, stderr } = act(cwd, {});
    assert.equal(code, 0, stdout + stderr);
    assert.ok(existsSync(join(cwd, "gonogo.sarif")));
    assert.equal(npmLog(), "");
  });

  it("shows what it found on the page of the job, after what is there", () => {
    const cwd = folderWith({ "a.runbook": faulty, "summary.md": "before\n" });
    const summary = join(cwd, "summary.md");
    assert.equal(act(cwd, {}, { GITHUB_STEP_SUMMARY: summary }).code, 1);
    const text = readFileSync(summary, "utf8");
    assert.match(text, /^before\n## NO-GO\n[\s\S]*### a\.runbook\n[\s\S]*syntax\/parse/);
    assert.equal(act(cwd, { paths: "absent.runbook" }, { GITHUB_STEP_SUMMARY: summary }).code, 2);
    assert.equal(readFileSync(summary, "utf8"), text);
  });

  it("ends with words where a quote is left open", () => {
    const { code, stdout, stderr } = act(folderWith({ "a.runbook": sound }), { arguments: '--exclude "old' });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^Go\/No-Go could not check: a quote is not closed in `--exclude "old`$/m);
  });

  it("installs what its lock file names, without their scripts, and checks nothing where it cannot", () => {
    rmSync(join(copy, "node_modules", ".package-lock.json"));
    const { code, stderr } = act(folderWith({ "a.runbook": sound }), {});
    assert.equal(code, 2, stderr);
    assert.match(npmLog(), /^npm \S+ ci --ignore-scripts /);
    assert.equal(npmLog().trim().split("\n").length, 1);
    assert.ok(npmLog().includes(` ${copy} `) || npmLog().startsWith(`npm ${copy} `));
  });
});

describe("the words of an input", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "": [],
    " \n\t ": [],
    "a  b\nc": ["a", "b", "c"],
    '"two words" \'and "these"\' x"y z"\'w\'': ["two words", 'and "these"', "xy zw"],
    "\"\" ''": ["", ""],
    "$HOME `id` $(id) * ~ \\n a\\ b": ["$HOME", "`id`", "$(id)", "*", "~", "\\n", "a\\", "b"],
  };
  for (const [text, words] of Object.entries(cases))
    it(`are ${JSON.stringify(words)} of ${JSON.stringify(text)}`, () => assert.deepEqual(wordsOf(text), words));

  it("come back as they were quoted", () => {
    const word = fc.string({ unit: fc.constantFrom("a", " ", "'", '"', "\n", "\\", "$") });
    const quoted = (text: string): string => `"${text.split('"').join(`"'"'"`)}"`;
    fc.assert(fc.property(fc.array(word), all => assert.deepEqual(wordsOf(all.map(quoted).join(" ")), all)));
  });

  for (const open of ["'a", 'a "b', `"'`])
    it(`refuse ${open}`, () => assert.throws(() => wordsOf(open), /a quote is not closed/));
});
