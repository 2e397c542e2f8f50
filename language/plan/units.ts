/** The units that plans count in, and where new text goes. */

import type { Place } from "./place.js";

/** Whole seconds since 1970-01-01T00:00Z; in an undated runbook, seconds from T. */
export type Instant = number;
/** Elapsed time. */
export type Seconds = number;

/** `file URI # name`: identifies a declaration across files. */
export type DeclarationId = string;

/** Where a new statement goes in a block: the new text is `before` + statement + `after`. */
export interface Insertion {
  readonly place: Place;
  readonly before: string;
  readonly after: string;
  /** What the inside of the block is indented by, for statements of several lines. */
  readonly indent: string;
}
