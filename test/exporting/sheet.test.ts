/** The plan as a table, as other readers of CSV and of workbooks read it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, it } from "mocha";
import papa from "papaparse";
import readExcelFile from "read-excel-file/node";
import { asWritten, inert } from "../../language/exports/sheet/inert.js";
import { analyse } from "../support/analyse.js";
import { content, exported, textOf } from "../support/exported.js";
import { hostile, hostileTexts, isWellFormed, saying, shown } from "../support/hostile.js";
import { samples } from "../support/samples.js";

const runbook = `person ana "Ana" { timezone Europe/Lisbon contact "+351 1" }
person ben "Ben" { timezone Asia/Kolkata contact "ben@example.com" }
runbook r "R" {
  timezone Europe/London
  window Sat 2026-10-24 23:00 to Sun 2026-10-25 06:00
  phase prepare "Prepare" {
    step a "A" { takes 30m at most 1h10m owner ana or ben rollback "A back" { takes 5m owner ben } }
    parallel {
      step b "B" { takes 30m owner ben rollback using both }
      sequence { step c "C" { takes 45s owner ana rollback none because "x" } check d "D" { takes 10m owner ana } }
    }
  }
  phase cut "Cut" {
    step e "E" { at Sun 2026-10-25 01:30 second takes 2h owner ana irreversible because "y" }
    check f "F" { takes 5m owner ben after a + 1h30m, start of e, prepare, e - 15m }
    check g "G" { during cut every 1h owner ben }
    gate h "H" { takes 5m owner ben }
  }
  rollback both "Both back" { owner ana takes 5m }
}`;
const analysis = analyse(runbook);

async function csvOf(of = analysis, zone?: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const text = await textOf("csv", of, zone === undefined ? {} : { zone });
  const { data, errors } = papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data.map(row => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, asWritten(cell)])));
}

async function cellsOf(of = analysis): Promise<readonly (readonly unknown[])[]> {
  const book = await content("xlsx", of);
  assert.ok(typeof book !== "string");
  const [sheet, ...more] = await readExcelFile(Buffer.from(book));
  assert.equal(more.length, 0);
  assert.ok(sheet);
  return sheet.data;
}

describe("the plan as a table", () => {
  it("says of each activity what a spreadsheet is asked for", async () => {
    const [a] = await csvOf();
    assert.deepEqual(a, {
      id: "a",
      number: "1.1",
      phase: "Prepare",
      "phase id": "prepare",
      kind: "step",
      task: "A",
      owner: "Ana",
      cover: "Ben",
      contact: "+351 1",
      "start in Europe/London": "2026-10-24 23:00",
      "start (UTC)": "2026-10-24T22:00:00Z",
      duration: "30m",
      "worst case": "1h10m",
      "end in Europe/London": "2026-10-24 23:30",
      predecessors: "",
      rollback: "R4 A back",
      status: "",
      runbook: "R",
      "window in Europe/London": "2026-10-24 23:00 to 2026-10-25 06:00",
      "go-live in Europe/London": "",
    });
  });

  it("names what is waited for as the language would, also what is only written above", async () => {
    const rows = await csvOf();
    assert.deepEqual(
      rows.map(({ id, predecessors }) => [id, predecessors]),
      [
        ["a", ""],
        ["b", "a"],
        ["c", "a"],
        ["d", "c"],
        ["e", "prepare"],
        ["f", "a + 1h30m, start of e, prepare, e - 15m"],
        ["g", ""],
        ["h", "e, f"],
      ],
    );
  });

  it("says durations, rollbacks and what lasts as long as something else exactly", async () => {
    const rows = await csvOf();
    assert.deepEqual(
      rows.map(({ duration, rollback }) => [duration, rollback]),
      [
        ["30m", "R4 A back"],
        ["30m", "R3 Both back (shared)"],
        ["45s", "nothing to undo: x"],
        ["10m", ""],
        ["2h", "cannot be undone: y"],
        ["5m", ""],
        ["during cut every 1h", ""],
        ["5m", ""],
      ],
    );
  });

  it("says many at once as a range, so that it grows no faster than the plan", async () => {
    const steps = (name: string) =>
      Array.from({ length: 300 }, (_, index) => `check ${name}${index} "x" { takes 5m }`).join("\n");
    const rows = await csvOf(analyse(`runbook r "R" { parallel { ${steps("a")} } parallel { ${steps("b")} } }`));
    assert.equal(rows.at(-1)?.predecessors, "a0..a299");
    assert.equal(rows.length, 600);
  });

  it("survives thousands of empty blocks before something", async () => {
    const rows = await csvOf(
      analyse(`runbook r "R" { check a "A" { takes 5m } ${"parallel { } ".repeat(20_000)} check b "B" { takes 5m } }`),
    );
    assert.equal(rows[1]?.predecessors, "a");
  });

  for (const { name, text, others } of samples())
    it(`has the schedule's instants: ${name}`, async () => {
      const sample = analyse({ "main.runbook": text, ...others });
      const { schedule } = sample;
      if (!schedule?.dated) return;
      const rows = await csvOf(sample);
      assert.deepEqual(
        rows.map(row => Date.parse(row["start (UTC)"] ?? "") / 1_000),
        schedule.work.activities.map(({ planned }) => planned?.start),
      );
    });

  it("is UTF-8 with a byte order mark and the line ends of RFC 4180, and says the zone that is asked for", async () => {
    const text = await textOf("csv", analysis, { zone: "Asia/Kolkata" });
    assert.ok(text.startsWith("\uFEFFid,number,"));
    assert.ok(text.endsWith("\r\n"));
    assert.equal(text.replaceAll("\r\n", "").includes("\n"), false);
    assert.equal((await csvOf(analysis, "Asia/Kolkata"))[0]?.["start in Asia/Kolkata"], "2026-10-25 03:30");
  });

  it("counts from T where there is no date", async () => {
    const [, b] = await csvOf(analyse('runbook r "R" { check a "A" { takes 5m } check b "B" { takes 5m } }'));
    assert.deepEqual([b?.["start from T"], b?.["start (UTC)"], b?.["end from T"]], ["T+5m", "", "T+10m"]);
  });
});

describe("a workbook", () => {
  it("has the same cells as the CSV, all of them texts, under a frozen head", async () => {
    const cells = await cellsOf();
    const { data } = papa.parse<string[]>((await textOf("csv", analysis)).replace("\uFEFF", ""), {
      skipEmptyLines: true,
    });
    assert.deepEqual(
      cells.map(row => row.map(cell => cell ?? "")),
      data,
    );
    const book = await content("xlsx", analysis);
    assert.ok(typeof book !== "string");
    const sheet = new TextDecoder().decode(unzipSync(book)["xl/worksheets/sheet1.xml"]);
    assert.match(sheet, /<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    assert.match(sheet, /<col [^>]*width="44"/);
    assert.doesNotMatch(sheet, /<f>|t="n"|<c r="\w+"(?: s="\d+")?><v>/);
  });

  it("cuts what no cell holds, and says so", async () => {
    const made = await exported("xlsx", saying(analysis, "x".repeat(40_000)));
    assert.ok(made.kind === "made");
    assert.match(made.notes.join(), /32767 characters/);
  });

  it("has the same bytes in every zone and language", async () => {
    const before = process.env.TZ;
    const books: Buffer[] = [];
    try {
      for (const zone of ["UTC", "Asia/Kathmandu", "America/Los_Angeles"]) {
        process.env.TZ = zone;
        const book = await content("xlsx", analysis);
        books.push(Buffer.from(book));
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    for (const book of books) assert.ok(book.equals(books[0] ?? Buffer.alloc(0)));
  });
});

describe("hostile text in a table", () => {
  const isFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

  it("is no formula, and is what it was when it is read again", () => {
    fc.assert(
      fc.property(hostileTexts, text => {
        assert.doesNotMatch(inert(text), isFormula);
        assert.equal(asWritten(inert(text)), text);
      }),
    );
  });

  it("comes back from CSV", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts, async text => {
        fc.pre(isWellFormed(text));
        const rows = await csvOf(saying(analysis, text));
        assert.equal(rows.length, 8);
        for (const { task, id } of rows) assert.equal(task, shown(text), id);
      }),
      { numRuns: 100 },
    );
  });

  for (const text of hostile)
    it(`comes back from a workbook: ${JSON.stringify(text)}`, async () => {
      const [, ...rows] = await cellsOf(saying(analysis, text));
      for (const row of rows) {
        const task = String(row[5] ?? "");
        assert.doesNotMatch(task, isFormula);
        assert.equal(asWritten(task), shown(text));
      }
    });
});
