/** Any table at all: nothing throws, the text reads, each cell is accounted for. */
import fc from "fast-check";
import type { Cell, CellValue, Row, Table } from "../../../language/importing/table.js";
import { hostileTexts } from "../../support/hostile.js";
import { importedSoundly } from "../../support/imports-checked.js";
import { addressOf, tablesOf } from "../../support/tables.js";

const headers = [
  "#",
  "ID",
  "Phase",
  "Task",
  "Step",
  "Description",
  "Owner",
  "Backup owner",
  "Team",
  "Contact",
  "Date",
  "Start",
  "Start (CET)",
  "End",
  "Duration",
  "Duration (min)",
  "Max duration",
  "Depends on",
  "Parallel with",
  "Environment",
  "Command",
  "Expected result",
  "Rollback",
  "Status",
  "Actual start",
  "Notes",
  "Link",
  "Cost",
  "phase id",
  "kind",
  "predecessors",
  "window",
  "runbook",
  "go-live",
];

const values = [
  ...[
    "1",
    "2",
    "1.1",
    "1.2",
    "A-7",
    "Total",
    "Legend",
    "TBC",
    "n/a",
    "-",
    "?",
    "Jack / Maria",
    "Jack and Maria",
    "DBA team",
    "jack@example.com",
    "Riley, Jack",
    "22:00",
    "22.00",
    "10pm",
    "T-3",
    "T+2h",
    "D+1 22:00",
    "22:00 CET",
    "2026-05-23 22:00",
    "23/05/2026",
    "03/04/2026",
    "18:00 - 18:30",
    "1h 30m",
    "90 min",
    "0:45",
    "1,5 Std",
    "30-45 min",
    "~20 min",
    "1FS+2h",
    "2SS",
    "1-2",
    "after step 1",
    "first..last",
    "start of a",
    "during a every 1h",
    "none",
    "yes",
    "x",
    "gate",
    "step",
    "or",
    "T",
    'if [ -f x ]; then\n  echo "y" \\\nfi',
    "```\ncode\n```",
    "N/A - read only",
    "https://example.com/a",
    '"quoted" \\ back',
    "// comment",
    "{",
    "}",
    "2026-05-23 22:00 to 23:00",
  ],
];

const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: hostileTexts },
  { weight: 1, arbitrary: fc.string() },
);

const value: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 8, arbitrary: text.map((each): CellValue => ({ kind: "text", text: each })) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }).map((number): CellValue => ({ kind: "number", number })) },
  { weight: 1, arbitrary: fc.constant<CellValue>({ kind: "day", day: "2026-05-23" }) },
  { weight: 1, arbitrary: fc.constant<CellValue>({ kind: "moment", day: "2026-05-23", clock: "22:00:00" }) },
  { weight: 1, arbitrary: fc.constant<CellValue>({ kind: "clock", clock: "22:00" }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -5, max: 10_000 }).map((minutes): CellValue => ({ kind: "length", minutes })),
  },
  { weight: 1, arbitrary: fc.boolean().map((set): CellValue => ({ kind: "flag", set })) },
);

interface Sketch {
  readonly value: CellValue | undefined;
  readonly comment: string | undefined;
  readonly across: number | undefined;
  readonly down: number | undefined;
  readonly struck: boolean;
}

const maybe = <T>(of: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });

const sketch: fc.Arbitrary<Sketch> = fc.record({
  value: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 3, arbitrary: value }),
  comment: maybe(text, 12),
  across: maybe(fc.integer({ min: 2, max: 4 }), 12),
  down: maybe(fc.integer({ min: 2, max: 4 }), 12),
  struck: fc.integer({ min: 0, max: 15 }).map(each => each === 0),
});

function shown(of: CellValue): string {
  switch (of.kind) {
    case "text":
      return of.text.trim();
    case "number":
      return String(of.number);
    case "day":
      return of.day;
    case "moment":
      return `${of.day} ${of.clock}`;
    case "clock":
      return of.clock;
    case "length":
      return `${of.minutes} min`;
    case "flag":
      return of.set ? "TRUE" : "FALSE";
  }
}

function cellOf({ value: of, comment, across, down, struck }: Sketch, address: string): Cell | undefined {
  if (!of || shown(of) === "") return undefined;
  return {
    address,
    value: of,
    shown: shown(of),
    ...(comment === undefined || comment === "" ? {} : { comment }),
    ...(across === undefined ? {} : { across }),
    ...(down === undefined ? {} : { down }),
    ...(struck ? { struck } : {}),
  };
}

const table: fc.Arbitrary<Table> = fc
  .record({
    heads: fc.uniqueArray(fc.constantFrom(...headers), { minLength: 1, maxLength: 9 }),
    ahead: fc.array(fc.array(sketch, { maxLength: 3 }), { maxLength: 2 }),
    rows: fc.array(
      fc.record({
        cells: fc.array(sketch, { maxLength: 10 }),
        level: maybe(fc.integer({ min: 0, max: 3 }), 3),
        hidden: fc.integer({ min: 0, max: 9 }).map(each => each === 0),
      }),
      { maxLength: 8 },
    ),
    headed: fc.boolean(),
    name: maybe(text, 2),
    hidden: fc.integer({ min: 0, max: 9 }).map(each => each === 0),
  })
  .map(({ heads, ahead, rows, headed, name, hidden }): Table => {
    const all = [
      ...(headed ? [] : ahead),
      heads.map(
        (head): Sketch => ({
          value: { kind: "text", text: head },
          comment: undefined,
          across: undefined,
          down: undefined,
          struck: false,
        }),
      ),
      ...rows.map(({ cells }) => cells),
    ];
    const skipped = all.length - rows.length;
    return {
      place: "the table",
      ...(name === undefined ? {} : { name }),
      ...(headed ? { headed } : {}),
      ...(hidden ? { hidden } : {}),
      rows: all.map((cells, index): Row => {
        const { level, hidden: isHidden } = rows[index - skipped] ?? {};
        return {
          cells: cells.map((each, column) => cellOf(each, addressOf(index, column))),
          ...(level === undefined ? {} : { level }),
          ...(isHidden ? { hidden: true } : {}),
        };
      }),
    };
  });

describe("import: any table", () => {
  it("is a runbook that reads, and each cell is accounted for", () => {
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 3 }), fc.boolean(), (tables, apart) => {
        importedSoundly(tablesOf(...tables), apart ? { rosterPath: "people.runbook" } : {});
      }),
      { numRuns: 120, ...(process.env.NO_SHRINK ? { endOnFailure: true } : {}) },
    );
  });
});
