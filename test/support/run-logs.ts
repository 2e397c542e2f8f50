/** Any log of a run at all: events of every kind, whether or not they fit. */
import fc from "fast-check";
import type { RunEvent, Said } from "../../language/run/events.js";
import { logOf, type Telling } from "./runs.js";

/** @param names of what the events are about */
export function anyLogFrom(start: number, names: readonly string[]): fc.Arbitrary<readonly RunEvent[]> {
  const anySaid: fc.Arbitrary<Telling> = fc
    .record({
      kind: fc.constantFrom<Said["kind"]>(
        ...([
          "opened",
          "started",
          "started",
          "started",
          "done",
          "done",
          "done",
          "failed",
          "skipped",
          "blocked",
        ] as const),
        ...(["unblocked", "held", "resumed", "decision", "handover", "acknowledged", "note", "replanned"] as const),
        ...(["rollback-called", "undone", "corrected", "closed"] as const),
      ),
      activity: fc.constantFrom(...names),
      text: fc.constantFrom("because", ""),
      by: fc.constantFrom("ana", "ben", "zoe"),
      from: fc.constantFrom("ana", "zoe"),
      to: fc.constantFrom("ben", "plan-2"),
      verdict: fc.constantFrom("go", "no-go"),
      of: fc.integer({ min: 1, max: 12 }),
      outcome: fc.constant("succeeded"),
      at: fc.integer({ min: start, max: start + 9000 }),
    })
    .map(each => each as Telling);
  return fc.array(anySaid, { maxLength: 25 }).map(said => logOf(start, [{ kind: "opened" }, ...said]));
}
