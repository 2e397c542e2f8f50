/** One plan as many people would write it: other languages, orders of columns, ways to write dates and durations. Nothing of it is lost. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../support/analyse.js";
import { importedSoundly } from "../../support/imports-checked.js";
import { tableOf, tablesOf } from "../../support/tables.js";

type Field =
  | "id"
  | "phase"
  | "task"
  | "owner"
  | "cover"
  | "start"
  | "duration"
  | "predecessors"
  | "command"
  | "rollback"
  | "notes";

const languages: readonly Readonly<Record<Field, string>>[] = [
  {
    id: "#",
    phase: "Phase",
    task: "Task",
    owner: "Owner",
    cover: "Backup owner",
    start: "Start",
    duration: "Duration",
    predecessors: "Depends on",
    command: "Command",
    rollback: "Rollback",
    notes: "Comments",
  },
  {
    id: "Step No.",
    phase: "Workstream",
    task: "Activity",
    owner: "Assigned to",
    cover: "Deputy",
    start: "Planned Start",
    duration: "Est. duration",
    predecessors: "Predecessors",
    command: "Script",
    rollback: "Back-out plan",
    notes: "Notes",
  },
  {
    id: "Nr.",
    phase: "Abschnitt",
    task: "Aufgabe",
    owner: "Verantwortlich",
    cover: "Vertretung",
    start: "Beginn",
    duration: "Dauer",
    predecessors: "Vorgänger",
    command: "Befehl",
    rollback: "Rückfallplan",
    notes: "Bemerkungen",
  },
  {
    id: "N°",
    phase: "Phase",
    task: "Tâche",
    owner: "Responsable",
    cover: "Suppléant",
    start: "Début",
    duration: "Durée",
    predecessors: "Dépend de",
    command: "Commande",
    rollback: "Retour arrière",
    notes: "Commentaires",
  },
  {
    id: "N.º",
    phase: "Fase",
    task: "Tarea",
    owner: "Responsable",
    cover: "Suplente",
    start: "Inicio",
    duration: "Duración",
    predecessors: "Depende de",
    command: "Comando",
    rollback: "Plan de marcha atrás",
    notes: "Observaciones",
  },
  {
    id: "ID",
    phase: "Fase",
    task: "Tarefa",
    owner: "Responsável",
    cover: "Substituto",
    start: "Início",
    duration: "Duração",
    predecessors: "Predecessoras",
    command: "Comando",
    rollback: "Plano de reversão",
    notes: "Observações",
  },
];

const pad = (number: number): string => String(number).padStart(2, "0");

/** Minutes of 23 May 2026, a day that no order of day and month is in doubt of. */
const dates: readonly ((minutes: number) => string)[] = [
  at => `2026-05-23 ${pad(Math.floor(at / 60))}:${pad(at % 60)}`,
  at => `2026-05-23T${pad(Math.floor(at / 60))}:${pad(at % 60)}:00`,
  at => `23.05.2026 ${pad(Math.floor(at / 60))}:${pad(at % 60)}`,
  at => `23/05/2026 ${pad(Math.floor(at / 60))}.${pad(at % 60)}`,
  at => `05/23/2026 ${Math.floor(at / 60) % 12 || 12}:${pad(at % 60)} ${at < 720 ? "AM" : "PM"}`,
  at => `Sat 23 May 2026, ${pad(Math.floor(at / 60))}:${pad(at % 60)}`,
  at => `May 23, 2026 ${pad(Math.floor(at / 60))}h${pad(at % 60)}`,
];

const durations: readonly ((minutes: number) => string)[] = [
  length => `${length} min`,
  length => `${length}m`,
  length => `${Math.floor(length / 60)}:${pad(length % 60)}`,
  length => `${Math.floor(length / 60)}h ${length % 60}m`,
  length => `PT${length}M`,
  length => `${length} Minuten`,
  length => `${String(length / 60).replace(".", ",")} Std`,
  length => `${length} minutos`,
];

const names = ["Ana Sousa", "Ben Hill", "Chen Wei", "Dana Wu", "Åsa Öberg", "José Núñez"] as const;
const verbs = ["Stop", "Move", "Copy", "Convert", "Restart"] as const;
const things = ["the writers", "all disks", "orders, invoices", 'schema "v2"', "the queue | both halves"] as const;

interface AnyRow {
  readonly title: string;
  readonly owner: string;
  readonly cover: string | undefined;
  readonly length: number;
  readonly waits: number;
  readonly phase: number;
}

const row: fc.Arbitrary<AnyRow> = fc.record({
  title: fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...things)).map(words => words.join(" ")),
  owner: fc.constantFrom(...names),
  cover: fc.option(fc.constantFrom(...names), { nil: undefined }),
  length: fc.integer({ min: 1, max: 30 }).map(each => each * 6),
  waits: fc.nat(),
  phase: fc.nat(2),
});

describe("import: one plan in many dialects", () => {
  it("loses nothing of it", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(...languages),
        fc.shuffledSubarray<Field>(
          [
            "id",
            "phase",
            "task",
            "owner",
            "cover",
            "start",
            "duration",
            "predecessors",
            "command",
            "rollback",
            "notes",
          ],
          { minLength: 11 },
        ),
        fc.constantFrom(...dates),
        fc.constantFrom(...durations),
        (rows, language, order, date, duration) => {
          const sorted = [...rows].sort((a, b) => a.phase - b.phase);
          const cells = sorted.map(
            ({ title, owner, cover, length, waits, phase }, index): Readonly<Record<Field, string>> => ({
              id: String(index + 1),
              phase: `Part ${phase + 1}`,
              task: title,
              owner,
              cover: cover === undefined || cover === owner ? "" : cover,
              start: date(index * 170),
              duration: duration(length),
              predecessors: index === 0 ? "" : String((waits % index) + 1),
              command: `run-it --part ${index}`,
              rollback: `Back from ${index}`,
              notes: `about ${index}`,
            }),
          );
          const table = tableOf([
            order.map(field => language[field]),
            ...cells.map(each => order.map(field => each[field])),
          ]);
          const made = importedSoundly(tablesOf(table));
          const { plan } = analyse(made.runbook);
          const work = plan.runbook?.work;
          const titleOf = (party: { readonly kind: string; readonly name: string } | undefined): string =>
            plan.people.find(({ name }) => name === party?.name)?.title ?? "";
          const again = (work?.activities ?? []).map(each => ({
            title: each.title,
            owner: titleOf(each.owners?.parties[0]),
            cover: titleOf(each.owners?.parties[1]),
            takes: each.takes?.planned,
            at: /at (2026-05-23 \d\d:\d\d|Sat 2026-05-23 \d\d:\d\d)/
              .exec(lineOf(made.runbook, each.place.range.start.line))?.[1]
              ?.replace("Sat ", ""),
            command: each.run[0]?.text,
            notes: each.notes.map(({ text }) => text),
            undone: each.answer?.kind,
            phase: work?.blocks[each.block]?.title || work?.blocks[work.blocks[each.block]?.parent ?? 0]?.title,
          }));
          assert.deepEqual(
            again,
            cells.map((each, index) => ({
              title: each.task,
              owner: each.owner,
              cover: each.cover,
              takes: (sorted[index]?.length ?? 0) * 60,
              at: `2026-05-23 ${pad(Math.floor((index * 170) / 60))}:${pad((index * 170) % 60)}`,
              command: each.command,
              notes: [each.notes],
              undone: "counterpart",
              phase: each.phase,
            })),
            made.runbook,
          );
          assert.deepEqual(
            made.missing.filter(({ about }) => about !== "zone" && about !== "title"),
            [],
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** The next lines, up to the end of what begins there. */
function lineOf(text: string, line: number): string {
  const lines = text.split("\n").slice(line);
  return lines
    .slice(
      0,
      lines.findIndex(each => each.trim() === "}"),
    )
    .join(" ");
}
