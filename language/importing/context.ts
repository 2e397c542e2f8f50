/** What all parts of an import share while it is made: whom it knows, what it could not say, and what it leaves out. */
import type { Line } from "./draft.js";
import type { Missing, MissingAbout } from "./imported.js";
import type { Source, Sources } from "./ledger.js";
import type { People } from "./people.js";

export interface Context {
  readonly sources: Sources;
  readonly people: People;
  readonly missing: MissingList;
  /** What a cell of a document of our own says in a way that no column has. */
  readonly answerOf: (source: Source) => Line | undefined;
  /** Leaves something out, and says why: "because" goes before it. */
  readonly drop: (source: Source | undefined, because: string) => void;
  /** The zone of times that say none, as the runbook names it. */
  readonly zone: string | undefined;
  /** When the window starts, where the file says so: in seconds since 1970, or from T. */
  readonly opens: () => number | undefined;
}

export interface MissingList {
  /** One message is one thing, with all the places it is about. */
  readonly add: (about: MissingAbout, message: string, address?: string) => void;
  readonly all: () => readonly Missing[];
}

export function missingList(): MissingList {
  const found = new Map<string, { readonly about: MissingAbout; readonly addresses: string[] }>();
  return {
    add: (about, message, address) => {
      const before = found.get(message) ?? { about, addresses: [] };
      found.set(message, before);
      if (address !== undefined) before.addresses.push(address);
    },
    all: () => [...found].map(([message, { about, addresses }]) => ({ about, message, addresses })),
  };
}
