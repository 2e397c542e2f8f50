/** What a server holds does not grow with what was typed. Objects are counted, not bytes. */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";

const typing = fileURLToPath(new URL("memory/typing.ts", import.meta.url));

/** The text as it stands, and what a request or a comparison may still be about. */
const few = 3;

describe("the server's memory", () => {
  it("holds a few of the texts and plans there were, however many keys were typed", async () => {
    const child = fork(typing, { execArgv: ["--expose-gc", "--import", "tsx"] });
    const [{ typed, held }] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
    ]);
    assert.ok(typed >= 40, String(typed));
    for (const [kind, count] of Object.entries(held)) assert.ok(Number(count) <= few, `${count} ${kind}`);
  }).timeout(60_000);
});
