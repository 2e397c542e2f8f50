import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readOrder } from "./order.js";
import { openFile, page, runCommand, shoot } from "./window.js";

describe("VS Code's own list of extensions", () => {
  it("says how long this one took to activate, which is kept among the artefacts", async () => {
    await openFile("boring/payments.runbook");
    await runCommand("Developer: Show Running Extensions");
    const row = page().locator(".runtime-extensions-editor .monaco-list-row", { hasText: /gonogo\.gonogo|Go\/No-Go/ });
    const time = row.locator(".activation-time");
    await time.filter({ hasText: /\d+ms/ }).waitFor();
    // Loading the code and calling activate(), until it first waits.
    const milliseconds = Number(/(\d+)ms/.exec(await time.innerText())?.[1]);
    assert.ok(Number.isInteger(milliseconds));
    writeFileSync(join(readOrder().artefacts, "activation.json"), `${JSON.stringify({ milliseconds })}\n`);
    await shoot("running extensions");
  });
});
