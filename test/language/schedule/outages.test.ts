/** An outage's span, and whether it begins exactly then. */
import assert from "node:assert/strict";
import { beginsExactly, outageSpan } from "../../../language/schedule/outages.js";
import { analyse } from "../../support/analyse.js";

const start = Date.UTC(2026, 5, 1, 10) / 1000;

/** Minutes from and to, planned and in the worst case; and whether it begins exactly then. */
function spans(body: string) {
  const { plan, schedule } = analyse(
    `runbook plan { timezone UTC window 2026-06-01 10:00 to 2026-06-01 14:00 ${body} }`,
  );
  const [outage] = plan.runbook?.outages ?? [];
  assert.ok(plan.runbook && schedule && outage);
  const { work } = schedule;
  const minutes = (["planned", "worst"] as const).map(mode => {
    const span = outageSpan(outage, work, mode);
    return span && [(span.start - start) / 60, (span.end - start) / 60];
  });
  return [...minutes, beginsExactly(outage, work, plan.runbook.work)];
}

describe("an outage", () => {
  const checks = "check a { takes 10m at most 20m } phase p { check b { takes 30m } check c { takes 5m at most 10m } }";

  it("lasts from one beginning to the other end, of activities and phases", () => {
    assert.deepEqual(spans(`outage "Down" from a to b at most 1h ${checks}`), [[0, 40], [0, 50], true]);
    assert.deepEqual(spans(`outage "Down" from p to c at most 1h ${checks}`), [[10, 45], [20, 60], true]);
    assert.deepEqual(spans(`outage "Down" from a to p at most 1h ${checks}`), [[0, 45], [0, 60], true]);
    assert.deepEqual(spans(`outage "Down" from c to a at most 1h ${checks}`)[0], [40, 10]);
  });

  it("has no span where one of the two has no time, and no exact beginning after what is missing", () => {
    const cycle = "check x { after y takes 5m } check y { takes 5m }";
    const [none, begins] = [[undefined, undefined], (body: string) => spans(body).at(-1)];
    assert.deepEqual(spans(`outage "Down" from a to x at most 1h ${checks} sequence { ${cycle} }`).slice(0, 2), none);
    assert.deepEqual(spans(`outage "Down" from x to a at most 1h ${checks} sequence { ${cycle} }`).slice(0, 2), none);
    assert.equal(begins(`outage "Down" from a to b at most 1h check open { } ${checks}`), false);
    assert.equal(begins(`outage "Down" from p to c at most 1h check open { } ${checks}`), false);
  });
});
