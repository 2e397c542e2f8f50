/** Dragging without a browser: what is asked of the panel, whatever becomes of the answers. */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import type { Answer, Channel, Question } from "../../../client/timeline/messages.js";
import { createDrags, type Drags, noDetails, type Snapshot } from "../../../client/timeline/view/drag.js";
import { timelineData } from "../../../language/exports/timeline-data.js";
import { analyse } from "../../support/analyse.js";

const data = timelineData(analysed('step one "One" { at 10:30 takes 30m }\n  step two "Two" { at 11:30 takes 30m }'));

function analysed(steps: string) {
  return analyse(`runbook r "R" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 14:00\n  ${steps}\n}\n`);
}

describe("dragging a bar", () => {
  const asked: Question[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  let drags: Drags;
  let picture: Snapshot;
  beforeEach(() => {
    asked.length = 0;
    waiting.length = 0;
    assert.ok(data);
    picture = { revision: "1", data, details: noDetails };
    // Nothing is answered unless a test does, as when another document is shown meanwhile.
    const silent: Channel = {
      send: () => undefined,
      ask: question => {
        asked.push(question);
        return new Promise(resolve => waiting.push(answer => Reflect.apply(resolve, undefined, [answer])));
      },
      kept: () => undefined,
      keep: () => undefined,
    };
    drags = createDrags(
      silent,
      () => undefined,
      () => undefined,
    );
  });
  const activity = (index: number) => {
    const found = picture.data.activities[index];
    assert.ok(found?.times);
    return { ...found, times: found.times };
  };

  it("asks one question at a time", () => {
    const one = activity(0);
    drags.begin("move", one, picture);
    drags.moveTo(one.times.start + 300);
    drags.moveTo(one.times.start + 600);
    assert.equal(asked.length, 1);
  });

  it("writes what it is let go at, whatever was refused on the way there", async () => {
    const one = activity(0);
    drags.begin("worst", one, picture);
    drags.moveTo(300);
    waiting[0]?.({ about: "drag", result: { kind: "refused", why: "shorter than planned" } });
    await new Promise(setImmediate);
    drags.moveTo(3600);
    drags.drop();
    assert.deepEqual(asked.at(-1), {
      about: "edit",
      have: "1",
      activity: one.index,
      drag: { kind: "worst", to: 3600 },
    });
  });

  it("writes nothing where it is refused", async () => {
    const one = activity(0);
    drags.begin("worst", one, picture);
    waiting[0]?.({ about: "drag", result: { kind: "refused", why: "shorter than planned" } });
    await new Promise(setImmediate);
    drags.drop();
    assert.deepEqual(
      asked.map(({ about }) => about),
      ["drag"],
    );
    assert.equal(drags.current(), undefined);
  });

  it("asks again after a picture came while a question was under way", () => {
    const one = activity(0);
    drags.begin("move", one, picture);
    drags.settle();
    drags.begin("move", one, { ...picture, revision: "2" });
    assert.deepEqual(
      asked.map(question => "have" in question && question.have),
      ["1", "2"],
    );
  });

  it("asks about the next bar without waiting for what is said of the last", () => {
    drags.begin("move", activity(0), picture);
    drags.cancel();
    drags.begin("move", activity(1), picture);
    assert.deepEqual(
      asked.map(question => "activity" in question && question.activity),
      [0, 1],
    );
  });
});
