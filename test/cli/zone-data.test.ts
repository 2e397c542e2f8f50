/** Which time zone data the command works with, and what it says where somebody has others. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { zoneDataVersion } from "../../language/time/zone-version.js";
import { asked, folderWith, meddled } from "./program.js";

const runbook = `person cy "Cy" { timezone America/Vancouver contact "#cy" }
runbook r "R" { timezone America/Vancouver window 2026-12-05 10:00 to 2026-12-05 16:00
  step one "One" { owner cy takes 10m rollback "Back" { takes 5m } }
}
`;

/** A runtime with newer data, in which every zone is at UTC-8. */
const newer = `
Object.defineProperty(process, "versions", { value: { ...process.versions, tz: "2099a" } });
Intl.DateTimeFormat = class { format() { return "10 AM GMT-08:00"; } };
`;

describe("time zone data", () => {
  const cwd = folderWith({ "r.runbook": runbook, "utc.runbook": 'skill backup "Take backups"\n' });
  const named = `time zone data ${zoneDataVersion}`;

  for (const format of ["json", "jsonl", "sarif"])
    it(`are named in reports as ${format}`, async () => {
      const { stdout } = await asked(["check", ".", "--format", format], cwd);
      assert.match(stdout, new RegExp(`"zoneData": ?"${zoneDataVersion}"`));
    });

  for (const format of ["github", "markdown", "checkstyle"])
    it(`are named in reports as ${format}`, async () => {
      const { stdout } = await asked(["check", ".", "--format", format], cwd);
      assert.ok(stdout.includes(named), stdout);
    });

  it("are a property of JUnit's suites", async () => {
    const { stdout } = await asked(["check", ".", "--format", "junit"], cwd);
    assert.ok(stdout.includes(`<property name="gonogo.zoneData" value="${zoneDataVersion}"/>`), stdout);
  });

  for (const args of [["schedule"], ["export", "--to", "svg"], ["export", "--to", "html"]])
    it(`are named by ${args.join(" ")}`, async () => {
      const [command = "", ...options] = args;
      assert.ok((await asked([command, "r.runbook", ...options], cwd)).stdout.includes(named));
    });

  it("are named in the schedule as JSON and in the document", async () => {
    const { stdout } = await asked(["schedule", "r.runbook", "--format", "json"], cwd);
    assert.equal(JSON.parse(stdout).zoneData, zoneDataVersion);
    const document = await asked(["export", "r.runbook", "--to", "markdown"], cwd);
    assert.ok(document.stdout.includes(`| Time zone data | ${zoneDataVersion} |`));
  });

  for (const command of [["check"], ["schedule"], ["export", "--to", "markdown"]])
    it(`can be required of ${command[0]}: at least a version`, async () => {
      const withData = (version: string) => asked([...command, "r.runbook", "--require-zone-data", version], cwd);
      for (const old of ["2019a", zoneDataVersion]) assert.notEqual((await withData(old)).code, 2, old);
      const refused = await withData("2099b");
      assert.deepEqual(refused, {
        code: 2,
        stdout: "",
        stderr: `gonogo: time zone data 2099b or newer are required, but this gonogo has ${zoneDataVersion}: update gonogo, or leave out \`--require-zone-data\`\n`,
      });
      for (const wrong of ["26b", "latest"]) {
        const { code, stderr } = await withData(wrong);
        assert.equal(code, 2);
        assert.match(stderr, /is not a version of time zone data: write a year and a letter, such as 2026b/);
      }
    });

  for (const command of [["check"], ["schedule"], ["export", "--to", "markdown"]])
    it(`on a machine with newer ones, ${command[0]} says so in one line and goes by its own`, async () => {
      const own = await asked([...command, "r.runbook"], cwd);
      const { stdout, stderr } = meddled(newer, [...command, "r.runbook"], cwd);
      assert.equal(stdout, own.stdout);
      const [first, ...others] = stderr.split("\n");
      assert.match(
        first ?? "",
        /^gonogo: r\.runbook: America\/Vancouver is UTC-08:00 at Sat 2026-12-05 10:00 by newer time zone data \(2099a\)/,
      );
      assert.equal(others.join("\n"), own.stderr);
      assert.equal(meddled(newer, ["check", "utc.runbook"], cwd).stderr, "");
    });
});
