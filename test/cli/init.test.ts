import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { defaultPolicy } from "../../language/resolve/policy.js";
import { withPolicy } from "../../language/starting/policy.js";
import { starterFiles } from "../../language/starting/starter.js";
import { analyse } from "../support/analyse.js";
import { asked, folderWith } from "./program.js";

const answers = ["--title", "Search 4.2", "--opens", "2027-03-06 22:00", "--zone", "Europe/Lisbon"];
const people = ["--person", "Ana Silva", "--person", "Ben Ode"];

describe("gonogo init", () => {
  it("makes a runbook, a roster and a policy that are checked GO and formatted", async () => {
    const cwd = folderWith({});
    const made = await asked(["init", "releases", ...answers, ...people], cwd);
    assert.equal(made.code, 0, made.stderr);
    assert.deepEqual(readdirSync(join(cwd, "releases")).sort(), [
      "people.runbook",
      "policy.runbook",
      "search-4-2.runbook",
    ]);
    for (const name of readdirSync(join(cwd, "releases"))) assert.ok(made.stdout.includes(join("releases", name)));
    const checked = await asked(["check", "."], cwd);
    assert.equal(checked.code, 0, checked.stdout);
    assert.match(checked.stdout, /3 files checked: \d+ warnings?; time zone data \w+\nGO\n$/);
    assert.deepEqual((await asked(["fmt", "--check", "."], cwd)).stdout, "");
  });

  it("the policy is in force, and says what holds without it", () => {
    const start = {
      title: "Search",
      zone: "UTC",
      opens: 1_800_000_000,
      environment: "production",
      people: ["Ana Silva", "Ben Ode"],
    };
    const files = withPolicy(starterFiles(start));
    const policyOf = (change: (text: string) => string) =>
      analyse(Object.fromEntries(files.map(({ path, text }) => [path, change(text)]))).plan.policy;
    assert.deepEqual({ ...policyOf(text => text), written: [] }, defaultPolicy);
    assert.equal(policyOf(text => text.replace("longest-shift 10h", "longest-shift 4h")).longestShift, 4 * 3_600);
  });

  it("overwrites nothing, and then makes nothing", async () => {
    const cwd = folderWith({ "people.runbook": "mine" });
    const { code, stdout, stderr } = await asked(["init", ...answers, ...people], cwd);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.equal(stderr, "gonogo: the file people.runbook already exists, and is not changed\n");
    assert.deepEqual(readdirSync(cwd), ["people.runbook"]);
    assert.equal(readFileSync(join(cwd, "people.runbook"), "utf8"), "mine");
  });

  it("says why it cannot write", async () => {
    const cwd = folderWith({});
    writeFileSync(join(cwd, "file"), "");
    assert.match((await asked(["init", "file/deep", ...answers, ...people], cwd)).stderr, /cannot write to file\/deep/);
    assert.deepEqual(readdirSync(cwd), ["file"]);
  });

  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [[], /add `--title`, `--opens`, `--zone` and `--person`/],
    [[...answers, "--person", "Ana"], /name a second `--person`/],
    [["--title", "A", "--opens", "tomorrow", "--zone", "UTC", ...people], /`--opens`: Write the date and the time as/],
    [["--title", "A", "--opens", "2027-03-06 22:00", "--zone", "PST", ...people], /`--zone`: `PST` is an abbreviation/],
    [["a", "b", ...answers, ...people], /one folder at a time/],
  ];
  for (const [args, says] of wrong)
    it(`gonogo init ${args.join(" ")} is refused`, async () => {
      const cwd = folderWith({});
      const { code, stderr } = await asked(["init", ...args], cwd);
      assert.equal(code, 2);
      assert.match(stderr, says);
      assert.deepEqual(readdirSync(cwd), []);
    });
});
