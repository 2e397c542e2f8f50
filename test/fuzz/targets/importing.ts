/** Files to import, damaged: read or refused with a word; what is read becomes a runbook that can be read, and each cell is accounted for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { importTables } from "../../../language/importing/import.js";
import { reading } from "../../importing/reading.js";
import { importedSoundly } from "../../support/imports-checked.js";
import type { Target } from "../target.js";
import { anyByteChange, type ByteChange } from "./bytes.js";

export interface ImportInput {
  readonly name: string;
  readonly base64: string;
}

const folders = ["../../fixtures/import", "../../../samples/import"].map(path =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const files = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(name => /\.(?:csv|md|xlsx)$/.test(name))
    .sort()
    .map(name => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })),
);
const texts = files.filter(({ name }) => !name.endsWith(".xlsx"));
const workbooks = files.filter(({ name }) => name.endsWith(".xlsx"));
const parts = workbooks.flatMap(({ bytes }) => Object.values(unzipSync(bytes)));

const inputOf = (name: string, bytes: Uint8Array): ImportInput => ({
  name,
  base64: Buffer.from(bytes).toString("base64"),
});
const changed = (bytes: Uint8Array, changes: readonly ByteChange[]): Uint8Array =>
  changes.reduce((result, change) => change(result), bytes);

const changesOf = (others: readonly Uint8Array[]): fc.Arbitrary<readonly ByteChange[]> =>
  fc.array(anyByteChange(others), { minLength: 1, maxLength: 6 });

const anyText = fc
  .tuple(
    fc.constantFrom(...texts),
    changesOf(texts.map(({ bytes }) => bytes)),
    fc.constantFrom("", "", "", ".tsv", ".html", ".xml"),
  )
  .map(([{ name, bytes }, changes, ending]) => inputOf(name + ending, changed(bytes, changes)));

/** One of the files inside is another; so what unpacks them is not all that is tried. */
const anyWorkbook = fc
  .tuple(fc.constantFrom(...workbooks), fc.nat(), changesOf(parts))
  .map(([{ name, bytes }, which, changes]) => {
    const inside = unzipSync(bytes);
    const names = Object.keys(inside);
    const one = names[which % names.length] ?? "";
    return inputOf(
      name,
      zipSync({ ...inside, [one]: changed(inside[one] ?? new Uint8Array(), changes) }, { level: 1 }),
    );
  });

const anyArchive = fc
  .tuple(fc.constantFrom(...workbooks), changesOf(parts))
  .map(([{ name, bytes }, changes]) => inputOf(name, changed(bytes, changes)));

export const importing: Target<ImportInput> = {
  title: "files imported",
  any: fc.oneof(
    { weight: 6, arbitrary: anyText },
    { weight: 3, arbitrary: anyWorkbook },
    { weight: 1, arbitrary: anyArchive },
  ),
  wrong: async ({ name, base64 }) => {
    const read = await reading(new Uint8Array(Buffer.from(base64, "base64")), name);
    if (read.kind === "refused") return read.why.trim() === "" ? "it is refused without a word" : undefined;
    // What came with letters that are lost already is imported as it is, and the checker says so.
    if (JSON.stringify(read.tables).includes("\uFFFD")) importTables(read.tables);
    else importedSoundly(read.tables);
    return undefined;
  },
  size: ({ base64 }) => base64.length,
  few: 60,
};
