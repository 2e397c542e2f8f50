/** The recipes, as far as they run here: the hook with a real commit, the matcher on real output, the files by what they say. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** What the recipe asks of GitHub's own program, kept in a file. */
const fakeGh = `const { readFileSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const after = name => args[args.indexOf(name) + 1];
const comments = JSON.parse(readFileSync("comments.json", "utf8"));
const keep = all => writeFileSync("comments.json", JSON.stringify(all));
const method = args.includes("--method") ? after("--method") : "GET";
const path = args.find(each => each.startsWith("repos/org/repo/issues/"));
const id = Number(path.split("/").at(-1));
const body = () => readFileSync(after("--field").replace("body=@", ""), "utf8");
if (args[0] !== "api") process.exit(9);
else if (method === "GET" && path.endsWith("/7/comments") && after("--jq").includes('.user.type == "Bot"')) {
  const mark = /startswith\\("(.*?)"\\)/.exec(after("--jq"))[1];
  for (const each of comments) if (each.type === "Bot" && each.body.startsWith(mark)) console.log(each.id);
} else if (method === "POST" && path.endsWith("/7/comments")) keep([...comments, { id: 42, type: "Bot", body: body() }]);
else if (method === "PATCH") keep(comments.map(each => (each.id === id ? { ...each, body: body() } : each)));
else if (method === "DELETE") keep(comments.filter(each => each.id !== id));
else process.exit(9);
`;

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
    // A draft that git does not know stops nobody; what rests on a roster does.
    writeFileSync(join(cwd, "c.runbook"), 'import "./people.runbook"\nrunbook c "C" { coordinator ana }\n');
    writeFileSync(join(cwd, "people.runbook"), 'person ana "Ana" { timezone UTC contact "#ana" }\n');
    git("add", "c.runbook", "people.runbook");
    assert.equal(git("commit", "-m", "people").status, 0);
    writeFileSync(join(cwd, "people.runbook"), 'person ben "Ben" { timezone UTC contact "#ben" }\n');
    const dependants = git("commit", "--all", "-m", "ana has left");
    assert.equal(dependants.status, 1);
    assert.match(`${dependants.stdout}${dependants.stderr}`, /c\.runbook:2/);
    git("checkout", "-q", "people.runbook");
    writeFileSync(join(cwd, "notes.txt"), "");
    git("add", "notes.txt");
    assert.equal(git("commit", "-m", "notes").status, 0);
  });

  it("committed documents: a stale or missing one fails and is named", () => {
    const cwd = folderWith({
      "release.runbook": `person ana "Ana" { timezone UTC }
runbook r "R" { window 2026-05-23 22:00 to 23:00 UTC step a "A" { takes 5m owner ana } }
`,
      "bin/gonogo": `#!/bin/sh\nexec "${process.execPath}" "${program()}" "$@"\n`,
      "documents.sh": block("sh", /documents\.sh/),
    });
    chmodSync(join(cwd, "bin/gonogo"), 0o755);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = (...args: readonly string[]) => {
      const path = `${join(cwd, "bin")}${delimiter}${process.env.PATH ?? ""}`;
      const { status, stdout } = spawnSync("sh", ["documents.sh", ...args], {
        cwd,
        encoding: "utf8",
        env: { ...env, PATH: path },
      });
      return { status, stdout };
    };
    assert.match(run("--check").stdout, /^release\.svg is missing[^\n]*\nrelease\.md is missing/);
    run();
    const fresh = run("--check");
    assert.equal(fresh.status, 0, fresh.stdout);
    writeFileSync(join(cwd, "release.html"), read("README.md"));
    const stale = run("--check");
    assert.equal(stale.status, 1);
    assert.match(stale.stdout, /^release\.html is stale/m);
    assert.doesNotMatch(stale.stdout, /release\.md is stale/);
  }).timeout(60_000);

  it("many teams in one repository: each folder, the night, and what a pull request changes", async () => {
    const section = recipes.slice(recipes.indexOf("## Many teams in one repository"), recipes.indexOf("## pre-commit"));
    const files = Object.fromEntries(
      [...section.matchAll(/^`([\w./-]+\.runbook)`[^\n]*:\n\n<!-- [^\n]* -->\n```runbook\n([\s\S]*?)```/gm)].map(
        ([, name = "", text = ""]): [string, string] => [name, text],
      ),
    );
    const tree = [...(/```text\n([\s\S]*?)```/.exec(section)?.[1] ?? "").matchAll(/^(\S+)/gm)].map(([, name]) => name);
    for (const name of Object.keys(files))
      assert.ok(
        tree.some(each => each && name.startsWith(each)),
        name,
      );
    assert.equal(Object.keys(files).length, 5);
    const cwd = folderWith({ "gonogo.root": "", ...files });
    const git = (...args: readonly string[]): void => {
      const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
      assert.equal(spawnSync("git", [...identity, ...args], { cwd }).status, 0);
    };
    for (const args of [["."], ["payments"], ["nights/2026-06-23.runbook"]]) {
      const { code, stdout } = await asked(["check", ...args], cwd);
      assert.equal(code, 0, stdout);
      assert.doesNotMatch(stdout, /error|warning [a-z]+\//);
    }
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-q", "-m", "one");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    const command = /gonogo (check \. --changed-since \S+)/.exec(block("sh", /origin\/main/))?.[1] ?? "";
    const changed = async (name: string, from: string, to: string) => {
      const text = files[name] ?? "";
      assert.ok(text.includes(from));
      writeFileSync(join(cwd, name), text.replace(from, to));
      const { stdout } = await asked([...command.split(" "), "--format", "json"], cwd);
      writeFileSync(join(cwd, name), text);
      const { summary, findings } = JSON.parse(stdout) as {
        summary: { files: number };
        findings: readonly { file: string; code: string }[];
      };
      return [summary.files, ...findings.map(({ file, code }) => `${file} ${code}`)];
    };
    // The shop moves into the payments' change: its own runbook stays GO, the night does not.
    assert.deepEqual(await changed("shop/deploy.runbook", "23 20:00", "23 19:10"), [
      2,
      "nights/2026-06-23.runbook programme/environment-clash",
    ]);
    // What payments must name, the shop need not: the policy is by path.
    assert.deepEqual(await changed("payments/index.runbook", "  change CHG-4711\n", ""), [
      2,
      "nights/2026-06-23.runbook programme/runbook",
      "payments/index.runbook change/missing",
    ]);
    // All rest on the roster.
    const [all] = await changed("people.runbook", "Cem Kaya", "Cem Demir");
    assert.equal(all, 4);
  });

  it("one comment says what a pull request changes: it is updated, and gone where nothing changes", () => {
    const release = (minutes: number): string =>
      `runbook a "A" { window 2026-05-23 10:00 to 2026-05-23 12:00 timezone UTC step s "S" { takes ${minutes}m } }\n`;
    const cwd = folderWith({
      "a.runbook": release(5),
      "comments.json": JSON.stringify([{ id: 1, type: "User", body: "<!-- gonogo diff -->\nsomebody else's" }]),
      "bin/npx": `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program()}" "$@"\n`,
      "bin/gh": `#!${process.execPath}\n${fakeGh}`,
    });
    for (const name of ["npx", "gh"]) chmodSync(join(cwd, "bin", name), 0o755);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const run = (command: string, args: readonly string[], more = {}) => {
      const path = `${join(cwd, "bin")}${delimiter}${process.env.PATH ?? ""}`;
      const ended = spawnSync(command, args, { cwd, encoding: "utf8", env: { ...env, PATH: path, ...more } });
      return { status: ended.status, said: `${ended.stdout}${ended.stderr}` };
    };
    const git = (...args: readonly string[]) => {
      const who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
      assert.equal(run("git", [...who, ...args]).status, 0);
    };
    git("init", "-q", "-b", "main");
    git("add", "a.runbook");
    git("commit", "-q", "-m", "one");
    git("checkout", "-q", "-b", "work");
    const [, script = ""] = /run: \|\n([\s\S]*)/.exec(block("yaml", /gonogo diff/)) ?? [];
    const step = (base = "main") => {
      const { status, said } = run("bash", ["-e", "-c", script.replace(/^ {10}/gm, "")], {
        GITHUB_REPOSITORY: "org/repo",
        PULL: "7",
        BASE: base,
      });
      const comments: readonly { readonly id: number; readonly body: string }[] = JSON.parse(
        readFileSync(join(cwd, "comments.json"), "utf8"),
      );
      return { status, said, ours: comments.filter(({ id }) => id !== 1), count: comments.length };
    };
    assert.deepEqual(step(), { status: 0, said: "", ours: [], count: 1 });
    writeFileSync(join(cwd, "a.runbook"), release(15));
    git("commit", "-q", "-a", "-m", "longer");
    const first = step();
    assert.deepEqual([first.status, first.ours.length], [0, 1], first.said);
    assert.match(first.ours[0]?.body ?? "", /^<!-- gonogo diff -->\n### A [\s\S]*10m later/);
    writeFileSync(join(cwd, "a.runbook"), release(25));
    git("commit", "-q", "-a", "-m", "longer still");
    const second = step();
    assert.deepEqual(
      second.ours.map(({ id }) => id),
      first.ours.map(({ id }) => id),
    );
    assert.match(second.ours[0]?.body ?? "", /20m later/);
    writeFileSync(join(cwd, "a.runbook"), `// as before\n${release(5)}`);
    git("commit", "-q", "-a", "-m", "back");
    assert.deepEqual(step(), { status: 0, said: "", ours: [], count: 1 });
    assert.equal(step("nowhere").status, 2);
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
    const texts = [recipes, read("README.md"), read("walkthrough/hand-out.md"), read(".pre-commit-hooks.yaml")].join(
      "\n",
    );
    const calls = [...texts.matchAll(/gonogo check ([^'\n#]*)/g)];
    assert.ok(calls.length >= 9);
    for (const [, args = ""] of calls) {
      const own = args
        .split(/[`|<]/)[0]
        ?.split(/\s+/)
        .flatMap(word => (word === "" || /^"\$\{/.test(word) ? [] : [word.replaceAll('"', "")]));
      assert.ok(own);
      const result = readArguments(own, check);
      assert.equal(result.kind, "arguments", `${args}: ${JSON.stringify(result)}`);
    }
    const versions = [
      ...texts.matchAll(/gonogo[@-]v?(\d[\d.]*\d)|\/v(\d[\d.]*\d)\/gonogo|gonogo v(\d[\d.]*\d)|rev: v(.*)/g),
    ];
    assert.ok(versions.length > 5);
    for (const [, ...named] of versions) assert.equal(named.find(Boolean), version);
  });

  it("nothing asks npm for the program by its name, which is not ours there", () => {
    const folder = join(root, "docs");
    const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(name => name.endsWith(".md"));
    const texts = ["README.md", "walkthrough/hand-out.md", ...pages.map(name => join("docs", name))].map(read);
    // What is to be run: a line of a block, or what stands between backticks.
    const shown = texts.flatMap(text => [
      ...[...text.matchAll(/```[\s\S]*?```/g)].flatMap(([block]) => block.split("\n")),
      ...[...text.matchAll(/`[^`\n]+`/g)].map(([code]) => code),
    ]);
    const run = [...shown, ...`${read("action.yml")}\n${read(".pre-commit-hooks.yaml")}`.split("\n")];
    const asking = run.filter(line => /\bnpx (?!--no )|\bnpm (?:i|install|add|exec)\b(?!.*https:)/.test(line));
    // What is said of a name, and of a package of a release.
    assert.deepEqual(asking.sort(), ["`npm install --global`", "`npx gonogo`"]);
  });

  it("every action they use is one of a commit, but for ours, whose commit they cannot know", () => {
    const uses = [...recipes.matchAll(/uses: (.*)/g)].map(([, use = ""]) => use);
    assert.ok(uses.length > 3);
    const others = uses.filter(use => !use.startsWith("gonogo/gonogo@"));
    for (const use of others) assert.match(use, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const own = read(".github/workflows/ci.yml");
    for (const use of others.filter(each => each.startsWith("actions/"))) assert.ok(own.includes(use), use);
  });

  it("the Docker file runs as nobody special, pinned, with the command as its entry", () => {
    const lines = block("dockerfile", /FROM/).trim().split("\n");
    assert.match(lines[0] ?? "", /^FROM node:\d+\S*$/);
    for (const line of lines) assert.match(line, /^(FROM|COPY|RUN|ENV|USER|WORKDIR|ENTRYPOINT|CMD) \S/);
    assert.ok(lines.includes("USER node") && lines.includes('ENTRYPOINT ["gonogo"]'));
  });
});
