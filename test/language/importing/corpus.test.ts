/**
 * Tables of different kinds as people really write them (names replaced, sentences in other words), with what becomes of each cell.
 * `UPDATE_GOLDEN=1` writes the expected files anew: read what has changed.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Imported } from "../../../language/importing/imported.js";
import { readTables } from "../../../server/importing/read.js";
import { assertNothingInvented, importedSoundly } from "../../support/imports-checked.js";

const folder = fileURLToPath(new URL("../../fixtures/import", import.meta.url));
const sources = readdirSync(folder).filter(name => /\.(?:csv|md)$/.test(name));

describe("import: tables of the world", () => {
  it("are of many kinds", () => {
    assert.ok(sources.length >= 12);
  });

  for (const name of sources) {
    it(name, async () => {
      const read = await readTables({ bytes: readFileSync(join(folder, name)), name });
      assert.equal(read.kind, "tables", JSON.stringify(read));
      if (read.kind !== "tables") return;
      const made = importedSoundly(read.tables, { title: name.replace(/\.\w+$/, "") });
      assertNothingInvented(made);
      const golden = join(folder, `${name}.expected`);
      const said = inWords(made);
      if (process.env.UPDATE_GOLDEN || !existsSync(golden)) writeFileSync(golden, said);
      assert.equal(said, readFileSync(golden, "utf8"), `UPDATE_GOLDEN=1 writes ${name}.expected anew`);
    });
  }
});

function inWords({ runbook, missing, ledger, columns }: Imported): string {
  const line = (text: string): string => JSON.stringify(text);
  return [
    runbook,
    "--- columns",
    ...columns.map(({ header, role, by }) => `${line(header)} ${role ?? "-"} (${by})`),
    "--- missing",
    ...missing.map(({ about, message, addresses }) => `${about}: ${message} [${addresses.join(", ")}]`),
    `--- ledger ${JSON.stringify(ledger.sums)}`,
    ...ledger.entries.map(({ address, shown, fate }) =>
      fate.kind === "dropped"
        ? `${address} ${line(shown)} dropped, because ${fate.because}`
        : `${address} ${line(shown)} ${fate.kind} in line ${fate.line}`,
    ),
    "",
  ].join("\n");
}
