/** What became of every cell of an imported file, as a table and in words. */
import papa from "papaparse";
import { inert } from "../../language/exports/sheet/inert.js";
import type { Imported, LedgerEntry } from "../../language/importing/imported.js";

/** For spreadsheets, as the CSV export is. */
export function ledgerCsv({ ledger }: Pick<Imported, "ledger">): string {
  const head = ["Table", "Place", "What", "Text", "Became", "File", "Line", "Because"];
  const rows = ledger.entries.map(entry => cellsOf(entry).map(inert));
  return `\uFEFF${papa.unparse([head, ...rows], { newline: "\r\n" })}\r\n`;
}

function cellsOf({ table, address, of, shown, fate }: LedgerEntry): readonly string[] {
  const became =
    fate.kind === "dropped" ? ["dropped", "", "", fate.because] : [fate.kind, fate.file, String(fate.line), ""];
  return [table ?? "", address, of, shown, ...became];
}

export function ledgerJson({ ledger, columns, missing }: Pick<Imported, "ledger" | "columns" | "missing">): string {
  return `${JSON.stringify({ ...ledger, columns, missing }, undefined, 2)}\n`;
}

/** In a few lines: how many became what, and why others were dropped. */
export function ledgerInWords({ ledger }: Pick<Imported, "ledger">): readonly string[] {
  const { all, statements, notes, dropped } = ledger.sums;
  const reasons = new Map<string, number>();
  for (const { fate } of ledger.entries) {
    if (fate.kind !== "dropped") continue;
    const because = /^it names (?:a|the) column\b/.test(fate.because) ? "it names a column" : fate.because;
    reasons.set(because, (reasons.get(because) ?? 0) + 1);
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, mostReasons).map(([because, times]) => `  ${times} dropped: ${because}`);
  const more = sorted.slice(mostReasons).reduce((sum, [, times]) => sum + times, 0);
  return [
    `${all} cells and texts: ${statements} in statements, ${notes} in notes, ${dropped} dropped`,
    ...shown,
    ...(more === 0 ? [] : [`  ${more} dropped for other reasons, which --ledger names`]),
  ];
}

const mostReasons = 6;
