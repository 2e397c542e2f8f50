/** What an import gives: texts, and an account of everything that was read. Plain data, for the command line and the editor. */
import type { RosterNames } from "../starting/start.js";
import type { Role } from "./role.js";

export interface ImportOptions {
  /** As the runbook is to name it; what the table says itself stands above it. */
  readonly zone?: string | undefined;
  /** Header -> role, as `--map 'Header=role'` says: see `rolesInWords` for what is understood. "none" keeps a column as notes. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** People that are declared already, in a file that the runbook then imports. */
  readonly roster?: RosterNames | undefined;
  /** Where people are declared who are in no roster: a file beside the runbook. Without one they stand in the runbook's own file. */
  readonly rosterPath?: string | undefined;
  /** The one table that is meant, by its name; all that look like a plan otherwise. */
  readonly table?: string | undefined;
  /** A title where the file has none, such as its name. */
  readonly title?: string | undefined;
}

export interface Imported {
  readonly runbook: string;
  /** The text for `rosterPath`; undefined where nobody has to be declared, or no path was given. */
  readonly roster: string | undefined;
  readonly ledger: Ledger;
  /** Of the tables that were taken for a plan, from left to right. */
  readonly columns: readonly RecognisedColumn[];
  /** What only a person can say: each one thing, with the places it is about. */
  readonly missing: readonly Missing[];
}

/** A column of a table, and what it was taken for. */
export interface RecognisedColumn {
  /** The table, in words. */
  readonly table: string;
  /** From 0. */
  readonly index: number;
  /** As it is written; "" for none. */
  readonly header: string;
  /** Undefined: its cells become notes. */
  readonly role: Role | undefined;
  readonly by: "name" | "content" | "map" | "nothing";
  /** A zone or offset in the header, as it is written. */
  readonly zone?: string;
  /** A unit of time in the header, of numbers in the column. */
  readonly unit?: "m" | "h" | "d";
}

export interface Missing {
  readonly about: MissingAbout;
  /** A sentence or two: what it is, and the remedy. */
  readonly message: string;
  /** Where, in the order of the file; empty where it is about the whole. */
  readonly addresses: readonly string[];
}

export type MissingAbout = "zone" | "time" | "duration" | "owner" | "person" | "order" | "column" | "table" | "title";

/** What became of every non-empty cell, comment and paragraph of the file. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly sums: LedgerSums;
}

export interface LedgerSums {
  readonly all: number;
  readonly statements: number;
  readonly notes: number;
  readonly dropped: number;
}

export interface LedgerEntry {
  /** Undefined for what stands outside of any. */
  readonly table: string | undefined;
  readonly address: string;
  readonly of: "cell" | "comment" | "prose";
  readonly shown: string;
  readonly fate: Fate;
}

export type Fate =
  | { readonly kind: "statement"; readonly file: "runbook" | "roster" /** From 1. */; readonly line: number }
  | { readonly kind: "note"; readonly file: "runbook" | "roster"; readonly line: number }
  | { readonly kind: "dropped"; readonly because: string };
