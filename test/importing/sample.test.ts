/** The sheet that docs/import.md begins with: as CSV and as workbook it is the same plan, which its result goes on from. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { importTables } from "../../language/importing/import.js";
import type { Imported } from "../../language/importing/imported.js";
import { readTables } from "../../server/importing/read.js";
import { analyse } from "../support/analyse.js";

const folder = new URL("../../samples/import/", import.meta.url);

async function imported(name: string): Promise<Imported> {
  const read = await readTables({ bytes: readFileSync(new URL(name, folder)), name });
  assert.ok(read.kind === "tables");
  return importTables(read.tables, {
    zone: "Europe/Berlin",
    map: { Needs: "predecessors", "If it fails": "rollback" },
  });
}

describe("the sample of an import", () => {
  it("is the same as CSV and as workbook", async () => {
    const [csv, xlsx] = [await imported("ledger-cutover.csv"), await imported("ledger-cutover.xlsx")];
    assert.equal(xlsx.runbook, csv.runbook);
    assert.deepEqual(xlsx.ledger.sums, csv.ledger.sums);
  });

  it("has all its activities in the result, which is GO", async () => {
    const { runbook } = await imported("ledger-cutover.csv");
    const text = (name: string) => readFileSync(new URL(name, folder), "utf8");
    const result = analyse({
      "ledger-cutover.runbook": text("ledger-cutover.runbook"),
      "ledger-cutover-people.runbook": text("ledger-cutover-people.runbook"),
    });
    const names = (of: typeof result) => of.plan.runbook?.work.activities.map(({ name }) => name);
    assert.deepEqual(names(result), names(analyse(runbook)));
    assert.equal(names(result)?.length, 7);
    assert.deepEqual([result.verdict, result.findings], ["go", []]);
  });
});
