/** What is said about the release as a whole: above the plan, beside it, and in the text around tables. */
import { filled, shownOf } from "./cells.js";
import type { Layout } from "./columns/column.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import type { ImportOptions } from "./imported.js";
import type { Source } from "./ledger.js";
import type { Cell, Row, Table, Tables } from "./table.js";
import { folded } from "./values/folding.js";
import { saysNothing } from "./values/nothing.js";
import { oneLine, quoted, withoutEnd, writtenText } from "./values/texts.js";

export interface Facts {
  readonly title: string;
  readonly titleFrom: readonly Source[];
  /** Before and after the zone. */
  readonly lines: readonly Line[];
  readonly late: readonly Line[];
  readonly notes: Line[];
  readonly tableTitles: ReadonlyMap<Table, { readonly title: string; readonly from: readonly Source[] }>;
}

export interface Ahead {
  readonly table: Table;
  readonly rows: readonly Row[];
}

/** The rows above the names of the columns. */
export function aheadOf({ table, heads }: Layout): Ahead {
  return { table, rows: table.rows.slice(0, heads[0] ?? 0) };
}

interface Pair {
  readonly key: string;
  readonly value: string;
  readonly from: readonly Source[];
  readonly whole: string;
}

export function factLines(
  { title, tables, prose }: Tables,
  ahead: readonly Ahead[],
  options: ImportOptions,
  context: Context,
): Facts {
  const pairs: Pair[] = [];
  const loose: { readonly cell: Cell; readonly source: Source; readonly table: Table | undefined }[] = [];
  const comments: Line[] = [];
  for (const { table, rows } of ahead) {
    for (const row of rows) {
      const cells = filled(row);
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at];
        const next = cells[at + 1];
        if (!cell) continue;
        const comment = context.sources.ofComment(cell);
        if (comment)
          comments.push(note(writtenText("note", `Comment in ${cell.address}: ${cell.comment ?? ""}`), [comment]));
        const source = context.sources.ofCell(cell);
        const text = oneLine(shownOf(cell));
        const isKey =
          next !== undefined &&
          (/:$/.test(text) || keyOf(text) !== undefined || cells.length === 2) &&
          text.length <= 40 &&
          !/: /.test(text);
        if (isKey && next) {
          pairs.push({
            key: withoutEnd(text, ":"),
            value: shownOf(next),
            from: [source, context.sources.ofCell(next)],
            whole: `${withoutEnd(text, ":")}: ${shownOf(next)}`,
          });
          const nextComment = context.sources.ofComment(next);
          if (nextComment)
            comments.push(
              note(writtenText("note", `Comment in ${next.address}: ${next.comment ?? ""}`), [nextComment]),
            );
          at++;
        } else loose.push({ cell, source, table });
      }
    }
  }
  for (const cell of prose) loose.push({ cell, source: context.sources.ofCell(cell), table: undefined });

  const notes: Line[] = [...comments];
  const lines: Line[] = [];
  let named: { readonly title: string; readonly from: readonly Source[] } | undefined;
  const tableTitles = new Map<Table, { title: string; from: Source[] }>();
  for (const { cell, source, table } of loose) {
    const text = shownOf(cell);
    const line = oneLine(text);
    const said = /^([^:]{2,40}):\s+(\S.*)$/s.exec(text.trim());
    if (saysNothing(line)) {
      context.drop(source, "it says nothing");
      continue;
    }
    if (title !== undefined && line === oneLine(title) && !named) {
      named = { title: line, from: [source] };
      continue;
    }
    const titled = tables.find(
      each => each.name !== undefined && oneLine(each.name) === line && !tableTitles.has(each),
    );
    if (titled && ahead.length > 1 && table === undefined) {
      tableTitles.set(titled, { title: line, from: [source] });
      continue;
    }
    if (said && keyOf(said[1] ?? "") !== undefined) {
      pairs.push({ key: oneLine(said[1] ?? ""), value: said[2] ?? "", from: [source], whole: text });
      continue;
    }
    if (!named && title === undefined && table !== undefined && line.length <= 120 && !said) {
      named = { title: line, from: [source] };
      continue;
    }
    notes.push(note(writtenText("note", text), [source]));
  }
  for (const pair of saidOnce(pairs)) {
    const line = factOf(pair);
    if (line) lines.push(line);
    else if (keyOf(pair.key) === "title" && !named && !saysNothing(pair.value))
      named = { title: oneLine(pair.value), from: pair.from };
    else if (saysNothing(pair.value)) for (const source of pair.from) context.drop(source, "it says nothing");
    else notes.push(note(writtenText("note", pair.whole), pair.from));
  }
  const chosen = named ?? { title: oneLine(title ?? options.title ?? ""), from: [] };
  const only = tables.length === 1 ? tables[0]?.name : undefined;
  if (chosen.title === "" && only === undefined)
    context.missing.add("title", "The file has no title. Give the runbook one.");
  return {
    title: chosen.title !== "" ? chosen.title : oneLine(only ?? "Imported plan"),
    titleFrom: chosen.from,
    lines,
    late: [],
    notes,
    tableTitles,
  };
}

/** The records of a change in one list, and a bridge that is said twice once; a second bridge is not a bridge but a note. */
function saidOnce(pairs: readonly Pair[]): readonly Pair[] {
  const kept = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = saysNothing(pair.value) || !factOf(pair) ? undefined : keyOf(pair.key);
    const [bridge, change] = [kept.get("bridge"), kept.get("change")];
    if (key === "change" && change)
      kept.set(key, { ...change, value: `${change.value} ${pair.value}`, from: [...change.from, ...pair.from] });
    else if (key === "bridge" && bridge && oneLine(bridge.value) === oneLine(pair.value))
      kept.set(key, { ...bridge, from: [...bridge.from, ...pair.from] });
    else if (key === "bridge" && bridge) kept.set(`${kept.size}`, { ...pair, key: "" });
    else kept.set(key ?? `${kept.size}`, pair);
  }
  return [...kept.values()];
}

type FactKey = "title" | "change" | "bridge";

const keys: readonly (readonly [key: FactKey, pattern: RegExp])[] = [
  [
    "title",
    /^(?:title|name|project|project name|release|release name|runbook|plan|change title|summary|subject|titel|projekt|titre|projet|titulo|proyecto|projeto|nombre|nome)$/,
  ],
  [
    "change",
    /^(?:change|change (?:request|record|ticket|number|no|id|ref|reference|#)|cr|cr (?:number|no|id|#)|crq|rfc|rfc (?:number|no|id|#)|chg|change request (?:number|no|id)|anderung|change nummer|numero de cambio|mudanca)$/,
  ],
  [
    "bridge",
    /^(?:bridge|conference bridge|bridge line|conference|call|dial in|zoom|zoom link|teams link|meeting link|war ?room|war room link|konferenz|telefonkonferenz|pont|pont de conference|puente)$/,
  ],
];

function keyOf(text: string): FactKey | undefined {
  const plain = folded(text);
  return keys.find(([, pattern]) => pattern.test(plain))?.[0];
}

function factOf({ key, value, from }: Pair): Line | undefined {
  if (saysNothing(value)) return undefined;
  const text = oneLine(value);
  switch (keyOf(key)) {
    case "change": {
      const records = [...new Set(text.split(/[\s,;]+/))];
      return records.every(record => /^[A-Za-z]{1,10}[-_#]?\d[\w-]*$|^\d{4,}$/.test(record))
        ? statement(
            `change ${records.map(record => (/^[A-Za-z][\w-]*$/.test(record) ? record : quoted(record))).join(", ")}`,
            from,
          )
        : undefined;
    }
    case "bridge":
      return statement(`bridge ${quoted(text)}`, from);
    case "title":
    case undefined:
      return undefined;
  }
}
