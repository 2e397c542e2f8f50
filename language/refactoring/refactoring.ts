/** What a refactoring is: from a place in a text that can be read to the changes that may be wanted there. */
import type { Edit } from "../plan/finding.js";
import type { Range } from "../plan/place.js";
import type { ParsedFile } from "../syntax/parse.js";
import type { Analysis } from "../workspace/analysis.js";

export interface Situation {
  /** Of a file without mistakes in its text. */
  readonly analysis: Analysis;
  /** The cursor, or what is selected. */
  readonly selection: Range;
  /** The files that import this one directly. */
  readonly importers: () => readonly ParsedFile[];
  /** Whether there is a file at an address. */
  readonly exists: (uri: string) => boolean;
}

export interface Change {
  /** In any file; laid out. */
  readonly edits: readonly Edit[];
  /** The new texts are snippets, with placeholders to be filled in. */
  readonly hasPlaceholders: boolean;
  /** Files that come to be. */
  readonly created: readonly { readonly uri: string; readonly text: string }[];
}

export interface Offer {
  /** What it does, for a menu; no two offers of one situation have the same. */
  readonly title: string;
  readonly kind: "extract" | "move" | "rewrite";
  /** It makes a file: not every editor can. */
  readonly makesFile?: true;
  /** Makes the change; undefined where its result could not be read. */
  readonly make: () => Change | undefined;
}

/** Offers what applies, and nothing else: no title of something that then cannot be done. */
export type Refactoring = (situation: Situation) => readonly Offer[];
