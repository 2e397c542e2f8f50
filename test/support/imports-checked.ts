/** What holds of every import: the text reads without a mistake and is laid out, each cell is accounted for, and nothing is invented. */
import assert from "node:assert/strict";
import { format } from "../../language/formatting/format.js";
import { importTables } from "../../language/importing/import.js";
import type { Imported, ImportOptions } from "../../language/importing/imported.js";
import type { Tables } from "../../language/importing/table.js";
import { parse } from "../../language/syntax/parse.js";
import { analyse } from "./analyse.js";

export function importedSoundly(tables: Tables, options: ImportOptions = {}): Imported {
  const made = importTables(tables, options);
  for (const text of [made.runbook, made.roster ?? ""]) {
    if (text === "") continue;
    const file = parse("file:///main.runbook", text);
    const syntax = file.mistakes.map(({ message }) => message);
    assert.deepEqual(syntax, [], text);
    assert.deepEqual(format(file), { kind: "edits", edits: [] }, text);
  }
  const path = options.rosterPath ?? options.roster?.path;
  if (options.roster === undefined) {
    const files = { "main.runbook": made.runbook, ...(made.roster && path ? { [path]: made.roster } : {}) };
    assert.deepEqual(
      analyse(files).plan.mistakes.map(({ message }) => message),
      [],
      made.runbook,
    );
  }
  assertAccounted(tables, made);
  return made;
}

/** Counted again, by other means. */
function assertAccounted({ tables, prose }: Tables, { ledger, runbook, roster }: Imported): void {
  const cells = tables.flatMap(table => (table.ownNames ? table.rows.slice(1) : table.rows)).flatMap(row => row.cells);
  const comments = [...cells, ...prose].filter(cell => cell?.comment !== undefined).length;
  const all = cells.filter(cell => cell !== undefined).length + prose.length + comments;
  assert.equal(ledger.sums.all, all);
  assert.equal(ledger.entries.length, all);
  const lines = { runbook: runbook.split("\n"), roster: (roster ?? "").split("\n") };
  for (const { fate, address, shown } of ledger.entries) {
    if (fate.kind === "dropped") assert.notEqual(fate.because, "");
    else
      assert.ok(
        (lines[fate.file][fate.line - 1] ?? "").trim() !== "",
        `${address} ${shown} is said in line ${fate.line}`,
      );
  }
}
