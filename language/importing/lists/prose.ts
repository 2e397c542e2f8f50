/** Lists that hold no work: reasons, risks, links. They are text beside the plan, and one note each. */
import { filled, shownOf } from "../cells.js";
import type { Sources } from "../ledger.js";
import type { Cell, Table, Tables } from "../table.js";
import { folded } from "../values/folding.js";

/** The same file, in which such lists stand outside of tables; where nothing else would be left, they stay. */
export function withoutProse({ title, tables, prose }: Tables, sources: Sources): Pick<Tables, "tables" | "prose"> {
  const lists = new Set(tables.filter(table => isProse(table) || isFactsOf(table, title)));
  if (lists.size === 0 || lists.size === tables.length) return { tables, prose };
  const left = tables.filter(table => !lists.has(table));
  const kept = new Set(left.flatMap(({ name }) => name ?? []));
  const told = new Set<Cell>();
  const texts = [...lists].flatMap(table => {
    const isHead = (cell: Cell): boolean => cell.shown === table.name && !told.has(cell);
    const head = table.name === title || kept.has(table.name ?? "") ? undefined : prose.find(isHead);
    if (head) told.add(head);
    return isFactsOf(table, title) ? table.rows.slice(1).flatMap(filled) : asText(table, head, sources);
  });
  return { tables: left, prose: [...prose.filter(cell => !told.has(cell)), ...texts] };
}

/** What nobody does, by the heading above it. */
const headings: ReadonlySet<string> = new Set(
  `background, context, motivation, summary, overview, introduction, purpose, goal, goals, objective, objectives, scope, out of scope, risks, risk, known issues, known risks, assumptions, constraints, references, reference, links, related, related issues,
    related links, see also, resources, further reading, notes, note, faq, glossary, changelog, whats new, what s new, highlights, features, new features, bug fixes, lessons learned, contingencies, symptoms, triggers, rollback triggers, rollback criteria, estimated duration, impact, open questions, questions, stakeholders,
    hintergrund, zusammenfassung, uberblick, ziel, ziele, risiken, annahmen, verweise, hinweise, anmerkungen, offene fragen,
    contexte, resume, objectif, objectifs, risques, hypotheses, liens, remarques, questions ouvertes,
    contexto, resumen, objetivo, objetivos, riesgos, supuestos, enlaces, referencias, notas, observaciones,
    resumo, riscos, premissas, ligacoes, observacoes`
    .split(",")
    .map(each => each.trim()),
);

/** Longer is no title of a step, but something that is told. */
const longTitle = 120;

function isProse(table: Table): boolean {
  const rows = table.rows.slice(1);
  if (table.list !== "bullets" || rows.length === 0 || rows.some(({ ticked }) => ticked !== undefined)) return false;
  if ([table.name, ...(table.under ?? [])].some(each => each !== undefined && headings.has(folded(each)))) return true;
  const texts = rows.map(row => shownOf(row.cells.find(cell => cell !== undefined)));
  return texts.every(text => text.length > longTitle && /[.!?]$/.test(text));
}

/** "Owner: Ana", "Audience: operators" right below a document's title: facts of the whole, each by itself. */
function isFactsOf(table: Table, title: string | undefined): boolean {
  const rows = table.rows.slice(1);
  if (table.list !== "bullets" || table.name !== title || rows.length < 2) return false;
  return rows.every(({ cells, ticked, level = 0 }) => {
    const [text, ...others] = filled({ cells }).map(shownOf);
    const isNamed = text !== undefined && /^\p{L}[^:\n]{1,40}:\s+\S/u.test(text);
    return isNamed && others.length === 0 && ticked === undefined && level === 0;
  });
}

/** All of it in one text, below its heading and with a dash before each item. */
export function asText({ rows }: Table, head: Cell | undefined, sources: Sources): readonly Cell[] {
  const items = rows.slice(1).flatMap(row => filled(row).map(cell => ({ cell, level: row.level ?? 0 })));
  const [first, ...others] = items.map(({ cell }) => cell);
  if (!first) return head ? [head] : [];
  for (const cell of [...others, ...(head ? [head] : [])]) sources.goesWith(cell, first);
  const lines = items.map(
    ({ cell, level }) => `${"  ".repeat(level)}- ${shownOf(cell).replace(/\n/g, " ").replace(/ {2,}/g, " ")}`,
  );
  const text = [...(head ? [`${shownOf(head)}:`] : []), ...lines].join("\n");
  const whole: Cell = { address: first.address, value: { kind: "text", text }, shown: text };
  sources.madeOf(whole, first);
  return [whole];
}
