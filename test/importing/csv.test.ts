/** Tables of text with delimiters, in what encodings and dialects programs write them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import papa from "papaparse";
import { limits } from "../../server/importing/limits.js";
import { assertGolden, refusal, rowsOf, tablesOf } from "./reading.js";

const rows = async (content: string | Uint8Array): Promise<readonly string[]> =>
  (await tablesOf(content, "plan.csv")).tables.flatMap(rowsOf);
const troubles = async (content: string | Uint8Array): Promise<readonly string[]> =>
  (await tablesOf(content, "plan.csv")).troubles;

describe("CSV", () => {
  it("has each cell with its line and column", async () => {
    assertGolden("csv", await tablesOf('Task,Owner\n"Stop\nall","Ana"\n\n Copy ,\n\n', "plan.csv"));
  });

  for (const delimiter of [",", ";", "\t", "|"])
    it(`recognises ${JSON.stringify(delimiter)}, with a title above the table`, async () => {
      const lines = [
        ["Task", "Duration", "Note"],
        ["Stop", "1h", "a, b"],
        ["Start", "0:30", ""],
      ];
      const text = `Plan of the release, as agreed\n\n${papa.unparse(lines, { delimiter })}`;
      assert.deepEqual(await rows(text), [
        ...(delimiter === "," ? ["Plan of the release | as agreed"] : ["Plan of the release, as agreed"]),
        "",
        "Task | Duration | Note",
        "Stop | 1h | a, b",
        "Start | 0:30",
      ]);
    });

  it("takes decimal commas for no delimiters", async () => {
    assert.deepEqual(await rows("Task;Hours\nStop;1,5\nStart;0,5\n"), ["Task | Hours", "Stop | 1,5", "Start | 0,5"]);
  });

  it("has one column where nothing separates any", async () => {
    assert.deepEqual(await rows("Stop\nStart"), ["Stop", "Start"]);
  });

  it("heeds Excel's `sep=`, and counts its line", async () => {
    const { tables } = await tablesOf("sep=|\r\na,b|c\r\n");
    assert.deepEqual(tables.flatMap(rowsOf), ["a,b | c"]);
    assert.equal(tables[0]?.rows[0]?.cells[1]?.address, "line 2, column 2");
  });

  it("reads UTF-8 and UTF-16 with a byte order mark", async () => {
    const text = "Tâche,Durée\nArrêter,1h\n";
    const expected = ["Tâche | Durée", "Arrêter | 1h"];
    const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16, Buffer.from(utf16).swap16()]) {
      assert.deepEqual(await rows(bytes), expected);
      assert.deepEqual(await troubles(bytes), []);
    }
    assert.deepEqual(await rows(utf16.subarray(2)), expected);
    assert.match((await troubles(utf16.subarray(2))).join(), /no byte order mark/);
  });

  it("reads Windows-1252, and says so with a line to look at", async () => {
    const bytes = Buffer.from("Task,Owner\nStop,Jürgen\n", "latin1");
    assert.deepEqual(await rows(bytes), ["Task | Owner", "Stop | Jürgen"]);
    assert.match((await troubles(bytes)).join(), /read as Windows-1252 .*in line 2/);
  });

  it("says where a text is cut off in a letter", async () => {
    const bytes = Buffer.from("Stop,Jü").subarray(0, -1);
    assert.deepEqual(await rows(bytes), ["Stop | J"]);
    assert.match((await troubles(bytes)).join(), /cut off/);
  });

  it("reads a line with an unclosed quote as it stands, says which, and goes on after it", async () => {
    const text = 'Task,Owner\nStop "all,Ana\n"Copy,Ben\nStart,Cem\n"two\nlines",Dee\n';
    assert.deepEqual(await rows(text), [
      "Task | Owner",
      'Stop "all | Ana',
      '"Copy | Ben',
      "Start | Cem",
      "two\nlines | Dee",
    ]);
    assert.deepEqual(await troubles(text), [
      "Line 3 has a quote that is not closed: it is read as it stands, quotes and all.",
    ]);
  });

  it("says of many broken lines what they are, and how many more there are", async () => {
    const text = '"x" y,1\n'.repeat(1_000);
    assert.equal((await rows(text)).length, 1_000);
    const said = await troubles(text);
    assert.equal(said.length, 51);
    assert.equal(said.at(-1), "There are 950 more of this kind.");
  });

  it("refuses what is too much, and says where", async () => {
    assert.match(await refusal("x,".repeat(1_000_000)), /empty|columns/);
    assert.match(await refusal(`${"x,".repeat(limits.columns)}x`), /more than 1,000 columns \(line 1\)/);
    assert.match(await refusal("a,b\n".repeat(limits.rows + 1)), /more than 100,000 rows \(line 100001\)/);
    assert.match(await refusal("a,\0b\n"), /holds a byte that is zero/);
  });

  it("gives back every table of texts, in every dialect", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", "1", " ", ",", ";", "\t", "|", '"', "\n", "é") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(",", ";", "\t", "|"), async (lines, delimiter) => {
        const width = lines[0]?.length ?? 0;
        const same = lines.map(line => Array.from({ length: width }, (_, index) => line[index] ?? ""));
        // The delimiter is said, as cells of chance have as many others.
        const text = `sep=${delimiter}\n${papa.unparse(same, { delimiter, newline: "\n", quotes: true })}`;
        const { tables, troubles: said } = await tablesOf(text, "plan.csv", "csv");
        assert.deepEqual(said, []);
        const expected = same.map(line => line.map(each => each.trim()));
        while (expected.length > 0 && expected.at(-1)?.every(each => each === "")) expected.pop();
        const seen = (tables[0]?.rows ?? []).map(({ cells }) =>
          Array.from({ length: width }, (_, index) => cells[index]?.shown ?? ""),
        );
        assert.deepEqual(seen, expected);
      }),
    );
  });
});
