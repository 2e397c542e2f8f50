/** The image, as far as it can be tried without Docker: what its file says, the commands it runs, and how it is published. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { npm, packForNpm, root, run } from "./project.js";

const { version }: { version: string } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const dockerfile = readFileSync(join(root, "scripts", "publishing", "Dockerfile"), "utf8");
const instructions = dockerfile.split("\n").filter(line => line !== "" && !line.startsWith("#"));
const instruction = (name: string): readonly string[] =>
  instructions.filter(line => line.startsWith(`${name} `)).map(line => line.slice(name.length + 1));

describe("the image", () => {
  let folder = "";
  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), "gonogo-image-test-"));
    packForNpm(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("has an exact base, and runs as nobody special", () => {
    for (const line of instructions) assert.match(line, /^(FROM|RUN|COPY|ENV|USER|WORKDIR|ENTRYPOINT|CMD) \S/);
    assert.match(instruction("FROM").join(), /^node:\d+\.\d+\.\d+-alpine\d+\.\d+$/);
    assert.deepEqual(instruction("USER"), ["node"]);
    assert.ok(instructions.indexOf("USER node") > instructions.findLastIndex(line => line.startsWith("RUN ")));
    assert.deepEqual(
      instruction("ENTRYPOINT").map(each => JSON.parse(each)),
      [["gonogo"]],
    );
    assert.deepEqual(
      instruction("CMD").map(each => JSON.parse(each)),
      [["check", "."]],
    );
  });

  it("installs the package with nothing else, without a network, so that its command works", function () {
    this.timeout(120_000);
    const [, install = ""] = /npm (install .*?) \/tmp\/gonogo-\*\.tgz/.exec(instruction("RUN").join("\n")) ?? [];
    assert.match(install, /--offline .*--ignore-scripts/);
    const prefix = join(folder, "prefix");
    mkdirSync(prefix);
    const tarball = join(folder, `gonogo-${version}.tgz`);
    npm([...install.split(" "), "--prefix", prefix, "--loglevel=error", tarball], { cwd: folder });
    const modules = [join(prefix, "lib", "node_modules"), join(prefix, "node_modules")].find(each => existsSync(each));
    assert.ok(modules);
    assert.deepEqual(
      readdirSync(modules).filter(name => !name.startsWith(".")),
      ["gonogo"],
    );
    const [entry, ...args] = [...instruction("ENTRYPOINT"), ...instruction("CMD")].flatMap(each => JSON.parse(each));
    assert.equal(entry, "gonogo");
    const [name = "", value = ""] = instruction("ENV").join().split("=");
    const checked = run(process.execPath, [join(modules, "gonogo", "dist", "cli", "gonogo.cjs"), ...args], {
      cwd: join(root, "samples", "boring"),
      env: { ...process.env, [name]: value },
    });
    assert.deepEqual([checked.code, checked.stderr], [0, ""]);
    assert.match(checked.stdout, /GO\n$/);
  });

  const publish = (env: Readonly<Record<string, string>>) =>
    run(process.execPath, [join(root, "scripts", "publishing", "image.mjs"), folder], {
      env: { ...process.env, GITHUB_TOKEN: "", GITHUB_ACTOR: "", GITHUB_REPOSITORY: "", GITHUB_SHA: "", ...env },
    });

  it("is published nowhere but in the workflow", () => {
    const { code, stderr } = publish({});
    assert.equal(code, 1);
    assert.match(stderr, /The image was not published: GitHub vouches for nobody here/);
  });

  it("is built of the attested package alone, tried without a network, and pushed only then", function () {
    if (process.platform === "win32") return this.skip();
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const calls = join(folder, "calls");
    // In place of Docker: says what it was asked for, and fails where it is told to.
    writeFileSync(
      join(bin, "docker"),
      `#!${process.execPath}
const { appendFileSync, readdirSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2);
const context = args[0] === "build" ? readdirSync(args.at(-1)) : [];
const input = args[0] === "login" ? readFileSync(0, "utf8") : "";
appendFileSync(${JSON.stringify(calls)}, JSON.stringify({ args, context, input }) + "\\n");
process.exitCode = process.env.FAILS === args[0] ? 1 : 0;
`,
    );
    chmodSync(join(bin, "docker"), 0o755);
    const published = (fails: string) => {
      rmSync(calls, { force: true });
      const { code, stderr } = publish({
        PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
        GITHUB_TOKEN: "not-a-token",
        GITHUB_ACTOR: "somebody",
        GITHUB_REPOSITORY: "GoNoGo/gonogo",
        GITHUB_SHA: "0123",
        FAILS: fails,
      });
      const said: readonly { args: readonly string[]; context: readonly string[]; input: string }[] = readFileSync(
        calls,
        "utf8",
      )
        .trim()
        .split("\n")
        .map(line => JSON.parse(line));
      return { code, stderr, said };
    };
    const { code, stderr, said } = published("");
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      said.map(({ args }) => args[0]),
      ["build", "run", "login", "push"],
    );
    const [build, trial, login, push] = said;
    assert.deepEqual(build?.context, [`gonogo-${version}.tgz`]);
    const image = `ghcr.io/gonogo/gonogo:${version}`;
    assert.deepEqual(push?.args, ["push", image]);
    assert.equal(trial?.args.at(-1), image);
    assert.ok(trial?.args.join(" ").includes("--network none --read-only"));
    assert.equal(login?.input, "not-a-token");
    assert.ok(said.every(({ args }) => !args.includes("not-a-token")));
    const failed = published("run");
    assert.equal(failed.code, 1);
    assert.match(failed.stderr, /docker run failed/);
    assert.deepEqual(
      failed.said.map(({ args }) => args[0]),
      ["build", "run"],
    );
  });
});
