/** What can become of a run, in the order offered. */
import type { Outcome } from "../../language/run/events.js";

const all: Readonly<Record<Outcome, true>> = {
  succeeded: true,
  "rolled back": true,
  partly: true,
  "rehearsal passed": true,
  "rehearsal failed": true,
};

export const outcomes = Object.keys(all) as readonly Outcome[];
