import assert from "node:assert/strict";
import { importTables } from "../../../language/importing/import.js";
import { analyse } from "../../support/analyse.js";
import { csvTables } from "../../support/tables.js";

describe("import: a table becomes a runbook", () => {
  it("title, owner and duration, and people in a roster beside it", () => {
    const made = importTables(
      csvTables("Task,Owner,Duration\nStop the writers,Ana Sousa,5 min\nMove the disks,Ben Hill,1h 30m\n"),
      {
        rosterPath: "people.runbook",
        title: "Move",
      },
    );
    assert.equal(
      made.runbook,
      `import "./people.runbook"

runbook move "Move" {
  step stop-the-writers "Stop the writers" {
    owner ana-sousa
    takes 5m
  }
  step move-the-disks "Move the disks" {
    owner ben-hill
    takes 1h30m
  }
}
`,
    );
    assert.match(made.roster ?? "", /^person ana-sousa "Ana Sousa"\nperson ben-hill "Ben Hill"\n$/m);
    assert.deepEqual(made.ledger.sums, { all: 9, statements: 6, notes: 0, dropped: 3 });
    assert.deepEqual(made.missing, []);
  });

  it("without a path people stand in the runbook's own file, which reads without a mistake", () => {
    const { runbook, roster } = importTables(csvTables("Task,Owner\nStop it,Ana\nStart it,TBC\n"));
    assert.equal(roster, undefined);
    assert.deepEqual(analyse(runbook).plan.mistakes, []);
  });

  it("a start that is said in another zone as well is said again, where it is the same moment", () => {
    const { runbook, missing } = importTables(
      csvTables(
        "Task,Start (America/Los_Angeles),Start (Asia/Kolkata),Start (UTC)\nStop it,2026-05-23 22:00,2026-05-24 10:30,2026-05-24 05:00\nStart it,2026-05-23 23:00,2026-05-24 11:00,\n",
      ),
    );
    assert.match(runbook, /at 2026-05-23 22:00 also 2026-05-24 10:30 Asia\/Kolkata, 2026-05-24 05:00 UTC\n/);
    assert.match(runbook, /at 2026-05-23 23:00\n\s+note "Start \(Asia\/Kolkata\): 2026-05-24 11:00"/);
    assert.deepEqual(
      missing.filter(({ about }) => about === "time").map(({ addresses }) => addresses),
      [["C3"]],
    );
    assert.deepEqual(analyse(runbook).plan.mistakes, []);
  });
});
