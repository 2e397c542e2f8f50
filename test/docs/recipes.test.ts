/** The recipes, as far as they run here: the hook with a real commit, the matcher on real output, the files by what they say. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { readArguments } from "../../server/cli/arguments.js";
import { check } from "../../server/cli/table/check.js";
import { asked, faulty, folderWith, program, sound } from "../cli/program.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const recipes = read("docs/cli/recipes.md");
const { version }: { version: string } = JSON.parse(read("package.json"));

function block(language: string, having: RegExp): string {
  const blocks = [...recipes.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const found = blocks.find(([, own, text = ""]) => own === language && having.test(text));
  assert.ok(found, `no ${language} block with ${having}`);
  return found[2] ?? "";
}

describe("the recipes", () => {
  it("the hook lets a sound runbook be committed, stops a faulty one, and ignores other files", () => {
    const cwd = folderWith({
      "a.runbook": sound,
      "bin/gonogo": `#!/bin/sh\nexec "${process.execPath}" "${program()}" "$@"\n`,
    });
    chmodSync(join(cwd, "bin/gonogo"), 0o755);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const git = (...args: readonly string[]) =>
      spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args], {
        cwd,
        encoding: "utf8",
        env: { ...env, PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH ?? ""}` },
      });
    git("init", "-q");
    writeFileSync(join(cwd, ".git/hooks/pre-commit"), block("sh", /--files-from/), { mode: 0o755 });
    git("add", "a.runbook");
    assert.equal(git("commit", "-m", "sound").status, 0);
    writeFileSync(join(cwd, "b.runbook"), faulty);
    git("add", "b.runbook");
    const stopped = git("commit", "-m", "faulty");
    assert.equal(stopped.status, 1);
    assert.match(`${stopped.stdout}${stopped.stderr}`, /b\.runbook:2:1[\s\S]*NO-GO/);
    git("reset", "-q");
    writeFileSync(join(cwd, "notes.txt"), "");
    git("add", "notes.txt");
    assert.equal(git("commit", "-m", "notes").status, 0);
  });

  it("the problem matcher reads every line of the concise format", async () => {
    const matcher = JSON.parse(read("docs/cli/problem-matcher.json")).problemMatcher[0].pattern[0];
    const pattern = new RegExp(matcher.regexp);
    const { stdout } = await asked(["check", "samples/high-wire", "--format", "concise"], root);
    const lines = stdout.split("\n").filter(line => line !== "");
    assert.ok(lines.length > 5);
    for (const line of lines) {
      const match = pattern.exec(line);
      assert.ok(match, line);
      assert.match(match[matcher.file] ?? "", /^samples\/high-wire\/\w+\.runbook$/);
      assert.match(match[matcher.code] ?? "", /^[a-z]+\/[a-z-]+$/);
      assert.ok(match[matcher.message]);
    }
  });

  it("every `gonogo check` in them is understood, and every version is this one", () => {
    const texts = [recipes, read("action.yml"), read(".pre-commit-hooks.yaml")].join("\n");
    const calls = [...texts.matchAll(/gonogo(?:@[\d.]+|@\$GONOGO_VERSION")? check ([^'\n#]*)/g)];
    assert.ok(calls.length >= 6);
    for (const [, args = ""] of calls) {
      const own = args
        .split(/[`|]/)[0]
        ?.split(/\s+/)
        .flatMap(word => (word === "" || /^"\$\{/.test(word) ? [] : [word.replaceAll('"', "")]));
      assert.ok(own);
      const result = readArguments(own, check);
      assert.equal(result.kind, "arguments", `${args}: ${JSON.stringify(result)}`);
    }
    for (const [, named] of texts.matchAll(/gonogo@v?(\d[\d.]*\d)/g)) assert.equal(named, version);
    assert.match(read("action.yml"), new RegExp(`default: ${version.replaceAll(".", "\\.")}\n`));
  });

  it("the action's step does what it says, with npx replaced", () => {
    const step = read("action.yml").split("run: |\n")[1] ?? "";
    const cwd = folderWith({
      "a.runbook": faulty,
      "b/c.runbook": faulty,
      "bin/npx": `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program()}" "$@"\n`,
    });
    chmodSync(join(cwd, "bin/npx"), 0o755);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step], {
      cwd,
      encoding: "utf8",
      env: {
        ...env,
        PATH: `${join(cwd, "bin")}${delimiter}${process.env.PATH ?? ""}`,
        GONOGO_PATHS: "a.runbook \n  b\n",
        GONOGO_ARGUMENTS: "--fail-on error\n--format concise\n--output concise.txt\n",
        GONOGO_VERSION: version,
        GONOGO_SARIF: "gonogo.sarif",
      },
    });
    assert.equal(status, 1, stderr);
    assert.match(stdout, /^::error /m);
    assert.match(readFileSync(join(cwd, "concise.txt"), "utf8"), /^a\.runbook:2[\s\S]*^b\/c\.runbook:2/m);
    assert.equal(JSON.parse(readFileSync(join(cwd, "gonogo.sarif"), "utf8")).version, "2.1.0");
  });

  it("the Docker file runs as nobody special, pinned, with the command as its entry", () => {
    const lines = block("dockerfile", /FROM/).trim().split("\n");
    assert.match(lines[0] ?? "", /^FROM node:\d+\S*$/);
    for (const line of lines) assert.match(line, /^(FROM|RUN|USER|WORKDIR|ENTRYPOINT|CMD) \S/);
    assert.ok(lines.includes("USER node") && lines.includes('ENTRYPOINT ["gonogo"]'));
  });
});
