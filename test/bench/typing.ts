/** What is typed into a large text, and where. */
import type { Position } from "vscode-languageserver/node";
import { json, largeRunbook, runbook, titleOf, withLine } from "../support/large.js";

/** A text that is open, and the places in its middle where something is typed. */
export interface Text {
  readonly uri: string;
  readonly text: string;
  readonly places: Readonly<Record<Place, Position>>;
  /** What cannot be read. */
  readonly slip: string;
  readonly keys: Keys;
}

/** Within a title; after the digits of a duration; an empty line between two steps, and another far below. */
export type Place = "title" | "duration" | "line" | "below";

/** What is typed where it depends on the language. */
export interface Keys {
  readonly word: string;
  readonly beforeQuote: string;
  readonly beforeBrace: string;
  readonly inBrace: string;
}

export interface Case {
  readonly name: string;
  readonly at: Place;
  /** What stands there already. */
  readonly before?: (keys: Keys) => string;
  readonly typed: (keys: Keys) => string;
  /** Where completion is asked for after each key. */
  readonly complete?: "cursor" | "line";
  /** Something else, far below, cannot be read meanwhile. */
  readonly broken?: boolean;
}

const title = { at: "title", typed: () => "typing", complete: "line" } as const;
const newLine = { at: "line", typed: () => "\n\n\n", complete: "cursor" } as const;
const duration = { at: "duration", typed: () => "00", complete: "line" } as const;

export const cases: readonly Case[] = [
  { name: "title", ...title },
  { name: "title/broken", ...title, broken: true },
  { name: "new-line", ...newLine },
  { name: "new-line/broken", ...newLine, broken: true },
  { name: "duration", ...duration },
  { name: "duration/broken", ...duration, broken: true },
  { name: "half-word", at: "line", typed: ({ word }) => word, complete: "cursor" },
  { name: "open-quote", at: "line", before: ({ beforeQuote }) => beforeQuote, typed: () => '"New ste' },
  {
    name: "open-brace",
    at: "line",
    before: ({ beforeBrace }) => beforeBrace,
    typed: ({ inBrace }) => `{ ${inBrace}`,
    complete: "cursor",
  },
];

export function runbookText(steps: number): Text {
  // The step in the middle has no worst case, so that its duration may grow.
  const middle = `"${titleOf(steps >> 1)}"`;
  const whole = largeRunbook(steps);
  const index = whole.indexOf(" at most", whole.indexOf(middle));
  const text = `${whole.slice(0, index)}${whole.slice(index).replace(/ at most \w+/, "")}`;
  return textOf("untitled:large.runbook", text, steps, "takes 1", runbook.slip, {
    word: "sequ",
    beforeQuote: "step new ",
    beforeBrace: 'phase new "New" ',
    inBrace: "st",
  });
}

export function jsonText(steps: number): Text {
  return textOf("file:///large.json", json.write(steps), steps, '"takes": 60', json.slip, {
    word: "tru",
    beforeQuote: "",
    beforeBrace: "",
    inBrace: "tr",
  });
}

function textOf(uri: string, whole: string, steps: number, duration: string, slip: string, keys: Keys): Text {
  const middle = steps >> 1;
  const indent = "      ";
  const text = withLine(withLine(whole, steps - 1, indent), middle, indent);
  const placeAbove = (step: number): Position => ({
    line: placeAfter(text, titleOf(step)).line - 1,
    character: indent.length,
  });
  const heading = text.indexOf(titleOf(middle));
  return {
    uri,
    text,
    places: {
      title: placeAfter(text, titleOf(middle)),
      duration: placeAfter(text, duration, heading),
      line: placeAbove(middle),
      below: placeAbove(steps - 1),
    },
    slip: slip.trim(),
    keys,
  };
}

/** Where a cursor stands after a text was typed. */
export function after({ line, character }: Position, typed: string): Position {
  const lines = typed.split("\n");
  const last = lines.at(-1) ?? "";
  return lines.length === 1
    ? { line, character: character + last.length }
    : { line: line + lines.length - 1, character: last.length };
}

/** The place just after a mark, the first one from an index on. */
export function placeAfter(text: string, mark: string, from = 0): Position {
  const index = text.indexOf(mark, from);
  if (index < 0) throw new Error(`there is no ${mark} in the text`);
  return after({ line: 0, character: 0 }, text.slice(0, index + mark.length));
}
