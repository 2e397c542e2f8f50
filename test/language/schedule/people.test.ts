/** Undoing takes at least what the people named can carry. */
import assert from "node:assert/strict";
import type { UndoState } from "../../../language/schedule/schedule.js";
import { analyse } from "../../support/analyse.js";

const roster = `skill vault "Open the vault"
team ops { contact "#ops" }
team desk { contact "#desk" rotation "primary" }
person ana { team ops timezone UTC knows vault }
person ben { team ops timezone UTC }
person cyd { timezone UTC }
`;

/** Two steps beside each other, each undone in an hour by `one` and `two`: what undoing both takes. */
function bothUndone(one: string, two: string): UndoState {
  const back = (owner: string): string => `rollback "Back" { ${owner} takes 1h }`;
  return undoneAfter(`parallel { step a { takes 5m ${back(one)} } step b { takes 5m ${back(two)} } }`);
}

function undoneAfter(body: string): UndoState {
  const { plan, schedule } = analyse(`${roster}
runbook r { window 2026-06-01 10:00 to 2026-06-01 20:00 UTC owner cyd ${body} check end { takes 5m } }`);
  const undo = schedule?.work.activities.at(-1)?.undo?.planned;
  assert.ok(undo, plan.mistakes.map(({ message }) => message).join("\n"));
  return undo;
}

const minutes = ({ seconds }: UndoState): number => seconds / 60;

describe("what people can undo", () => {
  it("is one thing after the other, by one person alone", () => {
    assert.equal(minutes(bothUndone("owner cyd", "owner cyd")), 120);
    assert.deepEqual(bothUndone("owner cyd", "owner cyd").carriers, [2]);
    assert.equal(minutes(bothUndone("owner cyd", "owner ben")), 60);
  });

  it("is side by side, by two who can do both", () => {
    const both = bothUndone("owner cyd or ben", "owner ben or cyd");
    assert.equal(minutes(both), 60);
    assert.deepEqual(both.carriers, []);
    assert.equal(minutes(bothUndone("owner ops", "owner ops")), 60);
  });

  it("counts only who knows what it takes", () => {
    assert.equal(minutes(bothUndone("owner ops needs vault", "owner ops needs vault")), 120);
  });

  it("is not limited where somebody always can, or where nobody is known", () => {
    assert.equal(minutes(bothUndone("owner desk", "owner desk")), 60);
    assert.equal(minutes(bothUndone("owner TBD", "owner TBD")), 60);
  });

  it("looks at who does what inside a shared rollback", () => {
    const shared = (owner: string): string => `step a { takes 5m rollback using r }
      rollback r { parallel { step x { owner cyd takes 30m } step y { ${owner} takes 40m } wait z { owner cyd takes 40m } } }`;
    assert.equal(minutes(undoneAfter(shared("owner cyd"))), 70);
    assert.equal(minutes(undoneAfter(shared("owner ben"))), 40);
  });

  it("counts what is taken back no more", () => {
    const temporary = `parallel {
      sequence { step on { takes 5m } step off { takes 90m undoes on } }
      step b { takes 10m rollback "Back" { owner cyd takes 60m } } }`;
    assert.equal(minutes(undoneAfter(temporary)), 60);
  });

  it("says in which order one person undoes, the last first", () => {
    const { plan, schedule } = analyse(`${roster}
runbook r { window 2026-06-01 10:00 to 2026-06-01 20:00 UTC owner cyd
  parallel { step a { takes 5m rollback "A" { takes 1h } } sequence { wait w { takes 5m } step b { takes 5m rollback "B" { takes 2h } } } } }`);
    const steps = schedule?.undoSteps ?? [];
    const chain: string[] = [];
    for (let step = steps[schedule?.work.activities[2]?.undo?.planned.first ?? -1]; step; step = steps[step.next ?? -1])
      chain.push(plan.runbook?.work.activities[step.activity]?.name ?? "");
    assert.deepEqual(chain, ["b", "a"]);
  });
});
