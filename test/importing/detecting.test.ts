/** Which format a file has: what is in it decides, then its name. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { importFormats } from "../../server/importing/formats.js";
import { readers } from "../../server/importing/readers.js";
import { reading, refusal } from "./reading.js";
import "../support/seed.js";

const formatOf = async (content: string | Uint8Array, name?: string): Promise<string> => {
  const read = await reading(content, name);
  return read.kind === "tables" ? read.format : read.why;
};

describe("the format of a file", () => {
  it("is one that is read", () => {
    assert.deepEqual(Object.keys(readers), Object.keys(importFormats));
  });

  const cases: readonly (readonly [content: string, name: string | undefined, format: string])[] = [
    ["Task,Owner\nStop,Ana\n", undefined, "csv"],
    ["Task,Owner\nStop,Ana\n", "plan.txt", "csv"],
    ["Task\tOwner\nStop\tAna\n", undefined, "csv"],
    ["| Task | Owner |\n|---|---|\n| Stop | Ana |\n", undefined, "markdown"],
    ["| Task | Owner |\n|---|---|\n| Stop | Ana |\n", "plan.csv", "markdown"],
    ["Task | Owner\n:-- | --:\nStop | Ana\n", undefined, "markdown"],
    ["- [ ] Stop, then wait\n", undefined, "markdown"],
    ["1. Stop, then wait\n2. Start\n", undefined, "markdown"],
    ["# Release\nStop, then start\n", undefined, "markdown"],
    ["# exported at noon\nTask,Owner\nStop,Ana\n", "plan.csv", "csv"],
    ["Stop, then start\n", "plan.MD", "markdown"],
    ["\n<!DOCTYPE html><p>x", "plan.csv", "html"],
    ["<table><tr><td>a", undefined, "html"],
    ["<p align=center>x</p>\n\n# Release\n", "README.md", "markdown"],
    ["<b>Task</b>,Owner\n", undefined, "csv"],
  ];
  for (const [content, name, format] of cases)
    it(`is ${format} for ${JSON.stringify(content.slice(0, 30))} in ${name ?? "standard input"}`, async () => {
      assert.equal(await formatOf(content, name), format);
    });

  it("is not read where it is another program's, and it is said what to do", async () => {
    assert.match(await refusal(""), /empty/);
    assert.match(await refusal("%PDF-1.7 x", "plan.csv"), /PDF.*import what it was made from/);
    assert.match(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4])), /save it as/);
    assert.match(await refusal(new Uint8Array([0x1f, 0x8b, 8, 0])), /unpack/);
  });

  it("never throws, whatever the bytes and whatever it is taken for", async () => {
    const format = fc.constantFrom(undefined, ...(Object.keys(readers) as (keyof typeof readers)[]));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), format, async (bytes, from) => {
        await reading(bytes, undefined, from);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), format, async (text, from) => {
        await reading(text, undefined, from);
      }),
    );
  });
});
