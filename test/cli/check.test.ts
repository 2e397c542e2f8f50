import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { zoneDataText, zoneDataVersion } from "../../language/time/zone-version.js";
import { asked, faulty, folderWith, gonogo, program, sound } from "./program.js";
import { checkShape } from "./shape.js";

interface Checked {
  readonly verdict: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly range: {
      readonly start: { line: number; column: number };
      readonly end: { line: number; column: number };
    };
    readonly fixes: readonly unknown[];
  }[];
}

function json(args: readonly string[], cwd: string, input = ""): Checked {
  const { stdout } = gonogo(["check", "--format", "json", ...args], { cwd, input });
  return JSON.parse(stdout);
}

/** The files that have findings: each faulty one has at least one. */
function found(args: readonly string[], cwd: string): readonly string[] {
  return [...new Set(json(args, cwd).findings.map(({ file }) => file))];
}

describe("gonogo check", () => {
  const cwd = folderWith({
    "good.runbook": sound,
    "bad.runbook": faulty,
    "empty/readme.txt": "",
    "bin.runbook": Buffer.from([0, 255, 254, 1, 34, 10, 96, 96, 96]),
  });

  const codes: readonly (readonly [args: readonly string[], code: number, says: RegExp])[] = [
    [["check", "good.runbook"], 0, /^$/],
    [["check", "bad.runbook"], 1, /^$/],
    [["check", "."], 1, /^$/],
    [["check"], 2, /nothing to check/],
    [["check", "empty"], 2, /no \.runbook file in empty/],
    [["check", "absent.runbook"], 2, /no file or folder `absent\.runbook`/],
    [["check", "good.runbook", "absent"], 2, /no file or folder `absent`/],
    [["check", "--formt", "json", "."], 2, /no option `--formt`; did you mean `--format`/],
    [["check", "--format", "yaml", "."], 2, /no format `yaml`; choose one of human, concise, json, jsonl, sarif/],
    [["check", "--format", "sarf", "."], 2, /no format `sarf`; did you mean `sarif`/],
    [["check", "--format"], 2, /needs a value/],
    [["check", "--format", "--stdin-filename", "x"], 2, /needs a value/],
    [["check", "good.runbook", "--stdin-filename", "x"], 2, /write `-` as a path/],
    [["chek", "."], 2, /no command `chek`; did you mean `check`/],
    [["good.runbook"], 2, /did you mean `gonogo check good\.runbook`/],
    [[], 2, /Usage: gonogo COMMAND/],
    [["--colour"], 2, /no option `--colour`/],
  ];
  for (const [args, code, says] of codes)
    it(`gonogo ${args.join(" ")} ends with ${code}`, async () => {
      const ended = await asked(args, cwd);
      assert.equal(ended.code, code, ended.stderr);
      assert.match(ended.stderr, says);
      if (code === 2) assert.equal(ended.stdout, "");
    });

  for (const args of [
    ["--help"],
    ["-h"],
    ["help"],
    ["check", "--help"],
    ["check", ".", "-h"],
    ["help", "schedule"],
    ["export", "--help"],
    ["explain", "--help"],
    ["help", "rules"],
  ])
    it(`gonogo ${args.join(" ")} helps on standard output`, async () => {
      const ended = await asked(args, cwd);
      assert.equal(ended.code, 0);
      assert.match(ended.stdout, /Usage: gonogo .*\n[\s\S]*Examples:\n[\s\S]*Exit codes:\n/);
      assert.equal(ended.stderr, "");
    });

  it("ends its process with these codes", () => {
    for (const [path, code] of [
      ["good.runbook", 0],
      ["bad.runbook", 1],
      ["absent.runbook", 2],
    ] as const)
      assert.equal(gonogo(["check", path], { cwd }).code, code);
  });

  it("names its version and that of the time zone data", () => {
    const { code, stdout } = gonogo(["--version"], { cwd });
    assert.equal(code, 0);
    assert.equal(stdout, `gonogo 0.1.0 (time zone data ${zoneDataVersion})\n`);
  });

  it("shows place, severity, code, message, source line, remedy, summary and verdict", () => {
    const { stdout, stderr } = gonogo(["check", "bad.runbook"], { cwd });
    assert.match(
      stdout,
      /^bad\.runbook:2:1: error syntax\/parse\n {2}\S.*\n {2}2 \| skil restore "Restore them"\n {4}\| \^\^\^\^\n/,
    );
    assert.match(stdout, /how to fix: /);
    assert.match(stdout, /\n1 file checked: 1 error; time zone data \w+\nNO-GO\n$/);
    assert.equal(stderr, "");
    assert.equal(
      gonogo(["check", "good.runbook"], { cwd }).stdout,
      `1 file checked: nothing found; ${zoneDataText}\nGO\n`,
    );
  });

  it("prints one JSON document of the documented shape and nothing else", () => {
    const { stdout } = gonogo(["check", ".", "--format", "json"], { cwd });
    const document: unknown = JSON.parse(stdout);
    checkShape(document);
    assert.ok(stdout.endsWith("}\n"));
  });

  it("counts lines and columns from 1, in UTF-16 units, over every line ending and without the byte order mark", () => {
    const line = (name: string) => `skill ${name} "😀" skil b`;
    for (const newline of ["\n", "\r\n", "\r"]) {
      const checked = json(["-"], cwd, `\uFEFF${line("x")}${newline}${line("y")}${newline}`);
      assert.deepEqual(
        checked.findings.map(({ range }) => range.start),
        [
          { line: 1, column: 14 },
          { line: 2, column: 14 },
        ],
      );
    }
  });

  it("puts the marker under the place, whatever stands before it", () => {
    const cases: readonly (readonly [line: string, before: string])[] = [
      ['skill a "😀" skil', 'skill a "😀" '],
      ['skill a "日本" skil', 'skill a "日本" '],
      ['skill a "e\u0301" skil', 'skill a "e\u0301" '],
      ['\tskill a "x"\tskil', '    skill a "x" '],
    ];
    // Two columns for a wide letter, none for a combining one.
    const columns = [13, 15, 12, 16];
    cases.forEach(([line, before], index) => {
      const lines = gonogo(["check", "-"], { cwd, input: `${line}\n` }).stdout.split("\n");
      const source = lines.findIndex(each => each.includes(" | "));
      assert.ok(lines[source]?.startsWith(`  1 | ${before}skil`), lines[source]);
      assert.equal(lines[source + 1], `    | ${" ".repeat(columns[index] ?? 0)}^^^^`);
    });
  });

  it("shows the part of a long line that matters", () => {
    const input = `skill a "${"x".repeat(50_000)}" skil b skill c "${"y".repeat(50_000)}"`;
    const { stdout } = gonogo(["check", "-"], { cwd, input });
    const lines = stdout.split("\n");
    assert.ok(lines.every(line => line.length < 700));
    const at = lines.findIndex(line => /\| …/.test(line) && line.includes("skil b"));
    assert.ok(at > 0);
    assert.equal(lines[at]?.indexOf("skil b"), lines[at + 1]?.indexOf("^"));
  });

  it("lets no control character of a runbook reach the terminal", () => {
    const input = 'skill a "\u001B[31mred\u001B[0m \u202Eback" skil\u0007\n';
    const { stdout } = gonogo(["check", "-"], { cwd, input });
    assert.doesNotMatch(stdout.replaceAll("\n", ""), /[\p{Cc}\u202A-\u202E]/u);
  });

  it("colours only where it is asked to", () => {
    const coloured = /\p{Cc}\[/u;
    assert.doesNotMatch(gonogo(["check", "."], { cwd }).stdout, coloured);
    assert.match(gonogo(["check", "."], { cwd, env: { FORCE_COLOR: "1" } }).stdout, coloured);
    assert.doesNotMatch(gonogo(["check", "."], { cwd, env: { FORCE_COLOR: "0" } }).stdout, coloured);
    assert.doesNotMatch(
      gonogo(["check", ".", "--format", "json"], { cwd, env: { FORCE_COLOR: "1" } }).stdout,
      coloured,
    );
  });

  it("survives any bytes, and never calls them clean when they are none", () => {
    for (const input of [
      Buffer.from([0xff, 0xfe, 0x41, 0x00]),
      Buffer.alloc(100_000, 0x80),
      Buffer.from("{".repeat(20_000)),
      Buffer.from("\0\0\0"),
      Buffer.alloc(0),
    ]) {
      const { code, stderr } = gonogo(["check", "-"], { cwd, input });
      assert.equal(code, 1, stderr);
    }
    assert.equal(gonogo(["check", "bin.runbook"], { cwd }).code, 1);
  });

  it("reads UTF-16 with its mark as an editor does", () => {
    const little = Buffer.from(`\uFEFF${sound}`, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const input of [little, big]) assert.equal(gonogo(["check", "-"], { cwd, input }).code, 0);
  });

  it("says the same whatever the order, and checks a file once", () => {
    const once = gonogo(["check", "bad.runbook", "good.runbook", "--format", "json"], { cwd });
    for (const paths of [
      ["good.runbook", "bad.runbook"],
      ["bad.runbook", "./bad.runbook", "good.runbook", join(cwd, "bad.runbook")],
    ]) {
      assert.deepEqual(gonogo(["check", ...paths, "--format", "json"], { cwd }), once);
    }
    assert.equal(json(["."], cwd).summary.files, 3);
    assert.equal(
      gonogo(["check", "."], { cwd }).stdout,
      gonogo(["check", "bin.runbook", "good.runbook", "bad.runbook"], { cwd }).stdout,
    );
  });

  it("stays quiet when the reader has seen enough", async () => {
    const child = spawn(process.execPath, [program(), "check", "-"], { cwd });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    child.stdout.destroy();
    child.stdin.on("error", () => {});
    child.stdin.end(faulty);
    const [code] = await once(child, "close");
    assert.equal(complaint, "");
    assert.equal(code, 1);
  });

  it("refuses what is too large to be a runbook, and checks nothing then", () => {
    const folder = folderWith({ "a.runbook": faulty, "large.runbook": "" });
    truncateSync(join(folder, "large.runbook"), 20_000_001);
    const { code, stdout, stderr } = gonogo(["check", "."], { cwd: folder });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /cannot read .*large\.runbook: it is larger than 20 MB/);
  });

  it("owns up to a failure of its own", () => {
    const folder = folderWith({
      "a.runbook": sound,
      "break.cjs": 'JSON.stringify = () => { throw new Error("boom"); };',
    });
    const args = ["--require", join(folder, "break.cjs"), program(), "check", ".", "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 3);
    assert.equal(stdout, "");
    assert.match(stderr, /gonogo's fault, not your runbook's\.\nPlease report it at https:\/\/.*\nError: boom\n/);
  });

  it("says so when the output does not fit", function () {
    if (spawnSync("test", ["-w", "/dev/full"]).status !== 0) this.skip();
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", '"$0" "$1" check good.runbook > /dev/full', process.execPath, program()],
      { cwd, encoding: "utf8" },
    );
    assert.equal(status, 3);
    assert.match(stderr, /disk is full/);
    assert.doesNotMatch(stderr, /report/);
  });
});

describe("gonogo check on standard input", () => {
  const cwd = folderWith({
    "team/people.runbook": 'person lee "Lee" { timezone UTC contact "#lee" }\n',
    "people.runbook": faulty,
  });
  const text = 'import "./people.runbook"\n';

  it("is called <stdin>, and imports from the working directory", () => {
    const checked = json(["-"], cwd, text);
    assert.deepEqual([...new Set(checked.findings.map(({ file }) => file))], ["<stdin>"]);
    assert.equal(checked.verdict, "no-go");
  });

  it("takes the place of the file it is named for", () => {
    const args = ["--stdin-filename", "team/release.runbook", "-"];
    assert.equal(json(args, cwd, text).verdict, "go");
    const [finding] = json(args, cwd, "skil").findings;
    assert.equal(finding?.file, "team/release.runbook");
    const both = json(["--stdin-filename", "people.runbook", "-", "people.runbook"], cwd, sound);
    assert.equal(both.verdict, "go");
    assert.equal(both.summary.files, 1);
  });
});

describe("what is missing all over a runbook", () => {
  const steps = Array.from({ length: 12 }, (_, i) => `  step s${i} "Step ${i}" { rollback none because "no change" }`);
  const cwd = folderWith({ "all.runbook": `runbook all "All" {\n  risk low\n${steps.join("\n")}\n}\n` });

  it("is explained by the first few places for people, and by all of them in JSON", () => {
    const { stdout } = gonogo(["check", "all.runbook"], { cwd });
    const [finding] = stdout.split("\n\n").filter(each => each.includes("time/missing-duration"));
    assert.equal(finding?.match(/^ {2}see /gm)?.length, 4);
    assert.match(finding ?? "", /^ {2}and 8 more places$/m);
    const all = JSON.parse(gonogo(["check", "--format", "json", "all.runbook"], { cwd }).stdout);
    const related = all.findings.find(({ code }: { code: string }) => code === "time/missing-duration").related;
    assert.equal(related.length, 12);
  });
});

describe("gonogo check on folders", () => {
  const cwd = folderWith({
    ".git/HEAD": "",
    ".gitignore": "/drafts/\n*.old.runbook\nbuild\n# a comment\n\nkept/*.runbook\n",
    "a.runbook": faulty,
    "b.old.runbook": faulty,
    "drafts/c.runbook": faulty,
    "deep/drafts/d.runbook": faulty,
    "deep/build/e.runbook": faulty,
    "deep/f.txt": faulty,
    "node_modules/g.runbook": faulty,
    "deep/node_modules/h.runbook": faulty,
    ".github/i.runbook": faulty,
    "kept/.gitignore": "!j.runbook\n/k/l.runbook\nm.runbook\n",
    "kept/j.runbook": faulty,
    "kept/n.runbook": faulty,
    "kept/k/l.runbook": faulty,
    "kept/k/k/l.runbook": faulty,
    "kept/k/m.runbook": faulty,
    "od d[1]/.gitignore": "o.runbook",
    "od d[1]/o.runbook": faulty,
    "od d[1]/p.runbook": faulty,
  });
  const all = [
    ".github/i.runbook",
    "a.runbook",
    "deep/drafts/d.runbook",
    "kept/j.runbook",
    "kept/k/k/l.runbook",
    "od d[1]/p.runbook",
  ];

  it("leaves out node_modules and what .gitignore files name, at any depth", () => {
    assert.deepEqual(found(["."], cwd), all);
  });

  it("heeds .gitignore files above the folder, up to the repository", () => {
    assert.deepEqual(found(["."], join(cwd, "deep")), ["drafts/d.runbook"]);
    assert.deepEqual(found(["kept"], cwd), ["kept/j.runbook", "kept/k/k/l.runbook"]);
  });

  it("reads what is asked for by name, ignored or not", () => {
    assert.deepEqual(found(["drafts"], cwd), ["drafts/c.runbook"]);
    assert.deepEqual(found(["b.old.runbook", "node_modules/g.runbook"], cwd), [
      "b.old.runbook",
      "node_modules/g.runbook",
    ]);
  });

  it("names files from the working directory, with slashes", () => {
    assert.deepEqual(found(["../a.runbook"], join(cwd, "deep")), ["../a.runbook"]);
  });

  it("checks two folders as it would one around them, in any order", () => {
    const one = gonogo(["check", "deep", "kept", "--format", "json"], { cwd });
    assert.deepEqual(gonogo(["check", "kept", "deep", "kept/k", "--format", "json"], { cwd }), one);
  });
});

describe("gonogo check on links", () => {
  const cwd = folderWith({
    ".git/HEAD": "",
    "real/a.runbook": faulty,
    "real/.gitignore": "b.runbook",
    "real/b.runbook": faulty,
    "elsewhere/c.runbook": faulty,
  });
  mkdirSync(join(cwd, "tree"));
  symlinkSync("..", join(cwd, "real/up"));
  symlinkSync("../real", join(cwd, "tree/again"));
  symlinkSync("a.runbook", join(cwd, "real/z.runbook"));
  symlinkSync("../elsewhere", join(cwd, "tree/outside"));

  it("follows them, each folder and file once, and never in a circle", () => {
    assert.deepEqual(found(["."], cwd), ["elsewhere/c.runbook", "real/a.runbook"]);
    assert.deepEqual(found(["tree"], cwd), ["elsewhere/c.runbook", "real/a.runbook"]);
    assert.deepEqual(found(["real/z.runbook", "real/a.runbook"], cwd), ["real/a.runbook"]);
  });

  it("says which link leads nowhere", () => {
    const broken = folderWith({ "a.runbook": sound });
    symlinkSync("gone.runbook", join(broken, "b.runbook"));
    symlinkSync("circle.runbook", join(broken, "circle.runbook"));
    const { code, stdout, stderr } = gonogo(["check", "."], { cwd: broken });
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /b\.runbook: it points to nothing\n/);
    assert.match(stderr, /circle\.runbook: its links form a cycle\n/);
  });
});
