/** `--as-of DATE`: what has ended by a day that is named, and never by the clock. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { asked, folderWith, gonogo } from "./program.js";

const people = 'person ana "Ana" { timezone UTC contact "#ana" }\nperson ben "Ben" { timezone UTC contact "#ben" }\n';
const release = (owner: string, more = "", window = "2026-05-23 10:00 to 2026-05-23 12:00 UTC"): string =>
  `import "./people.runbook"
runbook move "Move" {
  risk low
  window ${window}
  step one "One" { owner ${owner} takes 20m rollback none because "it only adds" }
${more}}
`;

async function codes(cwd: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await asked(["check", ".", "--format", "json", ...args], cwd);
  assert.ok(stdout !== "", stderr);
  const { findings }: { findings: readonly { code: string; severity: string }[] } = JSON.parse(stdout);
  return findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

describe("gonogo check --as-of", () => {
  it("checks only the text of a runbook whose window lies before the day, though somebody has left", async () => {
    const cwd = folderWith({ "people.runbook": people, "a.runbook": release("ana or cleo") });
    assert.deepEqual(await codes(cwd), ["syntax/reference"]);
    // Until its window's last day is over it is no past.
    for (const day of ["2026-05-22", "2026-05-23"])
      assert.deepEqual(await codes(cwd, "--as-of", day), ["syntax/reference"]);
    assert.deepEqual(await codes(cwd, "--as-of", "2026-05-24"), []);
    assert.deepEqual(await codes(cwd, "--as-of", "2026-05-24", "--past"), ["syntax/reference"]);
    const { code, stderr } = await asked(["check", ".", "--as-of", "2026-05-24"], cwd);
    assert.equal(code, 0);
    assert.equal(
      stderr,
      "gonogo: 1 runbook is before the day of --as-of, so only the text is checked: --past checks everything\n",
    );
  });

  it("counts the day where the runbook counts its own", async () => {
    const until = "2026-05-23 22:00 to 2026-05-24 02:00";
    const files = (zone: string) => ({
      "people.runbook": people,
      "a.runbook": release("cleo", "", `${until} ${zone}`),
    });
    assert.deepEqual(await codes(folderWith(files("Pacific/Auckland")), "--as-of", "2026-05-25"), []);
    assert.deepEqual(await codes(folderWith(files("Pacific/Auckland")), "--as-of", "2026-05-24"), ["syntax/reference"]);
    assert.deepEqual(await codes(folderWith(files("America/Los_Angeles")), "--as-of", "2026-05-24"), [
      "syntax/reference",
    ]);
  });

  it("still says what cannot be read, and checks what has no window", async () => {
    const cwd = folderWith({
      "people.runbook": `${people}skil own "Own"\n`,
      "a.runbook": release("ana", "  stp\n"),
      "undated.runbook": 'import "./people.runbook"\nrunbook b "B" { risk low coordinator zoe }\n',
    });
    const found = await codes(cwd, "--as-of", "2030-01-01");
    assert.deepEqual(found, ["syntax/parse", "syntax/parse", "syntax/import", "syntax/reference"]);
  });

  it("makes an acceptance that has ended an error", async () => {
    const of = (text: string) => folderWith({ "people.runbook": people, "a.runbook": text });
    const dated = of(`import "./people.runbook"
runbook c "C" {
  risk low
  window 2027-05-23 10:00 to 2027-05-23 12:00 UTC
  step one "One" { owner ana or ben takes 1h55m rollback none because "it only adds" }
  accept window/no-slack because "agreed" by ana until 2027-06-30
}
`);
    assert.deepEqual(await codes(dated, "--as-of", "2027-05-01"), []);
    assert.deepEqual(await codes(dated, "--as-of", "2027-07-01"), []);
    assert.deepEqual(await codes(dated, "--as-of", "2027-06-30", "--past"), []);
    assert.deepEqual(await codes(dated, "--as-of", "2027-07-01", "--past"), ["accept/expired"]);
    const undated = of(`import "./people.runbook"
runbook b "B" {
  risk medium
  coordinator ana
  accept change/missing because "agreed" by ana until 2026-12-31
}
`);
    assert.deepEqual(await codes(undated), []);
    assert.deepEqual(await codes(undated, "--as-of", "2026-12-31"), []);
    assert.deepEqual(await codes(undated, "--as-of", "2027-01-01"), ["accept/expired"]);
  });

  it("fixes and tries by the same day", async () => {
    const cwd = folderWith({ "people.runbook": people, "a.runbook": release("cleo") });
    assert.equal((await asked(["check", ".", "--fix-dry-run", "--as-of", "2026-06-01"], cwd)).code, 0);
    assert.equal((await asked(["check", ".", "--fix-dry-run"], cwd)).code, 1);
  });

  it("is a day", async () => {
    const cwd = folderWith({ "people.runbook": people });
    for (const day of ["today", "2026-02-30", "2026-5-3", "23.05.2026", "2026-05-23T10:00"]) {
      const { code, stderr } = await asked(["check", ".", "--as-of", day], cwd);
      assert.equal(code, 2, day);
      assert.match(stderr, new RegExp(`\`--as-of\` needs a day such as 2026-05-23, not \`${day}\``));
    }
  });

  it("is never the clock's", () => {
    const cwd = folderWith({ "people.runbook": people, "a.runbook": release("cleo") });
    const { code } = gonogo(["check", "."], { cwd });
    assert.equal(code, 1);
  });
});

describe("status done", () => {
  const status = (line: string): string => release("cleo", `  ${line}\n`);

  it("leaves only the text to be checked, whatever the day, and says so", async () => {
    for (const line of ["status done", 'status done "It took 1h20m."', 'status cancelled "The vendor withdrew it."']) {
      const cwd = folderWith({ "people.runbook": people, "a.runbook": status(line) });
      assert.deepEqual(await codes(cwd), [], line);
      assert.deepEqual(await codes(cwd, "--as-of", "2020-01-01"), []);
      assert.deepEqual(await codes(cwd, "--past"), ["syntax/reference"]);
      assert.deepEqual(await codes(cwd, "--as-of", "2030-01-01", "--past"), ["syntax/reference"]);
      const { code, stderr } = await asked(["check", "."], cwd);
      assert.equal(code, 0);
      assert.equal(
        stderr,
        "gonogo: 1 runbook is done or cancelled, so only the text is checked: --past checks everything\n",
      );
    }
  });

  it("is counted with those before the day", async () => {
    const cwd = folderWith({
      "people.runbook": people,
      "a.runbook": status("status done"),
      "b.runbook": release("cleo"),
    });
    const { code, stderr } = await asked(["check", ".", "--as-of", "2030-01-01"], cwd);
    assert.equal(code, 0);
    assert.equal(stderr, "gonogo: 2 runbooks are of the past, so only the text is checked: --past checks everything\n");
  });

  it("hides nothing that cannot be read, and no other runbook's findings", async () => {
    const cwd = folderWith({
      "people.runbook": people,
      "a.runbook": release("cleo", "  status done\n  stp\n"),
      "b.runbook": release("cleo"),
    });
    assert.deepEqual(await codes(cwd), ["syntax/parse", "syntax/reference"]);
  });

  it("is done or cancelled, once, and of a runbook", async () => {
    for (const [line, found] of [
      ["status open", "syntax/parse"],
      ["status", "syntax/parse"],
      ['status "done"', "syntax/parse"],
    ] as const) {
      const cwd = folderWith({ "people.runbook": people, "a.runbook": release("ana or ben", `  ${line}\n`) });
      assert.deepEqual(await codes(cwd), [found], line);
    }
    const cwd = folderWith({ "people.runbook": people, "a.runbook": status("status done\n  status done") });
    assert.deepEqual(await codes(cwd, "--past"), ["syntax/reference", "syntax/duplicate"]);
  });

  it("stands in the document", async () => {
    const cwd = folderWith({ "people.runbook": people, "a.runbook": status('status done "It took 1h20m."') });
    const { code, stdout } = await asked(["export", "a.runbook", "--to", "markdown"], cwd);
    assert.equal(code, 0);
    assert.match(stdout, /\| Status \| done: It took 1h20m\. \|/);
    assert.match(stdout, /^\*\*Done\*\*: 0 errors, 0 warnings, only its text was checked$/m);
  });

  it("is named in the JSON, with the reason", async () => {
    const cwd = folderWith({
      "people.runbook": people,
      "c.runbook": status("status cancelled"),
      "b.runbook": release("cleo"),
      "a.runbook": status("status done"),
    });
    const said = async (format: string, ...args: readonly string[]): Promise<unknown> => {
      const { stdout } = await asked(["check", ".", "--format", format, ...args], cwd);
      return JSON.parse(format === "jsonl" ? (stdout.trimEnd().split("\n").at(-1) ?? "") : stdout).past;
    };
    const ended = [
      { file: "a.runbook", why: "done" },
      { file: "c.runbook", why: "cancelled" },
    ];
    assert.deepEqual(await said("json"), ended);
    assert.deepEqual(await said("jsonl"), ended);
    await asked(["check", ".", "--write-baseline", "known.json"], cwd);
    assert.deepEqual(await said("json", "--baseline", "known.json"), ended);
    assert.deepEqual(await said("json", "--past"), []);
    assert.deepEqual(await said("json", "--as-of", "2030-01-01"), [
      { file: "a.runbook", why: "done" },
      { file: "b.runbook", why: "before" },
      { file: "c.runbook", why: "cancelled" },
    ]);
  });
});
