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

/** Each person, time, duration and zone stands in the cells that its line comes from. */
export function assertNothingInvented({ runbook, ledger }: Imported): void {
  const saidIn = new Map<number, string[]>();
  for (const { fate, shown } of ledger.entries) {
    if (fate.kind === "dropped" || fate.file !== "runbook") continue;
    saidIn.set(fate.line, [...(saidIn.get(fate.line) ?? []), shown]);
  }
  const everything = ledger.entries.map(({ shown }) => shown.toLowerCase()).join("\n");
  const lines = runbook.split("\n");
  for (const [index, line] of lines.entries()) {
    const [, keyword = "", rest = ""] =
      /^ *(owner|at|by|takes|timezone|window|go-live|person|team) (.*)$/.exec(line) ?? [];
    if (keyword === "") continue;
    // An item that says several things is accounted for in the last of its lines.
    const from = (saidIn.get(index + 1) ?? blockAround(lines, index).flatMap(at => saidIn.get(at + 1) ?? [])).join(" ");
    if (keyword === "person" || keyword === "team") {
      const title = /"(.*)"/.exec(rest)?.[1] ?? "";
      assert.ok(everything.includes(title.replaceAll("\\", "").toLowerCase()), `nobody says ${title}`);
    } else if (keyword === "timezone") assert.ok(everything.includes(rest.toLowerCase()), `nobody says ${rest}`);
    else {
      assert.notEqual(from, "", `line ${index + 1} comes from nowhere: ${line}`);
      if (keyword === "owner" || keyword === "takes") continue;
      const numbers = new Set((from.match(/\d+/g) ?? []).map(Number));
      for (const number of rest.replace(/"[^"]*"/g, "").match(/\d+/g) ?? []) {
        const value = Number(number);
        const isSaid = [value, value - 12, value + 12, value % 100].some(each => numbers.has(each));
        assert.ok(isSaid || value === 0 || isMonth(value, from), `${line} has ${number}, which is not in ${from}`);
      }
    }
  }
}

/** The lines from the head of what a line stands in to its end. */
function blockAround(lines: readonly string[], index: number): readonly number[] {
  const depthOf = (at: number): number => lines[at]?.search(/\S/) ?? 0;
  const depth = depthOf(index);
  let [start, end] = [index, index];
  while (start > 0 && depthOf(start) >= depth) start--;
  while (end < lines.length - 1 && depthOf(end) >= depth) end++;
  return Array.from({ length: end - start }, (_, offset) => start + offset);
}

function isMonth(value: number, text: string): boolean {
  return value >= 1 && value <= 12 && /\p{L}{3}/u.test(text);
}
