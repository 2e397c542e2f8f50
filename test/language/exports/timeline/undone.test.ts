import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { clockOf } from "../../../../language/exports/timeline/clock.js";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { besideLinks, undoingFrom } from "../../../../language/exports/timeline/rollback-from.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";
import { anyPlan, named, written } from "../../schedule/plans.js";

/** By time: where most durations are missing it would be drawn in order, and nothing that has no time is asked what undoing takes. */
function dataOf(text: string): TimelineData {
  const data = timelineData(analyse(text), { inOrder: false });
  assert.ok(data?.undoing);
  return data;
}

function linksFrom(text: string, id: string) {
  const data = dataOf(text);
  const activity = data.activities.find(each => each.id === id);
  assert.ok(activity);
  const links = undoingFrom(data, clockOf(data), activity, undefined)?.links ?? [];
  const end = activity.times?.end ?? 0;
  return links.map(({ title, owner, start, seconds, critical }) => {
    return [title, owner, (start - end) / 60, seconds / 60, critical];
  });
}

describe("what is undone", () => {
  it("is all there, what takes longest first, each as soon as what came after it has been undone", () => {
    const text = `person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
runbook r "R" { timezone UTC window 2026-05-23 10:00 to 2026-05-23 14:00
  step first "First" { takes 5m rollback "Undo first" { takes 5m owner ana } }
  parallel {
    step a "A" { takes 30m rollback "Undo A" { takes 1h owner ana } }
    sequence {
      step b "B" { takes 10m rollback "Undo B" { takes 20m owner ben or ana } }
      step c "C" { takes 10m rollback "Undo C" { takes 10m owner ben } }
    }
  }
  gate go "Go" { takes 5m }
}`;
    assert.deepEqual(linksFrom(text, "go"), [
      ["Undo A", "Ana", 0, 60, true],
      ["Undo first", "Ana", 60, 5, true],
      ["Undo C", "Ben", 0, 10, false],
      ["Undo B", "Ben or Ana", 10, 20, false],
    ]);
    assert.deepEqual(linksFrom(text, "b"), [
      ["Undo A", "Ana", 0, 60, true],
      ["Undo first", "Ana", 60, 5, true],
      ["Undo B", "Ben or Ana", 0, 20, false],
    ]);
  });

  it("runs once where several share it, and not at all once it has been taken back or is kept", () => {
    const text = `runbook r "R" { timezone UTC window 2026-05-23 10:00 to 2026-05-23 14:00
  step page "Page" { takes 5m }
  parallel {
    step a "A" { takes 20m rollback using both }
    step b "B" { takes 10m rollback using both }
  }
  step c "C" { takes 5m rollback "Undo C" { takes 5m } }
  gate go "Go" { takes 5m keeps a, b }
  step unpage "Unpage" { takes 5m undoes page }
  wait after "After" { takes 5m }
  rollback both "Both" { takes 30m }
}`;
    assert.deepEqual(
      linksFrom(text, "go").map(([title]) => title),
      ["Undo C", "Both", "Unpage"],
    );
    assert.deepEqual(
      linksFrom(text, "after").map(([title]) => title),
      ["Undo C"],
    );
  });

  it("stands, where several share it, at the one that begins first, and of those that begin together at the one that is over first", () => {
    const data = dataOf(`runbook r "R" { timezone UTC window 2026-05-23 10:00 to 2026-05-23 14:00
  check ready { takes 0m }
  parallel {
    step a "A" { takes 1m rollback using both }
    step b "B" { after ready takes 0m rollback using both }
  }
  rollback both "Both" { takes 25m }
}`);
    const drawn = data.undoing?.counterparts.map(({ activity }) => data.activities[activity]?.id);
    assert.deepEqual(drawn, ["b"]);
    assert.deepEqual(
      data.undoing?.steps.map(({ activity }) => data.activities[activity]?.id),
      ["b"],
    );
  });

  it("is over when the plan says, at every moment of any plan", () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const text = written(named(plan, "only look back"));
        const { undoing, activities: all } = dataOf(text);
        for (const [index, { after, planned, carriers, final, first }] of (undoing?.moments ?? []).entries()) {
          if (!undoing || final || carriers) continue;
          const at = Math.min(after + 1, undoing.moments[index + 1]?.after ?? after + 1);
          const links = besideLinks(undoing, all, at);
          const longest = links.reduce((most, { start, seconds }) => Math.max(most, start + seconds), at) - at;
          assert.equal(longest, planned, `${text}\nat ${at}`);
          const activities = links.map(({ activity }) => activity);
          assert.equal(new Set(activities).size, activities.length);
          for (let step = undoing.steps[first ?? -1]; step; step = undoing.steps[step.next ?? -1]) {
            assert.ok(activities.includes(step.activity), step.title);
          }
        }
      }),
      { numRuns: 900 },
    );
  });
});
