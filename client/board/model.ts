/** All that is shown follows from this: plain data. No browser in here. */

import type { Instant } from "../../language/plan/plan.js";
import type { BoardDocument, BoardReader } from "../../language/run/board.js";
import type { Choices } from "./choices.js";
import type { Act } from "./drafts.js";
import type { Entry } from "./session.js";
import type { LineState } from "./sharing.js";
import type { Writing } from "./writer.js";

export interface Model {
  readonly entry: Entry | undefined;
  readonly board: BoardDocument | undefined;
  readonly line: LineState;
  /** When something was heard for the last time, where the line is lost. */
  readonly lostAt: Instant | undefined;
  /** On the server's clock. */
  readonly now: Instant;
  readonly choices: Choices;
  /** Of the reader's machine. */
  readonly machineZone: string;
  readonly isWall: boolean;
  readonly isWide: boolean;
  readonly writings: readonly Writing[];
  readonly opened: Opened | undefined;
  /** For screen readers. */
  readonly told: { readonly words: string; readonly number: number };
}

/** What stands over the page. */
export type Opened =
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "step"; readonly name: string }
  | { readonly kind: "help" };

/** A board with somebody who reads it. */
export interface Shown extends Model {
  readonly board: BoardDocument;
  readonly reader: BoardReader;
}

export function readerZone({ choices, machineZone }: Pick<Model, "choices" | "machineZone">): string {
  return choices.zone ?? machineZone;
}
