import { deepEqual, equal } from "node:assert/strict";
import { fallen, floorsOf, percent, type Reached, roomOf, roomsOf, tableOf } from "./rooms.js";

const part = (total: number, missed: number) => ({ total, missed });

const files = new Map<string, Reached>([
  ["server/cli/main.ts", { lines: part(10, 5), branches: part(4, 1), functions: part(2, 1) }],
  ["language/schedule/undo/chain.ts", { lines: part(90, 0), branches: part(9, 1), functions: part(7, 0) }],
  ["language/schedule/work.ts", { lines: part(10, 1), branches: part(1, 0), functions: part(1, 0) }],
  ["client/extension.ts", { lines: part(1000, 1), branches: part(0, 0), functions: part(3, 0) }],
]);
const rooms = roomsOf(files);

describe("coverage", () => {
  it("counts by room", () => {
    deepEqual([...files.keys()].map(roomOf), ["server/cli", "language/schedule", "language/schedule", "client"]);
    equal(
      tableOf(rooms),
      `| room | lines | branches | functions | branches missed |
|---|---|---|---|---|
| client | 99.9 % | 100.0 % | 100.0 % | 0 |
| language/schedule | 99.0 % | 90.0 % | 100.0 % | 1 |
| server/cli | 50.0 % | 75.0 % | 50.0 % | 1 |
| all | 99.3 % | 85.7 % | 92.3 % | 2 |
`,
    );
  });

  it("says all only of all", () => {
    equal(percent(part(100_000, 1)), 99.9);
    equal(percent(part(3, 0)), 100);
    equal(percent(part(0, 0)), 100);
  });

  it("allows for what chance reaches, and not for more", () => {
    const floors = floorsOf(rooms);
    deepEqual(floors["language/schedule"], { lines: 97, branches: 88 });
    deepEqual(fallen(rooms, floors), []);
    const worse = new Map(rooms).set("language/schedule", {
      lines: part(100, 4),
      branches: part(10, 1),
      functions: part(8, 0),
    });
    deepEqual(fallen(worse, floors), ["language/schedule: 96 % of its lines are reached, and it were to be 97 %"]);
  });

  it("wants a floor for each room, and a room for each floor", () => {
    const { client: _, ...others } = floorsOf(rooms);
    deepEqual(fallen(rooms, { ...others, gone: { lines: 90, branches: 90 } }), [
      "client has no floor: write it down with --update",
      "gone is not reached at all any more: does it still exist?",
    ]);
  });
});
