import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Edit } from "../../../language/index.js";

/** Something to write at a place, in the order it is to be offered. */
export interface Proposal {
  /** What is written, and shown; see `insert`. */
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** One line about it: a title, a signature. */
  readonly detail?: string;
  /** A few words beside the label. */
  readonly beside?: string;
  /** Markdown. A function is asked only when somebody looks. */
  readonly documentation?: string | (() => string | undefined);
  /** Lower goes first, before the order in which proposals are made. */
  readonly rank: number;
  /** Other words it is found by. */
  readonly aliases?: readonly string[];
  /** Its place among others is for us to say, not for the editor, which asks again at every key; see fitting.ts. */
  readonly ranked?: "by words" | "by letters";
  /** What is written elsewhere in the file besides: the import of a name. */
  readonly also?: readonly Edit[];
  /** An editor's snippet to write instead of the label. */
  readonly snippet?: string;
}
