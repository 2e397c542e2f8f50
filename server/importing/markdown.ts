/** Markdown as GitHub and GitLab have it, such as the body of an issue: tables, task lists and lists of steps; all else is prose. */
import type { List, ListItem, RootContent, Table as TableNode } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Row } from "../../language/importing/table.js";
import { documentOf } from "./document.js";
import { type Budget, createBudget } from "./limits.js";
import { type Section, sectionsOf } from "./markdown/sections.js";
import { type Addresses, plainText } from "./markdown/text.js";
import type { Item, Part } from "./parts.js";
import { type ReadTables, textCell, withoutEmptyEnd } from "./reader.js";
import { textOf } from "./text.js";

export const read: ReadTables = async ({ bytes }) => {
  const { text, troubles } = textOf(bytes);
  const budget = createBudget();
  const { front, body } = withoutFrontMatter(text);
  // Few have any, and what reads it is larger than all the rest.
  const html = body.split("\n").some(startsHtml) ? (await import("./html.js")).partsOfFragment : undefined;
  const parts: Part[] = [...front];
  for (const section of sectionsOf(body)) append(parts, partsOf(section, budget, html), section.continues === true);
  return documentOf(parts, budget, troubles);
};

function startsHtml(line: string): boolean {
  return /^[\s>]{0,20}<[a-z/!?]/i.test(line);
}

/** What site generators and issue templates have above the text, which is none of Markdown's. */
function withoutFrontMatter(text: string): { readonly front: readonly Part[]; readonly body: string } {
  const end = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
  if (end < 0) return { front: [], body: text };
  const lines = text
    .slice(0, end + 5)
    .split("\n")
    .slice(0, -1);
  const front = lines
    .slice(1, -1)
    .map((line, index): Part => ({ kind: "prose", address: `line ${index + 2}`, text: line }));
  return { front, body: "\n".repeat(lines.length) + text.slice(end + 5) };
}

/** A section that continues the last one starts with the rest of its table or list. */
function append(parts: Part[], more: readonly Part[], continues: boolean): void {
  const joined = continues ? joinedOf(parts.at(-1), more[0]) : undefined;
  if (joined) parts.splice(-1, 1, joined);
  for (const part of joined ? more.slice(1) : more) parts.push(part);
}

function joinedOf(last: Part | undefined, next: Part | undefined): Part | undefined {
  if (last?.kind === "list" && next?.kind === "list") return { ...last, items: [...last.items, ...next.items] };
  if (last?.kind !== "table" || next?.kind !== "table") return undefined;
  return { ...last, table: { ...last.table, rows: [...last.table.rows, ...next.table.rows.slice(1)] } };
}

interface Context {
  readonly budget: Budget;
  readonly addresses: Addresses;
  /** Lines before the section. */
  readonly before: number;
  /** Reads a piece of HTML; undefined where the document has none. */
  readonly html: ((html: string, place: string, budget: Budget) => readonly Part[]) | undefined;
}

function partsOf(
  { text, before }: Pick<Section, "text" | "before">,
  budget: Budget,
  html: Context["html"],
): readonly Part[] {
  const { children } = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const addresses = new Map(
    children.flatMap(node => (node.type === "definition" ? [[node.identifier, node.url] as const] : [])),
  );
  const context = { budget, addresses, before, html };
  return children.flatMap(node => partsOfBlock(node, context, 0));
}

function partsOfBlock(node: RootContent, context: Context, depth: number): readonly Part[] {
  const { addresses, budget } = context;
  const address = addressOf(node, context);
  budget.level(depth, address);
  switch (node.type) {
    case "heading":
      return [{ kind: "heading", depth: node.depth, address, text: plainText(node, addresses) }];
    case "table":
      return [{ kind: "table", table: { place: `the table in ${address}`, ...tableOf(node, context) } }];
    case "list":
      return [{ kind: "list", address, items: itemsOf(node, context, 0) }];
    case "blockquote":
      return node.children.flatMap(each => partsOfBlock(each, context, depth + 1));
    case "code":
      return [{ kind: "code", address, text: node.value }];
    case "html":
      if (context.html) return context.html(node.value, address, budget);
      return [{ kind: "prose", address, text: plainText(node, addresses) }];
    case "definition":
    case "thematicBreak":
      return [];
    default:
      return [{ kind: "prose", address, text: plainText(node, addresses) }];
  }
}

function addressOf(node: RootContent, { before }: Context): string {
  return `line ${(node.position?.start.line ?? 1) + before}`;
}

/** Markdown has no table without names. */
function tableOf(node: TableNode, context: Context): { readonly rows: readonly Row[]; readonly headed?: true } {
  const rows = node.children.map((row): Row => {
    const address = addressOf(row, context);
    context.budget.row(address);
    context.budget.column(row.children.length, address);
    const cells = row.children.map((each, index) => {
      const [only, ...others] = each.children;
      const isStruck = only?.type === "delete" && others.length === 0;
      const text = plainText(each, context.addresses);
      const cell = textCell(`${address}, column ${index + 1}`, text, isStruck ? { struck: true } : {});
      if (cell) context.budget.cell(address);
      return cell;
    });
    return { cells: withoutEmptyEnd(cells) };
  });
  return rows[0]?.cells.length === 0 ? { rows: rows.slice(1) } : { rows, headed: true };
}

/** Code in the text of an item. */
function markedIn(first: RootContent | undefined): Pick<Item, "marked"> {
  const codes = first?.type === "paragraph" ? first.children : [];
  const marked = codes.flatMap(node => (node.type === "inlineCode" ? [node.value] : []));
  return marked.length === 0 ? {} : { marked };
}

function itemsOf(list: List, context: Context, level: number): readonly Item[] {
  return list.children.flatMap((item, index) => {
    const address = addressOf(item, context);
    context.budget.level(level, address);
    const number = list.ordered ? (list.start ?? 1) + index : undefined;
    return itemOf(item, context, { address, level, ...(number === undefined ? {} : { number }) });
  });
}

function itemOf(
  { checked, children }: ListItem,
  context: Context,
  place: Pick<Item, "address" | "level" | "number">,
): readonly Item[] {
  const [first, ...others] = children;
  const hasText = first?.type === "paragraph" || first?.type === "heading";
  const below = hasText ? others : children;
  const textsOf = (nodes: readonly RootContent[]): readonly string[] =>
    nodes.map(node => plainText(node, context.addresses)).filter(text => text.trim() !== "");
  const item: Item = {
    ...place,
    ...(typeof checked === "boolean" ? { ticked: checked } : {}),
    ...(first?.type === "paragraph" && first.children.every(({ type }) => type === "delete") ? { struck: true } : {}),
    text: hasText ? plainText(first, context.addresses) : "",
    ...markedIn(first),
    code: textsOf(below.filter(({ type }) => type === "code")),
    notes: textsOf(below.filter(({ type }) => type !== "code" && type !== "list")),
  };
  const says = item.text !== "" || item.code.length > 0 || item.notes.length > 0;
  const nested = below.flatMap(node => (node.type === "list" ? itemsOf(node, context, place.level + 1) : []));
  return says ? [item, ...nested] : nested;
}
