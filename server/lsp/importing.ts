/** A foreign file as a runbook: what `gonogo import` makes of it, with what the checker finds there. Nothing is kept or written. */
import { countsOf } from "../../language/exports/overview.js";
import { columnKey } from "../../language/importing/columns/mapping.js";
import { importTables } from "../../language/importing/import.js";
import type { Imported, RecognisedColumn } from "../../language/importing/imported.js";
import type { Row, Table } from "../../language/importing/table.js";
import type { Analysis, Severity } from "../../language/index.js";
import { sentence } from "../../language/wording/capital.js";
import { analyseTexts, uriOfText } from "../../language/workspace/texts.js";
import { bytesOf } from "../base64.js";
import { readTables } from "../importing/read.js";
import type {
  ImportColumn,
  ImportDropped,
  ImportFinding,
  ImportHead,
  ImportParams,
  ImportResult,
} from "../protocol.js";
import { usableRoster } from "./starting.js";

const runbookName = "import.runbook";

/** How much of each is shown: a page is to be read, and what is inserted is whole. */
const most = { findings: 50, dropped: 300, rows: 8, cells: 60, samples: 3, letters: 160 } as const;

export async function imported(params: ImportParams): Promise<ImportResult> {
  const { name, base64, table, zone, map, rosterPath } = params;
  const read = await readTables({ bytes: bytesOf(base64), name });
  if (read.kind === "refused") return { kind: "refused", why: sentence(read.why) };
  const roster = params.roster && usableRoster(params.roster);
  const made = importTables(read.tables, { zone, map, table, roster, rosterPath, title: titleOf(name) });
  const analysis = analyseTexts({
    [runbookName]: made.runbook,
    ...(rosterPath !== undefined && made.roster !== undefined ? { [rosterPath]: made.roster } : {}),
    ...(roster && params.roster ? { [params.roster.path]: params.roster.text } : {}),
  });
  if (!analysis) throw new Error("there is no text to be checked");
  const { tables, troubles } = read.tables;
  const taken = new Set(made.columns.map(column => column.table));
  const first = tables.find(({ place }) => taken.has(place)) ?? tables.find(({ rows }) => rows.length > 0);
  return {
    kind: "imported",
    tables: tables.map(({ place, rows, hidden }) => ({
      place,
      rows: rows.filter(isFilled).length,
      isHidden: hidden === true,
      isTaken: taken.has(place),
    })),
    columns: made.columns.map(column => shownColumn(column, made.columns, tables)),
    ...(first ? { head: headOf(first) } : {}),
    runbook: made.runbook,
    ...(made.roster === undefined ? {} : { roster: made.roster }),
    verdict: analysis.verdict,
    counts: countsOf(analysis.findings),
    findings: findingsOf(analysis),
    missing: made.missing,
    sums: made.ledger.sums,
    dropped: droppedOf(made),
    troubles,
  };
}

/** What the file is called, where nothing in it says a title. */
function titleOf(name: string): string {
  return name.replace(/\.\w{1,10}$/, "");
}

function isFilled({ cells }: Row): boolean {
  return cells.some(cell => cell !== undefined);
}

function shownColumn(
  column: RecognisedColumn,
  all: readonly RecognisedColumn[],
  tables: readonly Table[],
): ImportColumn {
  const rows = tables.find(({ place }) => place === column.table)?.rows ?? [];
  // What stands above the names of columns is no example of them.
  const head = rows.findIndex(({ cells }) => cells[column.index]?.shown === column.header);
  const samples: string[] = [];
  for (const { cells } of rows.slice(head + 1)) {
    const text = cells[column.index]?.shown;
    if (text !== undefined && text !== column.header && !samples.includes(text)) samples.push(text);
    if (samples.length === most.samples) break;
  }
  return { ...column, key: columnKey(column, all), samples: samples.map(short) };
}

function headOf({ place, rows }: Table): ImportHead {
  const filled = rows.filter(isFilled);
  return {
    place,
    rows: filled
      .slice(0, most.rows)
      .map(({ cells }) => Array.from(cells.slice(0, most.cells), cell => short(cell?.shown ?? ""))),
    more: Math.max(0, filled.length - most.rows),
  };
}

const order: readonly Severity[] = ["error", "warning", "info"];

function findingsOf({ findings }: Analysis): readonly ImportFinding[] {
  const uri = uriOfText(runbookName);
  return findings
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .slice(0, most.findings)
    .map(({ code, severity, message, place }) => ({
      code,
      severity,
      message,
      ...(place.uri === uri ? { line: place.range.start.line + 1 } : {}),
    }));
}

function droppedOf({ ledger }: Imported): readonly ImportDropped[] {
  const dropped: ImportDropped[] = [];
  for (const { table, address, shown, fate } of ledger.entries) {
    if (fate.kind !== "dropped") continue;
    dropped.push({ ...(table === undefined ? {} : { table }), address, shown: short(shown), because: fate.because });
    if (dropped.length === most.dropped) break;
  }
  return dropped;
}

function short(text: string): string {
  return text.length > most.letters ? `${text.slice(0, most.letters - 1)}…`.toWellFormed() : text;
}
