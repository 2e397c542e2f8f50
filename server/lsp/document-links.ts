/** What leads out of a text: imports to their files, rules to their pages, addresses, and tickets where a pattern says what they look like. */
import type { AstNode } from "langium";
import type { DocumentLink } from "vscode-languageserver-types";
import { linkTarget } from "../../language/exports/link-target.js";
import { isAccept, isChange, isImport, isSeveritySetting } from "../../language/generated/ast.js";
import { rules } from "../../language/index.js";
import { ruleUrl } from "../../language/rules/links.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { type Ticket, ticketsBy } from "./tickets.js";
import { type Leaf, leavesOf } from "./tree.js";

export function createDocumentLinks({ analyses, settings }: Session) {
  const fileOf = (document: Document, node: AstNode): string | undefined => {
    if (!isImport(node) || node.path === undefined) return undefined;
    const imported = analyses.importer(document.uri, node.path);
    return imported.kind === "file" ? imported.file.uri : undefined;
  };

  return async (document: Document): Promise<DocumentLink[]> => {
    const tickets = await ticketsBy(settings.current().tickets);
    let left = mostTickets;
    const ticketsIn = (leaf: Leaf): readonly DocumentLink[] => {
      const found = first(left, tickets.in(leaf.text));
      left -= found.length;
      return found.map(({ from, text, target }) => linkFrom(document, leaf, from, text.length, target, `Open ${text}`));
    };
    return leavesOf(document.file.ast).flatMap(leaf => {
      const isText = texts.has(leaf.kind);
      if (!isText && leaf.kind !== "NAME" && leaf.kind !== "SLASHED") return [];
      const file = fileOf(document, leaf.node);
      if (file !== undefined)
        return isText ? [linkFrom(document, leaf, 0, leaf.end - leaf.offset, file, "Open this file")] : [];
      return isText || isChange(leaf.node)
        ? [...addressesIn(document, leaf), ...ticketsIn(leaf)]
        : ruleAt(document, leaf);
    });
  };
}

const texts: ReadonlySet<string> = new Set(["STRING", "FENCE", "COMMENT"]);

function linkFrom(
  { lines }: Document,
  leaf: Leaf,
  from: number,
  length: number,
  target: string,
  tooltip: string,
): DocumentLink {
  const start = lines.positionAt(leaf.offset + from);
  const end = lines.positionAt(leaf.offset + from + length);
  return { range: { start, end }, target, tooltip };
}

/** In one document: a pattern that finds something in every letter is a mistake. */
const mostTickets = 1_000;

function first(most: number, tickets: Iterable<Ticket>): readonly Ticket[] {
  const found: Ticket[] = [];
  for (const ticket of tickets) {
    if (found.length >= most) break;
    found.push(ticket);
  }
  return found;
}

const address = /(?:https?:\/\/|mailto:)[^\s"<>`\\]+/g;

function addressesIn(document: Document, leaf: Leaf): readonly DocumentLink[] {
  return [...leaf.text.matchAll(address)].flatMap(({ index, 0: found }) => {
    const own = withoutEnd(found);
    const target = linkTarget(own);
    return target === undefined ? [] : [linkFrom(document, leaf, index, own.length, target, "Open this page")];
  });
}

/** What ends a sentence, and a bracket that was opened before the address, belong to the text around it. */
function withoutEnd(found: string): string {
  const [round, square] = [found.indexOf("("), found.indexOf("[")];
  let end = found.length;
  const isOpened = (at: number): boolean => at >= 0 && at < end;
  for (; end > 0; end--) {
    const last = found[end - 1] ?? "";
    const isForeign =
      ".,;:!?'".includes(last) || (last === ")" && !isOpened(round)) || (last === "]" && !isOpened(square));
    if (!isForeign) break;
  }
  return found.slice(0, end);
}

function ruleAt(document: Document, leaf: Leaf): readonly DocumentLink[] {
  if (!isAccept(leaf.node) && !isSeveritySetting(leaf.node)) return [];
  const rule = rules.find(({ code }) => code === leaf.text);
  return rule
    ? [linkFrom(document, leaf, 0, leaf.end - leaf.offset, ruleUrl(rule.code), "Open the page of this rule")]
    : [];
}
