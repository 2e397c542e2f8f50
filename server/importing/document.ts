/** A document with headings, whatever it was written in: its tables and lists by the headings above them; all else is prose. */
import type { Cell, Row, Table, Tables } from "../../language/importing/table.js";
import { withHeadingsAsSteps } from "./headings.js";
import type { Budget } from "./limits.js";
import type { Item, Part } from "./parts.js";
import { textCell, valueCell, withoutEmptyEnd } from "./reader.js";

/** @param named how the document is called where no heading says it */
export function documentOf(
  written: readonly Part[],
  budget: Budget,
  troubles: readonly string[],
  named?: string,
): Tables {
  const [first] = written.flatMap(part => (part.kind === "heading" ? [part] : []));
  const tops = written.filter(part => part.kind === "heading" && part.depth === 1);
  const headline = first?.depth === 1 && tops.length === 1 ? first : undefined;
  const title = headline?.text ?? named;
  const parts = withHeadingsAsSteps(written, headline);
  const tables: Table[] = [];
  const prose: Cell[] = [];
  const say = (address: string, text: string): void => {
    const cell = textCell(address, text);
    if (!cell) return;
    budget.cell(address);
    prose.push(cell);
  };
  if (named !== undefined && named !== headline?.text) say("title", named);
  /** The headings that are above, the outermost first. */
  let above: readonly { readonly depth: number; readonly text: string }[] = [];
  for (const section of sectionsOf(parts)) {
    const hasTable = section.some(({ kind }) => kind === "table");
    for (const part of section) {
      switch (part.kind) {
        case "heading":
          above = [...above.filter(({ depth }) => depth < part.depth), part];
          say(part.address, part.text);
          break;
        case "prose":
        case "code":
          say(part.address, part.text);
          break;
        case "table":
          if (part.table.name !== undefined) say(part.table.place, part.table.name);
          tables.push({ ...namesOf(above, title), ...part.table });
          break;
        case "list":
          if (hasTable && isPlain(part.items)) {
            for (const item of part.items) say(item.address, [item.text, ...item.code, ...item.notes].join("\n"));
          } else if (part.items.length > 0)
            tables.push({ ...namesOf(above, title), ...listTable(part.address, part.items, budget) });
      }
    }
  }
  return { ...(title === undefined ? {} : { title }), tables, prose, troubles };
}

/** What stands between two headings, in one, with the lists that go on. */
function sectionsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const sections: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind === "heading") sections.push([]);
    sections.at(-1)?.push(part);
  }
  return sections.map(withListsJoined);
}

/** A list of steps is interrupted by what somebody forgot to indent, and then counts on. */
function withListsJoined(section: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of section) {
    const start = part.kind === "list" ? part.items[0]?.number : undefined;
    const from = start === undefined || start === 1 ? -1 : joined.findLastIndex(({ kind }) => kind === "list");
    const before = joined[from];
    if (part.kind !== "list" || before?.kind !== "list" || lastNumberOf(before.items) !== Number(start) - 1) {
      joined.push(part);
      continue;
    }
    const between = joined.slice(from + 1);
    if (between.some(({ kind }) => kind === "table")) joined.push(part);
    else joined.splice(from, joined.length, { ...before, items: [...withMore(before.items, between), ...part.items] });
  }
  return joined;
}

function lastNumberOf(items: readonly Item[]): number | undefined {
  return items.findLast(({ level }) => level === 0)?.number;
}

/** With what stands below the last item. */
function withMore(items: readonly Item[], parts: readonly Part[]): readonly Item[] {
  const last = items.at(-1);
  if (!last) return items;
  const textsOf = (wanted: "prose" | "code"): readonly string[] =>
    parts.flatMap(part => (part.kind === wanted ? [part.text] : []));
  const more = { ...last, code: [...last.code, ...textsOf("code")], notes: [...last.notes, ...textsOf("prose")] };
  return [...items.slice(0, -1), more];
}

function namesOf(
  above: readonly { readonly text: string }[],
  title: string | undefined,
): Pick<Table, "name" | "under"> {
  const names = above.map(({ text }) => text).filter(text => text !== "" && text !== title);
  const name = names.at(-1) ?? title;
  const under = names.slice(0, -1);
  return { ...(name === undefined ? {} : { name }), ...(under.length === 0 ? {} : { under }) };
}

function isPlain(items: readonly Item[]): boolean {
  return items.every(({ number, ticked }) => number === undefined && ticked === undefined);
}

function moreOf({ struck, marked }: Item, column: string): Pick<Cell, "struck" | "code"> {
  if (column !== "Task") return {};
  return { ...(struck ? { struck } : {}), ...(marked ? { code: marked } : {}) };
}

/** A box that is ticked is a thing of its own. */
function tickCell({ address }: Item, shown: string): Cell | undefined {
  return valueCell(address, { kind: "flag", set: true }, shown);
}

/** A list as a table. Its columns are those that its items have something for. */
function listTable(address: string, items: readonly Item[], budget: Budget): Table {
  const columns = [
    { name: "ID", textOf: ({ level, number }: Item) => (level === 0 && number !== undefined ? String(number) : "") },
    { name: "Task", textOf: ({ text }: Item) => text },
    { name: "Command", textOf: ({ code }: Item) => code.join("\n") },
    { name: "Notes", textOf: ({ notes }: Item) => notes.join("\n") },
    { name: "Status", textOf: ({ ticked }: Item) => (ticked ? "[x]" : "") },
  ].filter(({ textOf }) => items.some(item => textOf(item) !== ""));
  const isNested = items.some(({ level }) => level > 0);
  const rows = items.map((item): Row => {
    budget.row(item.address);
    const cells = columns.map(({ name, textOf }) => {
      const cell =
        name === "Status" ? tickCell(item, textOf(item)) : textCell(item.address, textOf(item), moreOf(item, name));
      if (cell) budget.cell(item.address);
      return cell;
    });
    return {
      cells: withoutEmptyEnd(cells),
      ...(isNested ? { level: item.level } : {}),
      ...(item.ticked === undefined ? {} : { ticked: item.ticked }),
    };
  });
  const names = columns.map(({ name }) => textCell(address, name));
  return {
    place: `the list in ${address}`,
    headed: true,
    ownNames: true,
    list: items[0]?.number === undefined ? "bullets" : "numbered",
    rows: [{ cells: names }, ...rows],
  };
}
