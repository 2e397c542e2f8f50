/** Web pages: exports of Confluence and other wikis, documents saved as pages. Nothing is loaded or run, and scripts and styles are not read. */
import { parse, parseFragment } from "parse5";
import { documentOf } from "./document.js";
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  find,
  hasClass,
  isBlock,
  isElement,
  isSilent,
  isText,
  type Node,
} from "./html/nodes.js";
import { rowsIn, tableOf } from "./html/table.js";
import { codeText, pageText } from "./html/text.js";
import { type Budget, createBudget, inWords, limits, refuse } from "./limits.js";
import type { Item, Part } from "./parts.js";
import type { ReadTables } from "./reader.js";
import { textOf } from "./text.js";

/** Pictures that stand in the page, letter by letter. */
const pictures = /data:[\w/+.-]{1,80};base64,[\w+/=]+/g;

export const read: ReadTables = ({ bytes }) => {
  const { text, troubles } = textOf(bytes);
  const page = text.replace(pictures, "data:,");
  if (page.length > limits.html) refuse(`it has more than ${inWords(limits.html)} letters: import a part of it`);
  const budget = createBudget();
  const root = parse(page);
  requireShallow(root);
  const title = find(root, ({ tagName }) => tagName === "title");
  const body = find(root, ({ tagName }) => tagName === "body");
  const named = title && pageText(childrenOf(title)).text;
  const parts = body ? partsIn(body, budget) : [];
  return documentOf(parts, budget, troubles, named === "" ? undefined : named);
};

/** What a piece of HTML in another text says. @param place where it is, in words */
export function partsOfFragment(html: string, place: string, budget: Budget): readonly Part[] {
  const root = parseFragment(html);
  requireShallow(root);
  return partsIn(root, budget, place);
}

/** What follows goes down by calling itself. */
function requireShallow(root: Node): void {
  let level: readonly Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.elements) refuse(`it has more than ${limits.elements} elements one in another`);
    level = level.flatMap(childrenOf);
  }
}

/** @param place where all of it is; undefined for a page of its own, in which things are counted */
function partsIn(body: Node, budget: Budget, place?: string): readonly Part[] {
  const parts: Part[] = [];
  let tables = 0;
  let lists = 0;
  const placeOf = (): string => place ?? `paragraph ${parts.length + 1}`;
  const say = (kind: "prose" | "code", text: string): void => {
    if (text !== "") parts.push({ kind, address: placeOf(), text });
  };
  const walk = (element: Node): void => {
    /** Text and what is in it, between blocks. */
    let run: Node[] = [];
    const finish = (): void => {
      say("prose", pageText(run).text);
      run = [];
    };
    for (const child of childrenOf(element)) {
      if (isText(child) || (isElement(child) && !isSilent(child) && !holdsBlocks(child))) run.push(child);
      else if (isElement(child) && !isSilent(child)) {
        finish();
        block(child);
      }
    }
    finish();
  };
  const block = (element: Element): void => {
    const depth = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (depth !== undefined) {
      parts.push({ kind: "heading", depth: Number(depth), address: placeOf(), text: pageText([element]).text });
      return;
    }
    switch (element.tagName) {
      case "table":
        if (isLayout(element)) {
          for (const row of rowsIn(element)) for (const cell of elementsIn(row, "td", "th")) walk(cell);
        } else {
          const table = tableOf(element, place === undefined ? `table ${++tables}` : `the table in ${place}`, budget);
          parts.push({ kind: "table", table });
        }
        return;
      case "ul":
      case "ol": {
        const items: Item[] = [];
        addItems(element, 0, items, budget);
        if (items.length > 0) parts.push({ kind: "list", address: place ?? `list ${++lists}`, items });
        return;
      }
      case "pre":
        say("code", codeText(element));
        return;
      default:
        walk(element);
    }
  };
  walk(body);
  return parts;
}

/** Also an inline element with a block in it, such as a link around a table. */
function holdsBlocks(element: Element): boolean {
  return find(element, isBlock) !== undefined;
}

/** A table that only puts things beside each other: a single row with tables in it. */
function isLayout(table: Element): boolean {
  const rows = rowsIn(table);
  const inner = rows.some(row => find(row, ({ tagName }) => tagName === "table") !== undefined);
  return rows.length === 1 && inner;
}

function addItems(list: Element, level: number, items: Item[], budget: Budget): void {
  const start = Number(attribute(list, "start") ?? 1);
  let number = Number.isSafeInteger(start) ? start : 1;
  for (const child of childrenOf(list).filter(isElement)) {
    // Not as it should be, but as editors write it.
    if (child.tagName === "ul" || child.tagName === "ol") addItems(child, level + 1, items, budget);
    if (child.tagName !== "li") continue;
    const address = `item ${items.length + 1}`;
    budget.level(level, address);
    const item = itemOf(child, address, level, list.tagName === "ol" ? number++ : undefined);
    if (item) items.push(item);
    for (const nested of listsIn(child)) addItems(nested, level + 1, items, budget);
  }
}

function itemOf(element: Element, address: string, level: number, number: number | undefined): Item | undefined {
  const isApart = ({ tagName }: Element): boolean => /^(?:ul|ol|pre|input)$/.test(tagName);
  const { text, struck } = pageText(childrenOf(element), isApart);
  const code = childrenOf(element).flatMap(child =>
    isElement(child) && !isList(child) ? codeIn(child).map(codeText) : [],
  );
  if (text === "" && code.length === 0) return undefined;
  const [first = "", ...others] = text.split("\n");
  const ticked = tickOf(element);
  return {
    address,
    level,
    ...(number === undefined ? {} : { number }),
    ...(ticked === undefined ? {} : { ticked }),
    ...(struck ? { struck } : {}),
    text: first,
    code,
    notes: others.length === 0 ? [] : [others.join("\n")],
  };
}

function codeIn(element: Element): readonly Element[] {
  if (element.tagName === "pre") return [element];
  return childrenOf(element).flatMap(child => (isElement(child) && !isList(child) ? codeIn(child) : []));
}

function isList({ tagName }: Element): boolean {
  return tagName === "ul" || tagName === "ol";
}

/** Lists in an item, however deep in other elements. */
function listsIn(element: Element): readonly Element[] {
  return childrenOf(element).flatMap(child => (isElement(child) ? (isList(child) ? [child] : listsIn(child)) : []));
}

/** A box to tick, as GitHub, GitLab and Confluence write it. */
function tickOf(element: Element): boolean | undefined {
  if (attribute(element, "data-inline-task-id") !== undefined) return hasClass(element, "checked");
  const box = find(element, each => each.tagName === "input" && attribute(each, "type") === "checkbox");
  if (!box) return undefined;
  const isOwn = listsIn(element).every(list => find(list, each => each === box) === undefined);
  return isOwn ? attribute(box, "checked") !== undefined : undefined;
}
