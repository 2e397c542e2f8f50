import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { runProgram } from "../../server/cli/program.js";
import { exportFormats } from "../../server/exporting/formats.js";
import { filesUnder, pathsIn } from "./contents.js";
import { type NodeProgram, nodes } from "./nodes.js";
import { npm, packForNpm, root, run } from "./project.js";

const KB = 1024;
describe("the npm package", () => {
  let folder = "";
  let installed = "";
  let files: readonly string[] = [];
  let programs: readonly NodeProgram[] = [];

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), "gonogo-pack-"));
    packForNpm(folder);
    const tarball = readdirSync(folder).find(name => name.endsWith(".tgz"));
    assert.ok(tarball, "npm pack made no tarball");
    const alone = join(folder, "alone");
    mkdirSync(alone);
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    npm(["install", "--offline", ...quiet, join(folder, tarball)], { cwd: alone });
    installed = join(alone, "node_modules", "gonogo");
    files = filesUnder(installed);
    cpSync(join(root, "samples"), join(alone, "samples"), { recursive: true });
    programs = nodes();
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the installed command in the folder it is alone in. */
  const gonogo = (args: readonly string[], program = process.execPath, env: Readonly<Record<string, string>> = {}) =>
    run(program, [join(installed, "dist", "cli", "gonogo.cjs"), ...args], {
      cwd: join(folder, "alone"),
      env: { ...process.env, NODE_OPTIONS: "", ...env },
    });

  it("needs no other package", () => {
    assert.deepEqual(
      readdirSync(join(folder, "alone", "node_modules")).filter(name => !name.startsWith(".")),
      ["gonogo"],
    );
  });

  it("holds what is used and nothing else", () => {
    const used =
      /^(?:dist\/library\/types\/.*\.d\.c?ts|dist\/(?:cli|server)\/[\w-]+\.cjs|dist\/library\/index\.c?js|dist\/THIRD-PARTY-LICENSES\.txt|dist\/rules\.json|dist\/board\/(?:page\.html|icon\.png|board\.(?:js|css))|dist\/picture\/(?:index_bg\.wasm|NotoSans_\w+\.ttf)|package\.json|docs\/cli\/gonogo\.1|schemas\/[\w-]+\.json|(?:README|CHANGELOG|SUPPORT)\.md|LICENSE)$/;
    assert.deepEqual(
      files.filter(file => !used.test(file)),
      [],
    );
    for (const needed of ["README.md", "CHANGELOG.md", "LICENSE", "dist/THIRD-PARTY-LICENSES.txt"])
      assert.ok(files.includes(needed), `${needed} is missing`);
  });

  it("has every file its manifest names", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    const named = pathsIn(manifest);
    assert.ok(named.length > 6);
    assert.deepEqual(
      named.filter(path => !files.some(file => file === path || file.startsWith(`${path}/`))),
      [],
    );
  });

  it("says nothing that only VS Code or a builder wants to know, and names the library where `exports` are unknown", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    for (const key of [
      "private",
      "contributes",
      "activationEvents",
      "galleryBanner",
      "icon",
      "scripts",
      "devDependencies",
    ])
      assert.ok(!(key in manifest), key);
    assert.deepEqual(Object.keys(manifest.engines), ["node"]);
    const main = `console.log(Object.keys(require(${JSON.stringify(join(installed, manifest.main))})).sort().join())`;
    assert.equal(run(process.execPath, ["-e", main]).stdout, "check,exportMarkdown,plan,schedule\n");
    assert.ok(files.includes(manifest.types.slice(2)), manifest.types);
    assert.deepEqual(manifest.man, ["./docs/cli/gonogo.1"]);
  });

  it("carries no path of the machine it was built on", () => {
    const text = files.filter(file => /\.(?:cjs|js|css|json)$/.test(file));
    const home = root.replace(/[\\/]$/, "");
    assert.deepEqual(
      text.filter(file => readFileSync(join(installed, file), "utf8").includes(home)),
      [],
    );
  });

  // A part that outgrows this has pulled in something it should not: what is asked for now and then is a part of its own.
  it("loads less than 1,000 KB for the language server's start", () => {
    const loaded = `process.stderr.write(String.fromCharCode(10) + JSON.stringify(Object.keys(require.cache))); process.exit()`;
    const main = JSON.stringify(join(installed, "dist", "server", "main.cjs"));
    const { stderr } = run(process.execPath, ["-e", `require(${main}); ${loaded}`, "--", "server", "--stdio"], {
      cwd: join(folder, "alone"),
    });
    const size = bytesOf(JSON.parse(stderr.trim().split("\n").at(-1) ?? ""));
    assert.ok(size <= 1_000 * KB, `it has ${Math.round(size / KB)} KB`);
  });

  it("loads less than 540 KB for a check, and no more than a look at its version needs", () => {
    assert.ok(loadedBy(["check", "samples/boring/payments.runbook"]) <= 540 * KB);
    assert.ok(loadedBy(["--version"]) <= 60 * KB);
  });

  const bytesOf = (loaded: readonly string[]): number => {
    assert.ok(loaded.length > 0);
    return loaded.reduce((bytes, file) => bytes + statSync(file).size, 0);
  };

  /** How many bytes of program a command loads. */
  const loadedBy = (args: readonly string[]): number => {
    const list = `process.on("exit", () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));`;
    const main = JSON.stringify(join(installed, "dist", "cli", "main.cjs"));
    const { stderr } = run(process.execPath, ["-e", `${list} require(${main})`, "--", "gonogo", ...args], {
      cwd: join(folder, "alone"),
    });
    return bytesOf(JSON.parse(stderr));
  };

  it("installs the command", () => {
    const shim = join(folder, "alone", "node_modules", ".bin", process.platform === "win32" ? "gonogo.cmd" : "gonogo");
    const { code, stdout } = run(shim, ["--version"], { shell: process.platform === "win32" });
    assert.equal(code, 0);
    assert.ok(stdout.startsWith(`gonogo ${version()}`), stdout);
  });

  it("says its version on Node 20, 22 and 24", () => {
    for (const { path } of programs) assert.ok(gonogo(["--version"], path).stdout.startsWith(`gonogo ${version()}`));
  });

  /** Each Node in another zone and language. */
  const environments = [
    { TZ: "UTC", LANG: "C", LC_ALL: "C" },
    { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    { TZ: "America/Los_Angeles", LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" },
  ];
  for (const [format, { ending }] of Object.entries(exportFormats))
    it(`makes the same bytes on Node 20, 22 and 24, wherever it runs: ${format}`, () => {
      const made = join(folder, "alone", `made.${ending}`);
      for (const sample of ["boring", "high-wire"]) {
        const args = ["export", `samples/${sample}/payments.runbook`, "--to", format, "--output", made];
        const documents = programs.map(({ path }, index) => {
          const { code, stderr } = gonogo(args, path, environments[index]);
          assert.ok(code === 0 || code === 1, stderr);
          return readFileSync(made);
        });
        assert.ok(documents.length === 3 && (documents[0]?.length ?? 0) > 500);
        for (const document of documents) assert.ok(documents[0]?.equals(document), sample);
      }
    });

  const commands: readonly { readonly args: readonly string[]; readonly code: number }[] = [
    { args: ["check", "samples/boring/payments.runbook"], code: 0 },
    { args: ["check", "samples/high-wire/payments.runbook"], code: 1 },
    { args: ["check", "samples", "--format", "json"], code: 1 },
    { args: ["schedule", "samples/boring/payments.runbook", "--format", "json"], code: 0 },
    { args: ["export", "samples/boring/payments.runbook", "--to", "markdown"], code: 0 },
    { args: ["export", "samples/boring/payments.runbook", "--to", "svg", "--rows", "owner"], code: 0 },
    { args: ["export", "samples/high-wire/payments.runbook", "--to", "html"], code: 1 },
    { args: ["explain", "rollback/missing"], code: 0 },
    { args: ["explain", "syntax/import"], code: 0 },
    { args: ["rules"], code: 0 },
    { args: ["check", "samples/no-such.runbook"], code: 2 },
  ];
  for (const { args, code } of commands) {
    it(`gonogo ${args.join(" ")} says what its sources say`, async () => {
      const { code: ended, out, err } = await runProgram(args, { cwd: join(folder, "alone"), colours: false });
      assert.deepEqual(gonogo(args), { code: ended, stdout: out, stderr: err });
    });

    it(`gonogo ${args.join(" ")} ends with ${code} and says the same on Node 20, 22 and 24`, () => {
      const runs = programs.map(({ version, path }) => ({ version, ...gonogo(args, path) }));
      for (const each of runs) {
        assert.equal(each.code, code, `Node ${each.version}: ${each.stderr}`);
        assert.equal(each.stdout, runs[0]?.stdout, `Node ${each.version} printed something else`);
        assert.equal(each.stderr, runs[0]?.stderr, `Node ${each.version} complained of something else`);
      }
      assert.equal(runs.length, 3);
    });
  }
});

function version(): string {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
}
