/** What we write as a sheet is read as the same plan: written again, it is the same sheet. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { partyTitle } from "../../../language/exports/release.js";
import type { SheetRows } from "../../../language/exports/sheet-rows.js";
import { sheetRows } from "../../../language/exports/sheet-rows.js";
import { importTables } from "../../../language/importing/import.js";
import type { Tables } from "../../../language/importing/table.js";
import { quoted } from "../../../language/importing/values/texts.js";
import type { Analysis } from "../../../language/index.js";
import type { PartyUse } from "../../../language/plan/plan.js";
import { graphOf } from "../../../language/schedule/graph.js";
import { isPlaceholder } from "../../../language/syntax/placeholders.js";
import { readTables } from "../../../server/importing/read.js";
import { analyse } from "../../support/analyse.js";
import { content } from "../../support/exported.js";
import { importedSoundly } from "../../support/imports-checked.js";
import { samples } from "../../support/samples.js";
import { type AnyItem, anyPlan, type Item, isActivity, type MoreOf, named, written } from "../schedule/plans.js";

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

const formats = ["csv", "xlsx"] as const;
type AgainFormat = (typeof formats)[number] | "markdown";

const endings = { csv: "csv", xlsx: "xlsx", markdown: "md" } as const;

describe("import: an exported sheet", () => {
  for (const format of formats) {
    for (const { name, text, others } of samples()) {
      it(`of ${name} as ${format} gives the plan again`, () =>
        assertSame(analyse({ "main.runbook": text, ...others }), format));
    }
  }

  it("of any plan gives the plan again", () =>
    fc.assert(
      fc.asyncProperty(
        anyPlan,
        anyWords,
        fc.constantFrom(...formats, "markdown" as const),
        async (items, words, format) => {
          const tree = named(sayable(items), "only look back");
          const text = `${people}${written(tree, undefined, [], saying(words))}`;
          const analysis = analyse(text);
          assert.deepEqual(mistakesOf(analysis), [], text);
          await assertSame(analysis, format);
        },
      ),
      { numRuns: 100, endOnFailure: true },
    )).timeout(300_000);
});

/**
 * What a sheet can say of the order. A row is an activity that has a place in the order: blocks in which there is none are in no sheet, and
 * nothing can come before a start that it waits for.
 */
function sayable(items: readonly AnyItem[]): readonly AnyItem[] {
  return items.flatMap((item): readonly AnyItem[] => {
    const after = item.after.map(each => (each.start ? { ...each, lag: Math.abs(each.lag) } : each));
    if (!("items" in item)) return [{ ...item, after }];
    const inside = sayable(item.items);
    return hasPlace(inside) ? [{ ...item, after, items: inside }] : [];
  });
}

function hasPlace(items: readonly AnyItem[]): boolean {
  return items.some(item => ("items" in item ? hasPlace(item.items) : item.during === undefined));
}

describe("import: an exported document", () => {
  for (const { name, text, others } of samples()) {
    it(`of ${name} gives the plan again`, async () => {
      const analysis = analyse({ "main.runbook": text, ...others });
      await assertSame(analysis, "markdown");
      const { runbook } = importedSoundly(await readAgain(analysis, "markdown"), { title: "again" });
      const again = analyse(runbook);
      assert.deepEqual(toldOf(again), toldOf(analysis), runbook);
    });
  }
});

/** What a document says besides: of the whole, and what is done in each step and seen after it. */
function toldOf({ plan }: Analysis): unknown {
  const { runbook } = plan;
  if (!runbook) return undefined;
  const { name, title, zone, window, goLive, changes, risk, bridge, status, work } = runbook;
  const titles = (parties: readonly PartyUse[]): readonly string[] => parties.map(party => partyTitle(party, plan));
  return {
    ...{
      name,
      title,
      zone,
      risk,
      bridge: bridge?.text,
      status: status?.state,
      changes: changes.map(each => each.text),
    },
    ...{ window: window && [window.start, window.end], goLive: goLive?.at },
    ...{ coordinators: titles(runbook.coordinators), deciders: titles(runbook.deciders) },
    phases: work.blocks.filter(({ kind }) => kind === "phase").map(each => `${each.name} ${each.title}`),
    activities: work.activities.map(({ name, owners, run, expect, requires, otherwise, until, when }) => ({
      name,
      requires: requires.map(({ text }) => text),
      ...{ otherwise: otherwise?.kind, until: until?.text, when: when?.text },
      with: titles(owners?.with ?? []),
      run: run.map(({ text }) => text),
      expect: expect.map(({ text }) => text),
    })),
  };
}

// ---------------------------------------------------------------- who does it, and what it is called

const people = `team dba "DBA team" { contact "#dba", "+49 30 5555 0110" }
team night "Night shift"
person ana "Ana Sousa" { contact "+351 21 555 0110", "ana@example.com" }
person ben "Ben Clark" { contact "extension 4711, ask for Ben" }
person chen "Wei, Chen" { contact "https://chat.example.com/chen" }
person dana
`;
const parties = ["dba", "night", "ana", "ben", "chen", "dana", "TBD"];

/** What spreadsheets, tables and readers of them may take for something else. */
const titles = [
  ..."Deploy;Deploy, then test;1;2. Stop;007;1.5;Total;Legend:;None;TBC;n/a;-;T-3;T+2h;22:00;2026-05-23;true".split(
    ";",
  ),
  ..."=1+1;'quoted';+49 30 5555 0110;@channel;start of it;step-1;step-1 + 5m;step-0..step-2;phase-0;previous".split(
    ";",
  ),
  ...[
    "Prüfe: läuft’s?",
    'Say "go"',
    "C:\\new\\table",
    "Task",
    "Rollback",
    "x".repeat(200),
    "日本 \u{1F680}",
    "a | b",
    "{ }",
  ],
];

interface Words {
  readonly titles: readonly (string | undefined)[];
  readonly owners: readonly (readonly string[])[];
}

const anyWords: fc.Arbitrary<Words> = fc.record({
  titles: fc.array(fc.option(fc.constantFrom(...titles), { nil: undefined, freq: 4 }), { minLength: 1, maxLength: 20 }),
  owners: fc.array(fc.uniqueArray(fc.constantFrom(...parties), { maxLength: 3 }), { minLength: 1, maxLength: 20 }),
});

function saying(words: Words): MoreOf {
  return item => {
    const title = pick(words.titles, item);
    const owners = isActivity(item) ? (pick(words.owners, item) ?? []) : [];
    return {
      title: title === undefined ? "" : quoted(title),
      lines: owners.length === 0 ? [] : [`owner ${owners.join(" or ")}`],
    };
  };
}

function pick<T>(list: readonly T[], { index }: Item): T | undefined {
  return list[index % list.length];
}

// ---------------------------------------------------------------- there and back

async function assertSame(analysis: Analysis, format: AgainFormat): Promise<void> {
  if (!sheetRows(analysis, undefined)) return;
  const made = importTables(await readAgain(analysis, format), { title: "again" });
  const again = analyse(made.runbook);
  assert.deepEqual(mistakesOf(again), [], made.runbook);
  assert.deepEqual(cellsOf(again, format), cellsOf(analysis, format), made.runbook);
  assert.deepEqual(waitsOf(again), waitsOf(analysis), made.runbook);
  assert.deepEqual(startsOf(again), startsOf(analysis), made.runbook);
}

/** As the file that people get, read from its bytes. */
async function readAgain(analysis: Analysis, format: AgainFormat): Promise<Tables> {
  const made = await content(format, analysis);
  const bytes = typeof made === "string" ? new TextEncoder().encode(made) : made;
  const read = await readTables({ bytes, name: `plan.${endings[format]}` });
  if (read.kind !== "tables") return assert.fail(read.why);
  assert.equal(read.format, format);
  return read.tables;
}

function mistakesOf({ plan }: Analysis): readonly string[] {
  return plan.mistakes.map(({ message }) => message);
}

function cellsOf(analysis: Analysis, format: AgainFormat): readonly (readonly string[])[] {
  const sheet = sheetRows(analysis, undefined);
  return (sheet?.rows ?? []).map(row =>
    compared.map(title => comparable(title, row[columnOf(sheet, title)] ?? "", format)),
  );
}

function columnOf(sheet: SheetRows | undefined, title: string): number {
  return sheet?.columns.findIndex(column => column.title === title) ?? -1;
}

/** Whoever is still to be found is nobody; numbers of rollbacks say where they stand; a document has commas between contacts, and perhaps in them. */
function comparable(title: string, text: string, format: AgainFormat): string {
  if (isPlaceholder(text)) return "";
  if (title === "contact" && format === "markdown") return text.replaceAll("; ", ", ");
  return title === "rollback"
    ? text.replace(/\bR\d+ | \(shared\)$/g, "").replace(/^(cannot be undone|nothing to undo): \1$/, "$1")
    : text;
}

/** When each begins, as planned and in the worst case, where it is known. */
function startsOf({ plan, schedule }: Analysis): readonly string[] {
  return (plan.runbook?.work.activities ?? []).map(({ name, index }) => {
    const scheduled = schedule?.work.activities[index];
    return `${name} ${scheduled?.planned?.start ?? ""} ${scheduled?.worst?.start ?? ""}`;
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
