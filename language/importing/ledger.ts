/** An account of everything that was read: each cell, comment and paragraph has one fate, or the import fails. */
import type { Fate, Ledger, LedgerEntry, LedgerSums } from "./imported.js";
import type { Cell, Table, Tables } from "./table.js";

/** A thing to account for. */
export interface Source {
  readonly number: number;
  readonly table: string | undefined;
  readonly address: string;
  readonly of: LedgerEntry["of"];
  readonly shown: string;
}

export interface Sources {
  readonly all: readonly Source[];
  readonly ofCell: (cell: Cell) => Source;
  readonly ofComment: (cell: Cell) => Source | undefined;
  /** A cell that was made of another is accounted for as that one. */
  readonly madeOf: (made: Cell, cell: Cell) => void;
  /** A cell that only says what another is, or goes on with it, has the fate of that one. */
  readonly goesWith: (cell: Cell, other: Cell) => void;
  /** The fates, with those of cells that go with others. */
  readonly withJoined: (fates: Map<number, Fate>) => Map<number, Fate>;
}

export function sourcesOf({ tables, prose }: Tables): Sources {
  const all: Source[] = [];
  const cells = new Map<Cell, Source>();
  const comments = new Map<Cell, Source>();
  const joined = new Map<number, number>();
  const add = (table: Table | undefined, { address }: Cell, of: Source["of"], shown: string): Source => {
    const source = { number: all.length, table: table?.place, address, of, shown };
    all.push(source);
    return source;
  };
  const addCell = (table: Table | undefined, cell: Cell, of: Source["of"]): void => {
    cells.set(cell, add(table, cell, of, cell.shown));
    if (cell.comment !== undefined) comments.set(cell, add(table, cell, "comment", cell.comment));
  };
  for (const table of tables) {
    // Names that are the reader's own stand nowhere in the file.
    const rows = table.ownNames ? table.rows.slice(1) : table.rows;
    for (const row of rows)
      for (const cell of row.cells) if (cell && cell.shown.trim() !== "") addCell(table, cell, "cell");
  }
  for (const cell of prose) if (cell.shown.trim() !== "") addCell(undefined, cell, "prose");
  return {
    all,
    ofCell: cell => {
      const source = cells.get(cell);
      if (!source) throw new Error(`the cell ${cell.address} is not one of those that were read`);
      return source;
    },
    ofComment: cell => comments.get(cell),
    madeOf: (made, cell) => {
      const source = cells.get(cell);
      if (source) cells.set(made, source);
    },
    goesWith: (cell, other) => {
      const [source, main] = [cells.get(cell), cells.get(other)];
      if (source && main && source !== main) joined.set(source.number, main.number);
    },
    withJoined: fates => {
      for (const [number, main] of joined) {
        const fate = fates.get(main);
        if (fate && !fates.has(number)) fates.set(number, fate);
      }
      return fates;
    },
  };
}

/** Fails where something has no fate: nothing is ever lost in silence. */
export function ledgerOf(sources: Sources, fates: ReadonlyMap<number, Fate>): Ledger {
  const lost: Source[] = [];
  const entries = sources.all.flatMap(source => {
    const fate = fates.get(source.number);
    if (!fate) {
      lost.push(source);
      return [];
    }
    const { table, address, of, shown } = source;
    return [{ table, address, of, shown, fate }];
  });
  const [first] = lost;
  if (first) {
    throw new Error(
      `the import has lost ${lost.length} of ${sources.all.length} cells, the first at ${first.address}: this is a fault of the import, and nothing was written`,
    );
  }
  return { entries, sums: sumsOf(entries) };
}

function sumsOf(entries: readonly LedgerEntry[]): LedgerSums {
  const count = (kind: Fate["kind"]): number => entries.filter(({ fate }) => fate.kind === kind).length;
  const sums = { all: entries.length, statements: count("statement"), notes: count("note"), dropped: count("dropped") };
  if (sums.statements + sums.notes + sums.dropped !== sums.all) throw new Error("the sums of the ledger do not agree");
  return sums;
}
