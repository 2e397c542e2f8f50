/** Steps, the rollback plan and contingencies, with boxes to tick and commands to copy. */
import type { BookContingency, BookEntry, BookFinding, BookLine, BookPart, BookUndoing } from "../book/book.js";
import { type DrawnElement, drawn } from "../timeline/tree.js";
import { type Content, el } from "./page.js";
import { linked, messageOf, shown, type Zones } from "./words.js";

export interface EntryContext {
  readonly zones: Zones;
  /** By number of the entry. */
  readonly findings: ReadonlyMap<string, readonly BookFinding[]>;
  /** What is said of the undoing of an entry at the entry itself; by its number. */
  readonly undoings: ReadonlyMap<string, BookUndoing>;
}

export function partsOf(parts: readonly BookPart[], context: EntryContext, level = 3): Content {
  let previous: BookPart["kind"] | undefined;
  return parts.flatMap(part => {
    const apart = previous === "phase" && part.kind === "entry" ? [el("hr", "apart")] : [];
    previous = part.kind;
    if (part.kind === "entry") return [...apart, entryOf(part, context)];
    const { zones } = context;
    const facts = part.facts.flatMap((words, index): Content => [index === 0 ? "" : "; ", ...shown(words, zones)]);
    return [
      drawn("section", { class: "phase", "aria-label": `${part.number} ${part.title}` }, [
        drawn(`h${level}`, { id: part.number }, [el("span", "number", [part.number]), " ", part.title]),
        facts.length > 0 ? el("p", "facts", facts) : undefined,
        ...partsOf(part.parts, context, Math.min(level + 1, 6)),
      ]),
    ];
  });
}

export function entryOf(entry: BookEntry, context: EntryContext): DrawnElement {
  const { number, title, activity, lines } = entry;
  return card(
    number,
    [box(number, title), el("span", "kind", [activity.kind])],
    [...linesOf(lines, context), ...findingsOf(context.findings.get(number) ?? [])],
  );
}

export function undoingOf(undoing: BookUndoing, context: EntryContext): DrawnElement {
  const { number, title, words, lines, entries } = undoing;
  const said = shown(words, context.zones);
  const head: Content =
    title === undefined
      ? [el("span", "title", [el("span", "number", [number]), " ", ...said])]
      : [box(number, title), el("span", "soft", said)];
  return card(number, head, [...linesOf(lines, context), ...insideOf(entries, context)]);
}

function insideOf(entries: readonly BookEntry[], context: EntryContext): Content {
  return entries.length > 0
    ? [
        el(
          "div",
          "inside",
          entries.map(each => entryOf(each, context)),
        ),
      ]
    : [];
}

export function contingencyOf(contingency: BookContingency, context: EntryContext): DrawnElement {
  const { number, title, lines, entries } = contingency;
  const head = el("span", "title", [el("span", "number", [number]), " ", title]);
  return card(number, [head], [...linesOf(lines, context), ...insideOf(entries, context)]);
}

function card(number: string, head: Content, inside: Content): DrawnElement {
  return drawn("article", { id: number, class: "card" }, [el("div", "head", head), ...inside]);
}

/** Ticked as it is done; the label is the title, so that it is large enough for a thumb. */
function box(number: string, title: string): DrawnElement {
  return el("label", "title", [
    drawn("input", { type: "checkbox" }),
    " ",
    el("span", "number", [number]),
    " ",
    el("span", "", [title]),
  ]);
}

/** Facts next to each other make one list. */
function linesOf(lines: readonly BookLine[], context: EntryContext): Content {
  const elements: DrawnElement[] = [];
  let facts: DrawnElement[] = [];
  const close = (): void => {
    if (facts.length > 0) elements.push(el("dl", "", facts));
    facts = [];
  };
  for (const line of lines) {
    if (line.kind === "fact") {
      facts.push(el("div", "", [el("dt", "", [line.what]), el("dd", "", shown(line.words, context.zones))]));
      const [only] = line.what === "Undo" ? line.words : [];
      const undoing = only?.kind === "see" ? context.undoings.get(only.number) : undefined;
      if (undoing && undoing.lines.length > 0) {
        close();
        elements.push(undoInline(undoing, context));
      }
    } else if (line.kind === "text" && !isBlock(line)) {
      facts.push(el("div", "", [el("dt", "", [line.what]), el("dd", "", linked(line.text))]));
    } else {
      close();
      elements.push(lineOf(line, context));
    }
  }
  close();
  return elements;
}

/** How a step is undone, where nothing else is undone with it: nobody turns pages at that moment. */
function undoInline({ number, lines }: BookUndoing, context: EntryContext): DrawnElement {
  return drawn("div", { class: "undo", role: "group", "aria-label": `Undo, ${number}` }, linesOf(lines, context));
}

function isBlock({ text, language }: Extract<BookLine, { readonly kind: "text" }>): boolean {
  return text.includes("\n") || language !== undefined;
}

function lineOf(line: Exclude<BookLine, { readonly kind: "fact" }>, { zones }: EntryContext): DrawnElement {
  switch (line.kind) {
    case "condition":
      return el("label", "condition", [drawn("input", { type: "checkbox" }), " Go only if ", ...linked(line.text)]);
    case "command":
      return preformatted("Run", line.text);
    case "text":
      return preformatted(line.what, line.text);
    case "comment":
      return el("p", "comment", shown(line.words, zones));
  }
}

/** A click chooses all of it, so that it is copied whole. */
function preformatted(what: string, text: string): DrawnElement {
  return el("figure", "", [
    el("figcaption", "", [what]),
    drawn("pre", { tabindex: "0", role: "region", "aria-label": what }, [el("code", "", [text])]),
  ]);
}

export function findingsOf(findings: readonly BookFinding[]): Content {
  if (findings.length === 0) return [];
  return [
    el(
      "ul",
      "findings",
      findings.map(({ severity, code, message }) =>
        el("li", severity, [el("b", "", [severity]), " ", ...messageOf(message), " ", el("code", "", [code])]),
      ),
    ),
  ];
}
