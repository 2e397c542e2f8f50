/** What strangers call files and write into them, as it is printed: nothing begins a line, moves a cursor or turns a direction. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { runProgram } from "../../server/cli/program.js";
import { commands } from "../../server/cli/table/commands.js";
import { allOptions, type Command } from "../../server/cli/table/table.js";
import { folderWith, gonogo, initAnswers, program, sound } from "./program.js";

const hostile: Readonly<Record<string, string>> = {
  "a line break and a command": "x\n::error::pwned",
  "a carriage return": "x\r::error::pwned",
  "a next line": "x\u0085::error::pwned",
  "a line separator": "x\u2028::error::pwned",
  "a command": "::error::pwned",
  "a command after white space": " \t ::error::pwned",
  "an older command": "x##[error]pwned",
  "a command of Azure": "##vso[task.setvariable variable=a]b",
  "an escape sequence": "\u001B[31mred\u001B[2J",
  "a control sequence of one character": "\u009B31mred",
  "a bell and a backspace": "\u0007\b\u007F",
  "a turn of direction": "\u202Ecod.exe\u2066\u200F",
};

type Where = "pipe" | "terminal" | "log";
const everywhere: readonly Where[] = ["pipe", "terminal", "log"];

async function printed(args: readonly string[], cwd: string, where: Where, colours = false) {
  const { code, out, err } = await runProgram(args, {
    cwd,
    colours,
    terminal: where === "terminal",
    log: where === "log",
  });
  return { code, out, err };
}

const active = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Asserts that a text does nothing but to be read. Our own line breaks, tabs and colours are taken out first. */
function assertInert(text: string, what: string, own = /[\n\t]/g): void {
  const seen = active.exec(text.replace(own, ""));
  assert.equal(seen, null, `${what}: ${JSON.stringify(text)}`);
  for (const line of text.split("\n")) {
    assert.doesNotMatch(line.replace(own, "").trim(), /^::/, `${what}: ${JSON.stringify(text)}`);
    assert.doesNotMatch(line, /##\w*\[/, `${what}: ${JSON.stringify(text)}`);
  }
}

const canName = process.platform !== "win32";

/** A folder in which everything has a hostile name, and what is in it hostile texts. */
function folderOf(text: string): string {
  const cwd = folderWith({ ".git/HEAD": "", "good.runbook": sound });
  const name = `${text.replaceAll("/", "")}.runbook`;
  mkdirSync(join(cwd, `d${text}`));
  const quoted = text.replace(/[\n\r\u0085\u2028]/g, " ");
  const runbook = `runbook move "${quoted}" {
  risk low
  timezone UTC
  note "${quoted}"
  step a   "${quoted}" {
    owner ${quoted}
    run \`\`\`
${text}
\`\`\`
    when "${quoted}" 10:00
  }
  person x "${quoted}"
}
`;
  writeFileSync(join(cwd, name), runbook);
  writeFileSync(join(cwd, `d${text}`, name), 'person   ana "Ana" { timezone europe/london contact "#ana" }\n');
  writeFileSync(join(cwd, `d${text}`, "loose.runbook"), `runbook loose "${quoted}" { step a   "${quoted}" }\n`);
  return cwd;
}

const formats = ["human", "concise", "json", "jsonl", "sarif", "gitlab", "junit", "checkstyle"];

describe("names and texts of strangers", () => {
  for (const [what, text] of Object.entries(hostile)) {
    const name = `${text.replaceAll("/", "")}.runbook`;
    const folder = `d${text}`;

    it(`${what}: no report, table or patch is more than text`, async function () {
      if (!canName) this.skip();
      const cwd = folderOf(text);
      const loose = join(folder, "loose.runbook");
      const always = [
        ...formats.map(format => ["check", ".", "--format", format]),
        ["fmt", ".", "--check"],
        ["diff", loose, name],
        ["diff", name, loose, "--format", "json"],
        ["schedule", loose],
        ["schedule", loose, "--format", "json"],
        ["schedule", name],
        ["export", name, "--to", "pdf"],
        ["explain", text],
      ];
      const whereShown = [
        ["check", "."],
        ["check", ".", "--format", "json"],
        ["check", ".", "--format", "markdown"],
        ["check", ".", "--fix-dry-run"],
        ["fmt", ".", "--diff"],
        ["diff", name, loose, "--format", "markdown"],
        ["export", loose, "--to", "markdown"],
      ];
      for (const where of everywhere) {
        for (const args of where === "pipe" ? always : whereShown) {
          const { code, out, err } = await printed(args, cwd, where);
          assert.notEqual(code, 3, err);
          assert.notEqual(out + err, "");
          assertInert(out + err, `${where}: gonogo ${args.join(" ")}`);
        }
      }
      const { findings } = JSON.parse((await printed(["check", ".", "--format", "json"], cwd, "log")).out);
      assert.ok(findings.some(({ file }: { file: string }) => file === name));
      const { out } = await printed(["check", "."], cwd, "terminal", true);
      assertInert(out, "in colour", /\n|\p{Cc}\[(?:1|2|22|31|33|34|39)m/gu);
    });

    it(`${what}: nothing that a run, its board or an import says is more than text`, async function () {
      if (!canName) this.skip();
      const quoted = text.replace(/[\n\r\u0085\u2028]/g, " ");
      const cwd = folderWith({
        [name]: `person ana "${quoted}" { timezone UTC contact "${quoted}" }
runbook release "${quoted}" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 08:00
  owner ana
  step prepare "${quoted}" { takes 30m rollback none because "${quoted}" }
}
`,
        "plan.csv": `Task,Start,Duration,Owner,${JSON.stringify(text)}\n"${text}",10:00,"${text}","${text}","${text}"\n`,
        [`${text.replaceAll("/", "")}.csv`]: "Task\n",
      });
      const now = ["--at", "2026-06-03 04:10"];
      const shown = ["--now", "2026-06-03 04:20"];
      for (const where of everywhere)
        for (const args of [
          ...(where === "pipe" ? [["run", "open", name, "--by", text, ...now]] : []),
          ["run", "note", name, "--by", text, "--text", text, ...now],
          ["run", "start", name, text, "--by", "ana", ...now],
          ["run", "block", name, "prepare", "--by", "ana", "--because", text, ...now],
          ["run", "unblock", name, "prepare", "--by", "ana", ...now],
          ["run", "status", name, ...shown],
          ["run", "status", name, "--log", text],
          ["run", "status", name, "--to", "markdown", ...shown],
          ["run", "review", name, ...shown],
          ["run", "verify", name],
          ["board", name, "--link-for", text],
          ["board", name, "--revoke", text],
          ["board", name, "--links", join(text, "absent")],
          ["board", name, "--address", text],
          ["import", "plan.csv", "--zone", "UTC"],
          ["import", "plan.csv", "--zone", text],
          ["import", "plan.csv", "--map", `${text}=${text}`],
          ["import", `${text.replaceAll("/", "")}.csv`],
        ]) {
          const { out, err } = await printed(args, cwd, where);
          assert.notEqual(out + err, "", args.join(" "));
          // A new runbook on a pipe goes to a file, to the letter.
          const seen = args[0] === "import" && where === "pipe" ? err : out + err;
          assertInert(seen, `${where}: gonogo ${args.join(" ")}`);
        }
      const written = await printed(["run", "verify", name], cwd, "pipe");
      assert.match(written.out, /: \d+ events, each as it was written/, "the run was opened, and something noted");
    });

    it(`${what}: no note on standard error is more than a line`, async function () {
      if (!canName) this.skip();
      const cwd = folderOf(text);
      symlinkSync("nowhere", join(cwd, `link${text}.runbook`));
      symlinkSync("/", join(cwd, `root${text}`));
      for (const args of [
        ["check", "."],
        ["check", ".", "--fix"],
        ["fmt", "."],
        ["check", `link${text}.runbook`],
        ["check", folder, "--output", join(folder, "absent", text)],
        ["check", folder, "--output", name],
        ["check", folder, "--baseline", text],
        ["check", folder, "--files-from", text],
        ["check", folder, "--write-baseline", join(folder, "b.json")],
        ["check", folder, "--baseline", join(folder, "b.json"), "--exclude", "loose.runbook"],
        ["init", text, "--title", text, "--opens", "2027-03-06 10:00", "--zone", "UTC", "--person", text],
        ["init", text, ...initAnswers],
        ["init", text, ...initAnswers],
      ]) {
        const { out, err } = await printed(args, cwd, "pipe");
        assertInert(out + err, `gonogo ${args.join(" ")}`);
        for (const line of err.trimEnd().split("\n"))
          assert.match(line, /^(gonogo: | {2}|See `gonogo|$)/, JSON.stringify(err));
      }
    });

    it(`${what}: annotations on GitHub are all that is active in their log`, async function () {
      if (!canName) this.skip();
      const cwd = folderOf(text);
      const { out } = await printed(["check", ".", "--format", "github"], cwd, "log");
      const lines = out.split("\n");
      const own =
        /^::(?:error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[\w%/-]+::/;
      assert.ok(lines.some(line => own.test(line)));
      for (const line of lines) assertInert(own.test(line) ? line.replace(own, "").replace(/^/, "x") : line, "github");
    });

    it(`${what}: what is quoted of the command line is text`, async () => {
      const cwd = folderWith({ "a.runbook": sound });
      const asked = [
        [text],
        [`--${text}`],
        ["help", text],
        ["check", text],
        ["check", `--${text}`],
        ...["format", "rule", "fail-on", "max-warnings", "baseline", "changed-since", "exclude"].map(option => [
          "check",
          "a.runbook",
          `--${option}`,
          text,
        ]),
        ["check", "a.runbook", "--rule", `${text}=error`],
        ["check", "a.runbook", "--rule", `time/missing-zone=${text}`],
        ["diff", text],
        ["schedule", text],
        ["schedule", "a.runbook", "--zone", text],
        ["export", "a.runbook", "--to", "svg", "--undo-from", text],
        ["rules", text],
        ["completion", text],
        ["lsp", text],
      ];
      for (const args of asked) {
        const { code, out, err } = await printed(args, cwd, "pipe");
        if (!args.includes("exclude")) assert.ok(code === 2 || code === 0, err);
        assertInert(out + err, `gonogo ${args.join(" ")}`);
      }
    });
  }

  it("whatever they are, and wherever they stand in a command", async () => {
    const cwd = folderWith({ "a.runbook": sound });
    const odd = fc
      .array(
        fc.constantFrom("\n", "\r", "::", "error::x", "##[", "group]", "\u001B[", "31m", "\u202E", "\u0085", " ", "a"),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map(parts => parts.join(""));
    const words = (commands as readonly Command[])
      .filter(({ name }) => name !== "lsp" && name !== "init")
      .flatMap(({ name, options }) => [name, ...allOptions({ options }).map(option => `--${option.name}`)]);
    const line = fc.array(fc.oneof(odd, fc.constantFrom(...words.filter(word => word !== "--watch"), "a.runbook")), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(line, async args => {
        const writes = args.some(arg => /^--(output|write-baseline|picture|fix|prune-baseline)/.test(arg));
        const reads = args.includes("-") || args.includes("--stdin-filename");
        fc.pre(!writes && !reads && args[0] !== "completion");
        const { out, err } = await printed(args, cwd, "pipe");
        assertInert(out + err, args.join(" "));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is taken on by programs", () => {
  const fenced =
    'runbook move "Move" {\n  step a   "A" {\n    run ```\n::error::pwned \u001B[31m \u202E\n```\n  }\n}\n';

  it("a patch applies, whatever the file is called and whatever is in it", function () {
    if (!canName || spawnSync("git", ["--version"]).status !== 0) this.skip();
    const slip = 'person ana "Ana" { timezone europe/london contact "#ana" }\n';
    const files = Object.values(hostile).map(text => [`${text.replaceAll("/", "")}.runbook`, slip + fenced] as const);
    for (const patch of [
      ["fmt", ".", "--diff"],
      ["check", ".", "--fix-dry-run"],
    ]) {
      const cwd = folderWith({ "plain.runbook": fenced + slip, ...Object.fromEntries(files) });
      assert.equal(spawnSync("git", ["init", "-q"], { cwd }).status, 0);
      const { stdout } = gonogo(patch, { cwd, env: { CI: "" } });
      assert.equal(stdout.match(/^--- /gm)?.length, files.length + 1, stdout);
      const applied = spawnSync("git", ["apply", "-"], { cwd, input: stdout, encoding: "utf8" });
      assert.deepEqual([applied.status, applied.stderr], [0, ""], stdout);
      assert.equal(gonogo(patch, { cwd, env: { CI: "" } }).stdout, "");
    }
  });

  it("JSON says the same as before, and markdown and formatted text are exact", async () => {
    const cwd = folderWith({ "a.runbook": fenced });
    const [document] = await Promise.all([printed(["schedule", "a.runbook", "--format", "json"], cwd, "pipe")]);
    for (const where of everywhere)
      assert.equal((await printed(["schedule", "a.runbook", "--format", "json"], cwd, where)).out, document.out);
    const markdown = await printed(["export", "a.runbook", "--to", "markdown"], cwd, "pipe");
    assert.match(markdown.out, /^ *::error::pwned \p{Cc}\[31m/mu);
    assert.match(
      (await printed(["export", "a.runbook", "--to", "markdown"], cwd, "log")).out,
      /^ *: :error::pwned ␛\[31m/m,
    );
    const env = { CI: "true" };
    assert.match(gonogo(["fmt", "-"], { cwd, input: fenced, env }).stdout, /^::error::pwned \p{Cc}\[31m \u202E$/mu);
  });

  it("standard output of a job is a log, unless it goes to a file", function () {
    if (!canName) this.skip();
    const cwd = folderWith({ "a.runbook": fenced });
    const run = (script: string, env: object): void => {
      const { CI: _, ...own } = process.env;
      spawnSync("sh", ["-c", script, "sh", process.execPath, program()], { cwd, env: { ...own, ...env } });
    };
    const saved = (): string => readFileSync(join(cwd, "out"), "utf8");
    run('"$1" "$2" fmt . --diff | cat > out', { CI: "true" });
    assert.match(saved(), /^ : :error::pwned ␛\[31m \uFFFD$/m);
    for (const [script, env] of [
      ['"$1" "$2" fmt . --diff > out', { CI: "true" }],
      ['"$1" "$2" fmt . --diff | cat > out', {}],
    ] as const) {
      run(script, env);
      assert.match(saved(), /^ ::error::pwned \p{Cc}\[31m \u202E$/mu);
    }
  });
});
