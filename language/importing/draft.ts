/** The runbook before it is text: statements with the cells they come from. */
import type { Source } from "./ledger.js";

/** One statement, of several lines where it holds a longer text; indented from its own first line. */
export interface Line {
  readonly text: readonly string[];
  readonly from: readonly Source[];
  readonly as: "statement" | "note";
  /** Statements between its braces. */
  readonly inside?: readonly Line[];
}

export type Part =
  | {
      readonly kind: "activity";
      readonly keyword: string;
      readonly name: string;
      readonly title: string;
      readonly from: readonly Source[];
      readonly lines: readonly Line[];
    }
  | {
      readonly kind: "phase" | "rollback";
      readonly name: string;
      readonly title: string;
      readonly from: readonly Source[];
      readonly lines: readonly Line[];
      readonly parts: readonly Part[];
    }
  | { readonly kind: "parallel"; readonly parts: readonly Part[] }
  /** A line or more that the language skips. */
  | { readonly kind: "comment"; readonly text: readonly string[]; readonly from: readonly Source[] };

export function statement(text: string | readonly string[], from: readonly Source[]): Line {
  return { text: typeof text === "string" ? [text] : text, from, as: "statement" };
}

export function note(text: readonly string[], from: readonly Source[]): Line {
  return { text, from, as: "note" };
}
