/** What the panel of an import and its view say to each other: plain data, structured-clone safe. */
import type { ImportResult } from "../../server/protocol.js";

/** Where people are declared: in the runbook, in a file beside it, or in the roster that is there already. */
export type PeopleIn = "runbook" | "file" | "roster";

export interface Choices {
  /** The place of the one table that is meant; all that look like a plan where absent. */
  readonly table?: string;
  /** Absent: as the table says, if it says any. */
  readonly zone?: string;
  /** What columns say, by their keys. */
  readonly map: Readonly<Record<string, string>>;
  readonly people: PeopleIn;
}

export interface Shown {
  /** The file's. */
  readonly name: string;
  readonly choices: Choices;
  /** The user's own zone: offered, never assumed. */
  readonly ownZone: string;
  /** The file that people would be declared in. */
  readonly rosterName: string;
  /** The roster that is there. */
  readonly rosterThere?: string;
  /** Of these choices, or of those before while the server reads. */
  readonly result?: ImportResult;
  readonly isBusy: boolean;
}

export interface ToView {
  readonly kind: "shown";
  readonly shown: Shown;
}

export type ToPanel =
  /** The view has (re)loaded and knows nothing yet. */
  | { readonly kind: "ready" }
  | { readonly kind: "choose"; readonly choices: Choices }
  /** The user is to look for a zone. */
  | { readonly kind: "zone" }
  | { readonly kind: "insert" };
