/** Lengths and times of day as people say them. */
import assert from "node:assert/strict";
import { howLong } from "../../../language/run/minutes.js";
import type { RunningThing } from "../../../language/run/status.js";

describe("how long something runs", () => {
  const thing: RunningThing = {
    name: "copy",
    title: "Copy",
    owner: null,
    since: "2026-06-03T04:00:00+00:00",
    ran: 16 * 60,
    takes: 20 * 60,
    worst: 20 * 60,
    ends: "2026-06-03T04:20:00+00:00",
    notBeforeNow: false,
    after: [],
  };
  const says: readonly (readonly [string, Partial<RunningThing>])[] = [
    ["16m of 20m, ends 04:20", {}],
    ["16m of 20m (at most 30m), ends 04:20", { worst: 30 * 60 }],
    ["22m of 20m (at most 30m), 2m over, ends 04:20", { ran: 22 * 60, worst: 30 * 60 }],
    ["42m of 20m, 22m over, ends not before now", { ran: 42 * 60, notBeforeNow: true }],
    // A gate takes none: there is nothing that it could be over.
    ["for 16m", { takes: 0, worst: 0 }],
  ];
  for (const [text, of] of says) it(text, () => assert.equal(howLong({ ...thing, ...of }), text));
});
