/** That a document says with which options it was made, in each format: found again whatever the options say, and read by others as before. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, it } from "mocha";
import readExcelFile from "read-excel-file/node";
import { recorded, recordIn } from "../../server/cli/export-record.js";
import { runProgram } from "../../server/cli/program.js";
import { type ExportFormat, exportFormats } from "../../server/exporting/formats.js";
import { folderWith } from "./program.js";

const runbook =
  'person ana "Ana" { timezone UTC }\nrunbook move "Move" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 12:00\n  fallback 2026-05-30 10:00 to 2026-05-30 12:00\n  step a "A" { owner ana takes 5m rollback none because "x" }\n}\n';

const formats = (Object.keys(exportFormats) as readonly ExportFormat[]).filter(format => format !== "csv");

type Content = string | Uint8Array;

async function made(there: string, format: ExportFormat, ...options: readonly string[]): Promise<Content> {
  const output = `docs/move.${exportFormats[format].ending}`;
  const args = ["export", "move.runbook", "--to", format, ...options, "--output", output];
  const { code, err } = await runProgram(args, { cwd: there, colours: false });
  assert.ok(code < 2, err);
  const bytes = readFileSync(join(there, output));
  return exportFormats[format].isBinary ? bytes : bytes.toString("utf8");
}

function folder(): string {
  const there = folderWith({ "move.runbook": runbook });
  mkdirSync(join(there, "docs"));
  return there;
}

const crcs = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum >>> 0;
});

/** The kinds of a PNG's chunks, each of which says its length and its sum. */
function chunksOf(png: Uint8Array): readonly string[] {
  const bytes = Buffer.from(png);
  const kinds: string[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    const sum = body.reduce((before, byte) => (before >>> 8) ^ (crcs[(before ^ byte) & 255] ?? 0), 0xffffffff);
    assert.equal(bytes.readUInt32BE(at + 8 + length), ~sum >>> 0);
    kinds.push(body.subarray(0, 4).toString("latin1"));
    at += length + 12;
  }
  return kinds;
}

describe("with which options a document was made", () => {
  for (const format of formats)
    it(`is found again in ${format}, and nothing where it was with none`, async () => {
      const there = folder();
      const plain = await made(there, format);
      assert.deepEqual(await recordIn(format, plain), []);
      const other = await made(there, format, "--zone", "Asia/Tokyo", "--fallback", "1");
      assert.deepEqual(await recordIn(format, other), ["--zone", "Asia/Tokyo", "--fallback", "1"]);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 120 }), async name => {
          fc.pre(!name.startsWith("--") && name.isWellFormed());
          const record = ["--with", name, "--compact"];
          const content = await recorded(format, plain, record, "move.runbook sha256 0123456789abcdef");
          assert.deepEqual(await recordIn(format, content), record);
        }),
        { numRuns: 40 },
      );
    });

  it("leaves a picture, a workbook and a calendar to be read by others as before", async () => {
    const there = folder();
    const hostile = ["--with", "a,b;c\\d\n<&'\"é🚀]]>".repeat(9)];
    const also = async (format: ExportFormat): Promise<readonly [Content, Content]> => {
      const plain = await made(there, format);
      return [plain, await recorded(format, plain, hostile, "move.runbook")];
    };
    const [picture, ofPicture] = await also("png");
    assert.ok(typeof picture !== "string" && typeof ofPicture !== "string");
    const [head, text, ...rest] = chunksOf(ofPicture);
    assert.deepEqual([head, text], ["IHDR", "tEXt"]);
    assert.deepEqual(["IHDR", ...rest], chunksOf(picture));

    const [workbook, ofWorkbook] = await also("xlsx");
    assert.ok(typeof workbook !== "string" && typeof ofWorkbook !== "string");
    assert.deepEqual(await readExcelFile(Buffer.from(ofWorkbook)), await readExcelFile(Buffer.from(workbook)));

    const [calendar, ofCalendar] = await also("ics");
    assert.ok(typeof calendar === "string" && typeof ofCalendar === "string");
    for (const line of ofCalendar.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    const parsed = new ICAL.Component(ICAL.parse(ofCalendar));
    assert.match(String(parsed.getFirstPropertyValue("x-gonogo-export")), /^gonogo export \["--with"\\,/);
    parsed.removeProperty("x-gonogo-export");
    assert.deepEqual(parsed.toJSON(), new ICAL.Component(ICAL.parse(calendar)).toJSON());
  });

  it("is tried of a table: its zone stands in its head", async () => {
    const there = folder();
    for (const options of [
      [],
      ["--zone", "Asia/Tokyo"],
      ["--fallback", "1"],
      ["--zone", "Asia/Tokyo", "--fallback", "1"],
    ]) {
      await made(there, "csv", ...options);
      const check = () => runProgram(["export", "--check", "docs"], { cwd: there, colours: false });
      assert.equal((await check()).out, "docs: 1 document, up to date\n", options.join(" "));
    }
  });

  it("stands in the command that makes a stale table anew", async () => {
    const there = folder();
    for (const [options, says] of [
      [[], "--to csv --output"],
      [["--zone", "Asia/Tokyo"], "--to csv --zone Asia/Tokyo --output"],
    ] as const) {
      await made(there, "csv", ...options);
      const table = folderWith({
        "move.runbook": runbook.replace("takes 5m", "takes 9m"),
        "docs/move.csv": readFileSync(join(there, "docs/move.csv"), "utf8"),
      });
      const { out } = await runProgram(["export", "--check", "docs"], { cwd: table, colours: false });
      assert.ok(out.includes(`docs/move.csv is out of date: gonogo export move.runbook ${says} docs/move.csv\n`), out);
    }
  });
});
