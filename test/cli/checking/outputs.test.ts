import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readOutputs } from "../../../server/cli/checking/outputs.js";
import { asked, faulty, folderWith, sound } from "../program.js";

/** `format>file` of each report, or what is wrong. */
function read(...args: readonly string[]): string {
  const written = [];
  for (let i = 0; i < args.length; i += 2) written.push({ name: (args[i] ?? "").slice(2), value: args[i + 1] ?? "" });
  const outputs = readOutputs(written, "/work");
  if (outputs.kind === "wrong") return outputs.message;
  return outputs.outputs.map(({ format, file }) => `${format}>${file ?? ""}`).join(" ");
}

describe("--format and --output", () => {
  const cases: readonly (readonly [args: readonly string[], expected: string])[] = [
    [[], "human>"],
    [["--output", "a.txt"], "human>a.txt"],
    [["--format", "json"], "json>"],
    [["--format", "sarif", "--output", "a"], "sarif>a"],
    [["--output", "a", "--format", "sarif"], "sarif>a"],
    [["--format", "sarif", "--output", "a", "--format", "human"], "sarif>a human>"],
    [["--format", "human", "--format", "junit", "--output", "b"], "human> junit>b"],
    [["--format", "sarif", "--output", "a", "--format", "junit", "--output", "b"], "sarif>a junit>b"],
    [["--format", "json", "--output", "a", "--format", "json", "--output", "b"], "json>a json>b"],
    [["--output", "-"], "human>"],
    [["--output", "-", "--format", "sarif"], "sarif>"],
    [["--format", "json", "--output", "-", "--format", "sarif", "--output", "a"], "json> sarif>a"],
  ];
  for (const [args, expected] of cases)
    it(`${args.join(" ") || "nothing"} is ${expected}`, () => assert.equal(read(...args), expected));

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["--format", "sarif", "--format", "junit"], /`sarif` and `junit` would both go to standard output/],
    [["--format", "sarif", "--output", "-", "--format", "junit"], /would both go to standard output/],
    [["--format", "sarif", "--output", "-", "--output", "b"], /`--output -` and `--output b` belong to one report/],
    [["--format", "json", "--format", "json"], /`--format json` is written twice/],
    [["--format", "sarif", "--output", "a", "--format", "junit", "--output", "./a"], /would both go to \.\/a/],
    [["--format", "json", "--output", "a", "--output", "b"], /`--output a` and `--output b` belong to one report/],
    [["--output", "a", "--output", "b"], /`--output a` and `--output b` belong to one report/],
    [["--output", "a", "--format", "json", "--format", "sarif", "--output", "b"], /`--output a` comes before every/],
    [["--output", "a", "--format", "json", "--output", "b"], /`--output a` comes before every/],
  ];
  for (const [args, says] of wrong) it(`${args.join(" ")} is refused`, () => assert.match(read(...args), says));
});

describe("gonogo check --output", () => {
  it("writes each report whole to its file, and the one without a file to standard output", async () => {
    const cwd = folderWith({ "a.runbook": faulty, "old.xml": "before" });
    mkdirSync(join(cwd, "out"));
    const outputs = ["--format", "sarif", "--output", "out/a.sarif", "--format", "junit", "--output", "old.xml"];
    const { code, stdout, stderr } = await asked(["check", ".", ...outputs, "--format", "concise"], cwd);
    assert.deepEqual({ code, stderr }, { code: 1, stderr: "" });
    assert.match(stdout, /^a\.runbook:2:1: error syntax\/parse /);
    assert.equal(JSON.parse(readFileSync(join(cwd, "out/a.sarif"), "utf8")).version, "2.1.0");
    assert.match(readFileSync(join(cwd, "old.xml"), "utf8"), /<testsuites>/);
    assert.deepEqual(readdirSync(join(cwd, "out")), ["a.sarif"]);
  });

  it("says which file cannot be written and why, and ends with 2", async () => {
    const cwd = folderWith({ "a.runbook": sound, "folder/x": "", "roster.runbook": sound });
    symlinkSync("../roster.runbook", join(cwd, "folder/roster.json"));
    for (const [output, says] of [
      ["absent/a.json", /^gonogo: cannot write absent\/a\.json: its folder does not exist\n$/],
      ["folder", /^gonogo: cannot write folder: it is a folder: name a file in it\n$/],
      ["a.runbook", /^gonogo: cannot write a\.runbook: it is a runbook that is checked\n$/],
      [
        "roster.runbook",
        /^gonogo: cannot write roster\.runbook: only runbooks end in \.runbook: give it another name\n$/,
      ],
      ["folder/roster.json", /^gonogo: cannot write folder\/roster\.json: only runbooks end in \.runbook/],
    ] as const) {
      const { code, stderr } = await asked(["check", "a.runbook", "--format", "json", "--output", output], cwd);
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
    assert.equal(readFileSync(join(cwd, "a.runbook"), "utf8"), sound);
    assert.equal(readFileSync(join(cwd, "roster.runbook"), "utf8"), sound);
    assert.ok(!existsSync(join(cwd, "absent")));
  });

  it("sees that two names are one file", async () => {
    const cwd = folderWith({ "a.runbook": sound, "x.json": "before" });
    symlinkSync("x.json", join(cwd, "link.json"));
    for (const other of [join(cwd, "x.json"), "link.json", "./x.json"]) {
      const both = ["--format", "json", "--output", "x.json", "--format", "sarif", "--output", other];
      const { code, stderr } = await asked(["check", "a.runbook", ...both], cwd);
      assert.equal(code, 2);
      assert.match(stderr, /`json` and `sarif` would both go to /);
      const held = ["--format", "json", "--output", other, "--write-baseline", "x.json"];
      assert.match(
        (await asked(["check", "a.runbook", ...held], cwd)).stderr,
        /cannot be both a report and the baseline/,
      );
    }
    assert.equal(readFileSync(join(cwd, "x.json"), "utf8"), "before");
  });

  it("writes the report of what --fix leaves", async () => {
    const cwd = folderWith({});
    writeFileSync(join(cwd, "a.runbook"), faulty);
    const { code, stdout } = await asked(
      ["check", "a.runbook", "--fix", "--format", "json", "--output", "a.json"],
      cwd,
    );
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.equal(JSON.parse(readFileSync(join(cwd, "a.json"), "utf8")).verdict, "no-go");
  });
});
