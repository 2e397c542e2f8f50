/** Answers that come late, without a panel: to whom they go. */
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { type Answering, createAnswering } from "../../../client/timeline/answering.js";
import type { Answer, ToView } from "../../../client/timeline/messages.js";

describe("an answer to the timeline", () => {
  const told: ToView[] = [];
  let answering: Answering<string>;
  let give: (answer: Answer) => void;
  beforeEach(() => {
    told.length = 0;
    answering = createAnswering(
      "a",
      () =>
        new Promise<Answer>(resolve => {
          give = resolve;
        }),
      message => told.push(message),
    );
  });
  const ask = () => answering.answer({ kind: "ask", number: 1, question: { about: "picture", zones: [] } });
  const answer: Answer = { about: "failure", why: "it is late" };

  it("goes to the page that asked", async () => {
    const answered = ask();
    give(answer);
    await answered;
    assert.deepEqual(told, [{ kind: "answer", to: 1, answer }]);
  });

  it("does not go to a page that has come after it, whose questions have the same numbers", async () => {
    const answered = ask();
    answering.begin("a");
    give(answer);
    await answered;
    assert.deepEqual(told, []);
  });

  it("does not go to who shows the same document once more", async () => {
    const answered = ask();
    answering.begin("b");
    answering.begin("a");
    give(answer);
    await answered;
    assert.deepEqual(told, []);
    assert.equal(answering.shown(), "a");
  });
});
