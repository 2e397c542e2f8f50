/** Files from strangers: whatever is in them, they are read or refused with a word, and never for long. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, it } from "mocha";
import type { ImportFormat } from "../../server/importing/formats.js";
import { limits } from "../../server/importing/limits.js";
import { reading, refusal, tablesOf } from "./reading.js";
import { number, text, workbookFiles, workbookOf } from "./workbook.js";
import "../support/seed.js";

const small = workbookOf({
  sheets: [{ name: "Plan", rows: `<row r="1">${text("A1", "Stop")}${number("B1", 0.5, 1)}</row>` }],
  formats: ["h:mm"],
});

/** A workbook with parts in place of its own. */
function withParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const made = workbookFiles({ sheets: [{ name: "Plan", rows: "" }] });
  return zipSync({ ...made, ...parts });
}

const sheet = "xl/worksheets/sheet0.xml";

/** Changes a number of four bytes in the directory's entry of a file, such as its size. */
function withDirectory(bytes: Uint8Array, name: string, offset: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const mark = Buffer.from([0x50, 0x4b, 1, 2]);
  let at = Buffer.from(changed).indexOf(mark);
  while (Buffer.from(changed.subarray(at + 46, at + 46 + name.length)).toString() !== name) {
    at = Buffer.from(changed).indexOf(mark, at + 4);
  }
  new DataView(changed.buffer).setUint32(at + offset, value, true);
  return changed;
}

describe("hostile workbooks", () => {
  it("are no bombs: by what their directory says", async () => {
    const bytes = withDirectory(small, sheet, 24, 4_000_000_000);
    assert.match(await refusal(bytes), /unpacks to 4,\d+ MB, more than the 500 MB/);
  });

  it("are no bombs: by what is unpacked, whatever the directory says", async () => {
    const bomb = withParts({ [sheet]: strToU8(" ".repeat(limits.inflatedBytes + 1)) });
    assert.ok(bomb.length < 200_000);
    assert.match(await refusal(bomb), /unpacks to 1\d\d MB, more than the 100 MB/);
    assert.match(await refusal(withDirectory(bomb, sheet, 24, 10)), /lies about its sizes/);
  });

  it("are no bombs: by many parts that are one and the same", async () => {
    const parts = Object.fromEntries(Array.from({ length: 10_100 }, (_, index) => [`xl/${index}`, new Uint8Array(0)]));
    assert.match(await refusal(withParts(parts)), /more than 10,000 files/);
  });

  it("resolve no entities", async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>';
    for (const inside of ["&c;", "&d;", ""]) {
      const xml = `${laughs}<worksheet><sheetData><row><c t="inlineStr"><is><t>${inside}</t></is></c></row></sheetData></worksheet>`;
      assert.match(await refusal(withParts({ [sheet]: strToU8(xml) })), /declares a document type/);
    }
    const undeclared =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>';
    assert.match(await refusal(withParts({ [sheet]: strToU8(undeclared) })), /damaged/);
  });

  it("have no endless levels, rows, columns and cells", async () => {
    const of = (rows: string): Promise<string> => refusal(workbookOf({ sheets: [{ name: "P", rows }] }));
    assert.match(await of(`${"<a>".repeat(100)}${"</a>".repeat(100)}`), /levels one in another/);
    assert.match(await of(`<row r="1">${number("ZZZ1", 1)}</row>`), /columns \(sheet "P", ZZZ1\)/);
    assert.match(await of(`<row r="1">${'<c t="n"><v>1</v></c>'.repeat(1_001)}</row>`), /columns/);
    assert.match(await of(`<row>${number("A1", 1)}</row>`.repeat(limits.rows + 1)), /rows \(sheet "P", row 100001\)/);
    assert.match(await of(`<row>${"<c><v>1</v></c>".repeat(1_000)}</row>`.repeat(1_001)), /more than 1,000,000 cells/);
  }).timeout(60_000);

  it("have places and sizes that mean nothing", async () => {
    const rows = [
      `<row r="-1">${number("A0", 1)}</row><row r="1e9">${number("", 2)}</row><row r="x">${number("1A", "NaN", 77)}</row>`,
      '<row r="99999999999999999999"><c s="-1" t="s"><v>99</v></c><c t="s"><v>-1</v></c><c t="?"><v>y</v></c></row>',
    ].join("");
    const columns = '<cols><col min="-5" max="99999999" hidden="1"/><col min="x" max="y" hidden="1"/></cols>';
    const after =
      '<mergeCells><mergeCell ref="A1:ZZZ9999999"/><mergeCell ref=""/><mergeCell ref="B2:A1"/></mergeCells>';
    const { tables } = await tablesOf(workbookOf({ sheets: [{ name: "P", rows, columns, after }] }));
    assert.equal(tables.length, 1);
    assert.equal(tables[0]?.hiddenColumns?.length, limits.columns);
  });

  it("have links that lead back or nowhere", async () => {
    const rels = (target: string): Uint8Array =>
      strToU8(
        `<Relationships><Relationship Id="s0" Type="x/worksheet" Target="${target}"/><Relationship Id="t" Type="x/sharedStrings" Target="workbook.xml"/></Relationships>`,
      );
    for (const target of ["workbook.xml", "../../../../etc/passwd", "", "_rels/workbook.xml.rels"]) {
      const read = await reading(withParts({ "xl/_rels/workbook.xml.rels": rels(target) }));
      assert.equal(read.kind, "tables");
    }
  });

  it("are cut off anywhere", async () => {
    for (let end = 0; end < small.length; end += 7) {
      const read = await reading(small.subarray(0, end), "plan.xlsx");
      assert.equal(read.kind, "refused", `${end}`);
    }
  });

  it("have bytes changed by chance", async () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: small.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(changes, async each => {
        const bytes = small.slice();
        for (const [at, byte] of each) bytes[at] = byte;
        await reading(bytes, "plan.xlsx", "xlsx");
      }),
    );
    const inSheet = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 });
    const files = workbookFiles({
      sheets: [{ name: "P", rows: `<row r="1">${text("A1", "x")}${number("B1", 1, 1)}</row>` }],
      formats: ["[h]:mm"],
    });
    const names = Object.keys(files);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), inSheet, async (name, each) => {
        const part = (files[name] ?? new Uint8Array()).slice();
        for (const [at, byte] of each) part[at % part.length] = byte;
        await reading(zipSync({ ...files, [name]: part }, { level: 0 }), "plan.xlsx", "xlsx");
      }),
    );
  });
});

describe("hostile texts", () => {
  const golden = (name: string): string =>
    readFileSync(new URL(`../golden/importing/${name}.json`, import.meta.url), "utf8");
  const texts: Readonly<Record<Exclude<ImportFormat, "xlsx">, string>> = {
    csv: 'Task,Owner\n"Stop\nall","Ana ""A"" Silva"\n=cmd|calc,@x\n'.repeat(9),
    markdown: `# R\n\n1. a\n   - [x] b\n\n|x|y|\n|-|-|\n|\`c\`|[d](e)|\n\n${golden("markdown")}`,
    html: "<html><h1>R</h1><table><tr><th>a<th>b<tr><td rowspan=2>1<td><ul><li>x</ul></table><ol><li>é".repeat(9),
    project: `<Project xmlns="http://schemas.microsoft.com/project"><Tasks>${"<Task><UID>1</UID><ID>1</ID><Name>é</Name></Task>".repeat(9)}</Tasks></Project>`,
  };
  for (const [format, text] of Object.entries(texts) as [ImportFormat, string][]) {
    const bytes = Buffer.from(text);

    it(`${format}: cut off anywhere`, async () => {
      for (let end = 0; end <= bytes.length; end += 64) {
        await reading(bytes.subarray(0, end));
        await reading(bytes.subarray(0, end), undefined, format);
      }
    }).timeout(60_000);

    it(`${format}: with bytes changed by chance, zeros among them`, async () => {
      const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.constantFrom(0, 10, 34, 60, 124, 255)), {
        minLength: 1,
        maxLength: 9,
      });
      await fc.assert(
        fc.asyncProperty(changes, async each => {
          const changed = Buffer.from(bytes);
          for (const [at, byte] of each) changed[at] = byte;
          await reading(changed, undefined, format);
        }),
        { numRuns: 50 },
      );
    }).timeout(60_000);
  }

  it("say that they hold zeros", async () => {
    for (const format of Object.keys(texts) as ImportFormat[]) {
      assert.match(await refusal("a\0b", undefined, format), /a byte that is zero/);
    }
  });
});
