/** What leads out of a text: imports and a programme's runbooks to their files, rules to their pages, addresses, and tickets where a pattern says what they look like. */
import type { DocumentLink } from "vscode-languageserver-types";
import { linkTarget } from "../../language/exports/link-target.js";
import type { GrammarWord } from "../../language/grammar/table.js";
import { rules } from "../../language/index.js";
import { ruleUrl } from "../../language/rules/links.js";
import { is } from "../../language/syntax/tokens.js";
import { wordOf } from "../../language/syntax/tree/leaves.js";
import { endOfToken, startOfToken } from "../../language/syntax/tree/source.js";
import { stringValue } from "../../language/syntax/values.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { type Ticket, ticketsBy } from "./tickets.js";
import { sourceOf } from "./tree.js";

export function createDocumentLinks({ analyses, settings }: Session) {
  const fileOf = (document: Document, path: string): string | undefined => {
    const imported = analyses.importer(document.uri, path);
    return imported.kind === "file" ? imported.file.uri : undefined;
  };

  return async (document: Document): Promise<DocumentLink[]> => {
    const tickets = await ticketsBy(settings.current().tickets);
    let left = mostTickets;
    const ticketsIn = (piece: LinkableText): readonly DocumentLink[] => {
      const found = first(left, tickets.in(piece.text));
      left -= found.length;
      return found.map(({ from, text, target }) =>
        linkFrom(document, piece, from, text.length, target, `Open ${text}`),
      );
    };
    return piecesOf(document).flatMap(piece => {
      const { rule, text } = piece;
      if (rule === "Accept" || rule === "SeveritySetting") {
        const links = ruleAt(document, piece);
        if (links.length > 0) return links;
      }
      const file = rule === "Import" || rule === "Member" ? fileOf(document, stringValue(text)) : undefined;
      if (file !== undefined) return [linkFrom(document, piece, 0, text.length, file, "Open this file")];
      return [...addressesIn(document, piece), ...ticketsIn(piece)];
    });
  };
}

/** A text, a comment, a change record or a rule's code. */
interface LinkableText {
  readonly offset: number;
  readonly text: string;
  /** The rule of the grammar it stands in; undefined for a comment. */
  readonly rule: string | undefined;
}

/** Words in which something may lead elsewhere, and comments; in the order of the text. */
function piecesOf({ file }: Document): readonly LinkableText[] {
  const source = sourceOf(file);
  const { comments } = source;
  const pieces: LinkableText[] = [];
  const add = (from: number, to: number, rule: string | undefined): number =>
    pieces.push({ offset: from, text: file.text.slice(from, to), rule });
  let comment = 0;
  const addComments = (before: number): void => {
    for (; (comments[comment] ?? before) < before; comment += 2)
      add(comments[comment] ?? 0, comments[comment + 1] ?? 0, undefined);
  };
  for (let index = 0; index < source.tokens.count; index++) {
    const word = wordOf(source, index);
    if (!word || !mayLead(word)) continue;
    const from = startOfToken(source, index);
    addComments(from);
    add(from, endOfToken(source, index), word.rule);
  }
  addComments(file.text.length);
  return pieces;
}

function mayLead({ kind, rule }: GrammarWord): boolean {
  if (kind === is.string.number || kind === is.fence.number) return true;
  return rule === "Change" || ((rule === "Accept" || rule === "SeveritySetting") && kind === is.slashed.number);
}

function linkFrom(
  { lines }: Document,
  piece: LinkableText,
  from: number,
  length: number,
  target: string,
  tooltip: string,
): DocumentLink {
  const start = lines.positionAt(piece.offset + from);
  const end = lines.positionAt(piece.offset + from + length);
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

function addressesIn(document: Document, piece: LinkableText): readonly DocumentLink[] {
  return [...piece.text.matchAll(address)].flatMap(({ index, 0: found }) => {
    const own = withoutEnd(found);
    const target = linkTarget(own);
    return target === undefined ? [] : [linkFrom(document, piece, index, own.length, target, "Open this page")];
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

function ruleAt(document: Document, piece: LinkableText): readonly DocumentLink[] {
  const rule = rules.find(({ code }) => code === piece.text);
  return rule
    ? [linkFrom(document, piece, 0, piece.text.length, ruleUrl(rule.code), "Open the page of this rule")]
    : [];
}
