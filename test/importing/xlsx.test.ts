/** Workbooks: what their cells hold by their formats, and what else a sheet says. */
import assert from "node:assert/strict";
import { zipSync } from "fflate";
import { describe, it } from "mocha";
import writeExcelFile from "write-excel-file/universal";
import type { CellValue } from "../../language/importing/table.js";
import { assertGolden, refusal, rowsOf, tablesOf } from "./reading.js";
import { link, number, text, workbookOf } from "./workbook.js";

/** What a number is with a format, and how it is shown. */
async function seen(value: number, format: string, is1904 = false): Promise<readonly [CellValue, string]> {
  const bytes = workbookOf({
    sheets: [{ name: "S", rows: `<row r="1">${number("A1", value, 1)}</row>` }],
    formats: [format],
    is1904,
  });
  const { tables } = await tablesOf(bytes);
  const cell = tables[0]?.rows[0]?.cells[0] ?? assert.fail();
  return [cell.value, cell.shown];
}

describe("workbooks", () => {
  const values: readonly (readonly [number, string, CellValue, string])[] = [
    [46_000, "yyyy-mm-dd", { kind: "day", day: "2025-12-09" }, "2025-12-09"],
    [46_000, "[$-409]d\\-mmm\\-yy;@", { kind: "day", day: "2025-12-09" }, "9-Dec-25"],
    [
      46_000.916666666664,
      "dd/mm/yyyy hh:mm",
      { kind: "moment", day: "2025-12-09", clock: "22:00" },
      "09/12/2025 22:00",
    ],
    [46_000.916666666664, "dd/mm/yyyy", { kind: "moment", day: "2025-12-09", clock: "22:00" }, "09/12/2025"],
    [46_000, "dd/mm/yyyy hh:mm", { kind: "moment", day: "2025-12-09", clock: "00:00" }, "09/12/2025 00:00"],
    [46_000.5, "h:mm", { kind: "moment", day: "2025-12-09", clock: "12:00" }, "12:00"],
    [0.9166666666666666, "h:mm AM/PM", { kind: "clock", clock: "22:00" }, "10:00 PM"],
    [0.01, "mm:ss", { kind: "clock", clock: "00:14:24" }, "14:24"],
    [0.03125, "[h]:mm", { kind: "length", minutes: 45 }, "0:45"],
    [1.5, "[h]:mm:ss", { kind: "length", minutes: 2_160 }, "36:00:00"],
    [0.0625, "[mm]", { kind: "length", minutes: 90 }, "90"],
    [90, '0 "min"', { kind: "number", number: 90 }, "90 min"],
    [0.5, "0%", { kind: "number", number: 0.5 }, "50%"],
    [0.30000000000000004, "General", { kind: "number", number: 0.30000000000000004 }, "0.3"],
    [3, "\\T+0", { kind: "number", number: 3 }, "T+3"],
    [7, ";;;", { kind: "number", number: 7 }, "7"],
    [5, "broken[", { kind: "number", number: 5 }, "5"],
    // Excel's 29th of February 1900, and the days around it.
    [59, "yyyy-mm-dd", { kind: "day", day: "1900-02-28" }, "1900-02-28"],
    [60, "yyyy-mm-dd", { kind: "number", number: 60 }, "1900-02-29"],
    [61, "yyyy-mm-dd", { kind: "day", day: "1900-03-01" }, "1900-03-01"],
    [-1, "yyyy-mm-dd", { kind: "number", number: -1 }, "1899-12-29"],
    [1e12, "yyyy-mm-dd", { kind: "number", number: 1e12 }, "1E+12"],
  ];
  for (const [value, format, expected, shown] of values)
    it(`has ${JSON.stringify(expected)} in ${value} as ${format}`, async () => {
      const [cell, said] = await seen(value, format);
      assert.deepEqual(cell, expected);
      if (value >= 0) assert.equal(said, shown);
    });

  it("counts from 1904 where the workbook does", async () => {
    assert.deepEqual(await seen(44_538, "yyyy-mm-dd", true), [{ kind: "day", day: "2025-12-09" }, "2025-12-09"]);
    assert.deepEqual(await seen(44_538.5, "d/m/yy h:mm", true), [
      { kind: "moment", day: "2025-12-09", clock: "12:00" },
      "9/12/25 12:00",
    ]);
    assert.deepEqual(await seen(0, "yyyy-mm-dd", true), [{ kind: "day", day: "1904-01-01" }, "1904-01-01"]);
    assert.deepEqual(await seen(0.5, "h:mm", true), [{ kind: "clock", clock: "12:00" }, "12:00"]);
    assert.deepEqual(await seen(1.5, "[h]:mm", true), [{ kind: "length", minutes: 2_160 }, "36:00"]);
  });

  it("says of a time of day with days in it what is left out", async () => {
    const rows = `<row r="1">${number("A1", 1.25, 1)}</row>`;
    const { tables, troubles } = await tablesOf(workbookOf({ sheets: [{ name: "S", rows }], formats: ["h:mm"] }));
    assert.deepEqual(tables[0]?.rows[0]?.cells[0]?.value, { kind: "clock", clock: "06:00" });
    assert.deepEqual(troubles, ['Sheet "S", A1 holds more than a day but shows a time of day: the days are left out.']);
  });

  const full = workbookOf({
    sheets: [
      {
        name: "Plan",
        columns: '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>',
        rows: [
          `<row r="1">${text("A1", "Phase &amp; task")}${text("B1", "Notes")}${text("C1", "Done")}${text("D1", "Ticket")}</row>`,
          `<row r="3" outlineLevel="1"><c r="A3" t="s"><v>0</v></c><c r="C3" t="b"><v>1</v></c>${text("D3", "CHG-1")}</row>`,
          `<row r="4" hidden="1" outlineLevel="1"><c r="A4" t="s"><v>1</v></c><c r="B4"><f>1+1</f><v>2</v></c></row>`,
          '<row><c t="s"><v>2</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>NOW()</f></c></row>',
          `<row r="6">${text("A6", "gone", ' s="1"')}<c r="B6" t="str"><f>A1</f><v>a_x000D_
b</v></c><c r="C6" t="d"><v>2026-03-04T22:00:00Z</v></c></row>`,
        ].join(""),
        after:
          '<mergeCells><mergeCell ref="A3:B4"/><mergeCell ref="C9:D9"/></mergeCells><hyperlinks><hyperlink ref="D3" r:id="h"/></hyperlinks><drawing r:id="d"/>',
        links: `${link("h", "hyperlink", "https://example.com/1", "External")}${link("c", "comments", "../comments1.xml")}${link("n", "threadedComment", "/xl/threads.xml")}`,
      },
      { name: "Old", state: "veryHidden", rows: `<row r="1">${text("A1", "x")}</row>` },
    ],
    strings:
      "<si><t>Stop</t></si><si><r><rPr><strike/></rPr><t>Wait </t></r><r><rPr><strike/></rPr><t>long</t></r></si><si><r><t>東京</t></r><rPh><t>とうきょう</t></rPh></si>",
    more: {
      "xl/comments1.xml":
        '<comments><commentList><comment ref="A1"><text><r><t>Ana:</t></r><r><t> which?</t></r></text></comment><comment ref="B4"><text><t>[Threaded comment]</t></text></comment><comment ref="F9"><text><t>lost</t></text></comment></commentList></comments>',
      "xl/threads.xml":
        '<ThreadedComments><threadedComment ref="B4"><text>Why 2?</text></threadedComment><threadedComment ref="B4"><text>Because.</text></threadedComment></ThreadedComments>',
      "xl/vbaProject.bin": "macro",
    },
  });

  it("has comments, links, hidden rows and columns, outlines, merges, struck text and stored results", async () => {
    const read = await tablesOf(full);
    assertGolden("xlsx", read);
    assert.deepEqual(read.tables.map(rowsOf), [
      [
        "0: Phase & task {Ana: which?} | Notes | Done | Ticket",
        "0: ",
        "1: Stop |  | TRUE | CHG-1 {https://example.com/1}",
        "1: (hidden) ~Wait long~ | 2 {Why 2?\nBecause.}",
        "0: 東京 | #DIV/0!",
        "0: ~gone~ | a\nb | 2026-03-04 22:00:00",
      ],
      ["x"],
    ]);
    assert.deepEqual(read.troubles, [
      "The workbook has macros, which are neither run nor read.",
      'Sheet "Plan" has pictures, shapes or charts, which are not read.',
      'Sheet "Plan", C5 has a formula whose result is not in the file; formulas are never worked out. Save the workbook in its program.',
    ]);
    assert.deepEqual(
      read.prose.map(({ address, shown }) => [address, shown]),
      [['sheet "Plan", F9', "lost"]],
    );
  });

  it("keeps the rows between two tables, and no million of them", async () => {
    const rows = `<row r="2">${text("A2", "a")}</row><row r="1048576">${text("A1048576", "b")}</row>`;
    const { tables } = await tablesOf(workbookOf({ sheets: [{ name: "S", rows }] }));
    assert.deepEqual(tables.map(rowsOf), [["", "a", "", "b"]]);
  });

  it("reads what other programs write", async () => {
    const made = await writeExcelFile(
      [
        [
          { value: "Task", type: String },
          { value: "Start", type: String },
          { value: "Hours", type: String },
        ],
        [
          { value: "Stop", type: String },
          { value: new Date(Date.UTC(2026, 2, 4, 22)), type: Date, format: "dd/mm/yyyy hh:mm" },
          { value: 1.5, type: Number },
        ],
      ],
      { sheet: "Plan" },
    ).toBlob();
    const { tables } = await tablesOf(new Uint8Array(await made.arrayBuffer()));
    assert.deepEqual(
      tables[0]?.rows[1]?.cells.map(cell => cell?.value),
      [
        { kind: "text", text: "Stop" },
        { kind: "moment", day: "2026-03-04", clock: "22:00" },
        { kind: "number", number: 1.5 },
      ],
    );
  });

  it("says of files like it what to do", async () => {
    const archive = (name: string): Promise<string> => refusal(zipSync({ [name]: new Uint8Array(1) }));
    assert.match(await archive("xl/workbook.bin"), /binary workbook.*save it as Excel workbook/);
    assert.match(await archive("word/document.xml"), /Word document.*web page/);
    assert.match(await archive("content.xml"), /OpenDocument.*save it as Excel workbook/);
    assert.match(await archive("Index/Document.iwa"), /Numbers.*export/);
    assert.match(await archive("plan.csv"), /unpack it first/);
    assert.match(await archive("xl/other.xml"), /no workbook/);
    const old = (part: string): Uint8Array =>
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(part, "utf16le")]);
    assert.match(await refusal(old("EncryptedPackage")), /password.*save a copy without/);
    assert.match(await refusal(old("Workbook")), /old workbook.*save it as Excel workbook/);
    assert.match(await refusal(old("   TBkndTask")), /MS Project.*as XML/);
  });
});
