/** What we write as a sheet is read as the same plan: written again, it is the same sheet. */
import assert from "node:assert/strict";
import type { SheetRows } from "../../../language/exports/sheet-rows.js";
import { sheetRows } from "../../../language/exports/sheet-rows.js";
import { importTables } from "../../../language/importing/import.js";
import type { Analysis } from "../../../language/index.js";
import { graphOf } from "../../../language/schedule/graph.js";
import { isPlaceholder } from "../../../language/syntax/placeholders.js";
import { analyse } from "../../support/analyse.js";
import { samples } from "../../support/samples.js";
import { tableOf, tablesOf } from "../../support/tables.js";

/** What a sheet says of a plan, besides what is waited for. */
const compared = [
  "id",
  "phase",
  "phase id",
  "kind",
  "task",
  "owner",
  "cover",
  "contact",
  "duration",
  "worst case",
  "rollback",
];

describe("import: an exported sheet", () => {
  for (const { name, text, others } of samples()) {
    it(`of ${name} gives the plan again`, () => {
      assertSame(analyse({ "main.runbook": text, ...others }));
    });
  }
});

function assertSame(analysis: Analysis): void {
  const sheet = sheetRows(analysis, undefined);
  if (!sheet) return;
  const rows = [sheet.columns.map(({ title }) => title), ...sheet.rows];
  const made = importTables(tablesOf(tableOf(rows)), { title: "again" });
  const again = analyse(made.runbook);
  assert.deepEqual(
    again.plan.mistakes.map(({ message }) => message),
    [],
    made.runbook,
  );
  assert.deepEqual(cellsOf(again), cellsOf(analysis), made.runbook);
  assert.deepEqual(waitsOf(again), waitsOf(analysis), made.runbook);
  assert.deepEqual(startsOf(again), startsOf(analysis), made.runbook);
}

function cellsOf(analysis: Analysis): readonly (readonly string[])[] {
  const sheet = sheetRows(analysis, undefined);
  return (sheet?.rows ?? []).map(row => compared.map(title => comparable(title, row[columnOf(sheet, title)] ?? "")));
}

function columnOf(sheet: SheetRows | undefined, title: string): number {
  return sheet?.columns.findIndex(column => column.title === title) ?? -1;
}

/** Whoever is still to be found is nobody; numbers of rollbacks say where they stand. */
function comparable(title: string, text: string): string {
  if (isPlaceholder(text)) return "";
  return title === "rollback"
    ? text.replace(/\bR\d+ | \(shared\)$/g, "").replace(/^(cannot be undone|nothing to undo): \1$/, "$1")
    : text;
}

/** When each begins as planned, where it is known. */
function startsOf({ plan, schedule }: Analysis): readonly string[] {
  return (plan.runbook?.work.activities ?? []).map(({ name, index }) => {
    const planned = schedule?.work.activities[index]?.planned;
    return `${name} ${planned?.start ?? ""}`;
  });
}

/** Whatever each waits for, directly or not, and how. */
function waitsOf({ plan }: Analysis): readonly string[] {
  const work = plan.runbook?.work;
  if (!work) return [];
  const { before } = graphOf(work);
  return work.activities.map(({ name, index }) => {
    const seen = new Set<number>([index]);
    const waits = new Set<string>();
    const todo = [index];
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      for (const { from, since, lag } of before[node] ?? []) {
        const activity = work.activities[from];
        if (activity) waits.add(activity.name);
        if (activity && (since === "start" || lag.seconds !== 0 || lag.days !== 0)) {
          waits.add(`${since} of ${activity.name} ${lag.days}d ${lag.seconds}s`);
        }
        if (!seen.has(from)) todo.push(from);
        seen.add(from);
      }
    }
    return `${name}: ${[...waits].sort().join(", ")}`;
  });
}
