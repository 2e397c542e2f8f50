/** `gonogo import`: from a file to a runbook, its people and an account, or to a word and nothing written. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { text, workbookOf } from "../importing/workbook.js";
import { asked, folderWith, gonogo } from "./program.js";

const plan = `ID,Task,Owner,Start,Duration,Predecessors,Command
1,Freeze the branch,Ana Silva,2027-03-04 20:00,30m,,
2,Stop the app,Ben Ode,,5 min,1,systemctl stop app
3,Copy the data,TBC,,1h 30m,2,
`;

const files = { "plan.csv": plan };
const notFormatted = async (cwd: string): Promise<string> => (await asked(["fmt", "--check", "."], cwd)).stdout;

describe("gonogo import", () => {
  it("prints a runbook that can be read, and says on standard error what became of the file", async () => {
    const cwd = folderWith(files);
    const { code, stdout, stderr } = await asked(["import", "plan.csv", "--zone", "Europe/Lisbon"], cwd);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /timezone Europe\/Lisbon/);
    assert.match(stdout, /step freeze-the-branch "Freeze the branch"/);
    assert.match(stdout, /person ana-silva "Ana Silva"/);
    assert.match(stderr, /Columns of the table in line 1: "ID" → id, "Task" → task, "Owner" → owner/);
    assert.match(stderr, /\d+ cells and texts: \d+ in statements, \d+ in notes, 8 dropped/);
    assert.match(stderr, /^ {2}7 dropped: it names a column\n {2}1 dropped: it names nobody$/m);
    assert.match(stderr, /NO-GO: the checker finds \d+ errors/);
    writeFileSync(join(cwd, "made.runbook"), stdout);
    assert.equal(await notFormatted(cwd), "");
  });

  it("reads standard input, as a program of its own", () => {
    const cwd = folderWith({});
    const { code, stdout, stderr } = gonogo(["import", "-"], { cwd, input: "1. Stop the app\n2. Start the app\n" });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /"Stop the app"[\s\S]*"Start the app"/);
    assert.deepEqual(readdirSync(cwd), []);
  });

  it("writes the runbook, a roster beside it and the ledger, which a check then finds together", async () => {
    const cwd = folderWith(files);
    const args = ["import", "plan.csv", "--output", "release.runbook", "--ledger", "ledger.csv"];
    const { code, stdout, stderr } = await asked(args, cwd);
    assert.deepEqual([code, stdout], [0, ""], stderr);
    assert.deepEqual(readdirSync(cwd).sort(), ["ledger.csv", "plan.csv", "release-people.runbook", "release.runbook"]);
    assert.match(readFileSync(join(cwd, "release.runbook"), "utf8"), /^import "\.\/release-people\.runbook"/);
    assert.match(readFileSync(join(cwd, "release-people.runbook"), "utf8"), /person ana-silva/);
    const ledger = readFileSync(join(cwd, "ledger.csv"), "utf8").trim().split("\r\n");
    assert.match(ledger[0] ?? "", /Table,Place,What,Text,Became,File,Line,Because/);
    const cells = plan.split("\n").flatMap(line => line.split(",").filter(cell => cell !== ""));
    assert.equal(ledger.length - 1, cells.length);
    const checked = await asked(["check", "release.runbook"], cwd);
    const counts = /finds (\d+) errors? and (\d+) warnings?/.exec(stderr) ?? [];
    assert.match(checked.stdout, new RegExp(`${counts[1]} errors?, ${counts[2]} warnings?`));
    assert.equal(await notFormatted(cwd), "");
  });

  it("writes the ledger as JSON where its name says so", async () => {
    const cwd = folderWith(files);
    assert.equal((await asked(["import", "plan.csv", "--ledger", "l.json"], cwd)).code, 0);
    const { entries, sums } = JSON.parse(readFileSync(join(cwd, "l.json"), "utf8"));
    assert.equal(sums.statements + sums.notes + sums.dropped, sums.all);
    assert.equal(entries.length, sums.all);
  });

  it("imports a roster that is there, and declares only others", async () => {
    const cwd = folderWith({
      ...files,
      "people.runbook": 'person ana "Ana Silva" { timezone Europe/Lisbon contact "+351 1" }\n',
    });
    const { code, stdout, stderr } = await asked(["import", "plan.csv", "--roster", "people.runbook"], cwd);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^import "\.\/people\.runbook"/);
    assert.match(stdout, /owner ana$/m);
    assert.doesNotMatch(stdout, /person ana/);
    assert.match(stdout, /person ben-ode/);
    const broken = folderWith({ ...files, "people.runbook": "person {" });
    const refused = await asked(["import", "plan.csv", "--roster", "people.runbook"], broken);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /people\.runbook has errors/);
  });

  it("takes columns for what --map says, also where a name holds a `=`", async () => {
    const cwd = folderWith({ "p.csv": "A=B,Wer\nStop the app,Ana\nStart the app,Ben\n" });
    const { code, stdout, stderr } = await asked(["import", "p.csv", "--map", "A=B=task", "--map", "Wer=owner"], cwd);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /"Stop the app"[\s\S]*owner ana/);
    const wrong = await asked(["import", "p.csv", "--map", "Wer=boss-man"], cwd);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /a column cannot be `boss-man`; choose one of id, phase/);
    assert.match((await asked(["import", "p.csv", "--map", "Wer"], cwd)).stderr, /names no role/);
  });

  it("imports the sheet that is asked for, and names those there are", async () => {
    const rows = (task: string): string =>
      `<row r="1">${text("A1", "Task")}${text("B1", "Owner")}</row><row r="2">${text("A2", task)}${text("B2", "Ana")}</row>`;
    const cwd = folderWith({});
    writeFileSync(
      join(cwd, "p.xlsx"),
      workbookOf({
        sheets: [
          { name: "Plan", rows: rows("Stop") },
          { name: "Old", rows: rows("Wait") },
        ],
      }),
    );
    const { stdout } = await asked(["import", "p.xlsx", "--sheet", "old"], cwd);
    assert.match(stdout, /"Wait"/);
    assert.doesNotMatch(stdout, /"Stop"/);
    const wrong = await asked(["import", "p.xlsx", "--sheet", "Plam"], cwd);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /did you mean `Plan`\?/);
  });

  it("replaces nothing that is there unless it is told to, and never what it reads", async () => {
    const cwd = folderWith({ ...files, "release.runbook": "mine" });
    const args = ["import", "plan.csv", "--output", "release.runbook"];
    const refused = await asked(args, cwd);
    assert.deepEqual([refused.code, refused.stdout], [2, ""]);
    assert.match(refused.stderr, /release\.runbook already exists, and is not changed: add `--force`/);
    assert.deepEqual(readdirSync(cwd).sort(), ["plan.csv", "release.runbook"]);
    assert.equal((await asked([...args, "--force"], cwd)).code, 0);
    assert.match(readFileSync(join(cwd, "release.runbook"), "utf8"), /Freeze the branch/);
    const own = await asked(["import", "plan.csv", "--ledger", "plan.csv", "--force"], cwd);
    assert.match(own.stderr, /cannot write plan\.csv: it is what is imported/);
    assert.equal(readFileSync(join(cwd, "plan.csv"), "utf8"), plan);
    assert.match((await asked(["import", "plan.csv", "--output", "x.txt"], cwd)).stderr, /runbooks end in \.runbook/);
    assert.match((await asked(["import", "plan.csv", "--ledger", "x.runbook"], cwd)).stderr, /cannot write x\.runbook/);
  });

  it("says what is wrong with a file, with exit code 2 and nothing written", async () => {
    const cwd = folderWith({
      "empty.csv": "",
      "pdf.csv": "%PDF-1.7",
      "bytes.csv": "a,\0b",
      "prose.md": "# Only words\n",
    });
    const cases: readonly (readonly [string, RegExp])[] = [
      ["empty.csv", /cannot import empty\.csv: it is empty/],
      ["pdf.csv", /cannot import pdf\.csv: it is a PDF/],
      ["bytes.csv", /holds a byte that is zero/],
      ["prose.md", /no table and no list in it/],
      ["none.csv", /there is no file `none\.csv`/],
      [".", /it is a folder/],
    ];
    for (const [name, expected] of cases) {
      const { code, stdout, stderr } = await asked(["import", name, "--output", "made.runbook"], cwd);
      assert.deepEqual([code, stdout], [2, ""], name);
      assert.match(stderr, expected);
      assert.equal(existsSync(join(cwd, "made.runbook")), false);
    }
    assert.match((await asked(["import"], cwd)).stderr, /no file is named/);
    assert.match((await asked(["import", "empty.csv", "--zone", "Nowhere"], cwd)).stderr, /Nowhere/);
    assert.match((await asked(["import", "empty.csv", "--from", "xls"], cwd)).stderr, /did you mean `xlsx`/);
  });
});
