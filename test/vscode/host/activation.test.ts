import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { workspace } from "vscode";
import { eventually, extension, fileAt, show } from "./workbench.js";

/** This file is the first in order: afterwards the extension is active for good. */
describe("activation", () => {
  it("waits for a runbook: a workspace that holds some, and other files in it, are no reason", async () => {
    assert.equal(extension().isActive, false);
    await show("boring/notes.md");
    await workspace.findFiles("**/*.runbook");
    assert.equal(extension().isActive, false);
  });

  it("comes with the first runbook", async () => {
    const document = await workspace.openTextDocument(fileAt("boring/payments.runbook"));
    assert.equal(document.languageId, "runbook");
    await eventually(() => assert.equal(extension().isActive, true));
    // One that failed counts as active, too, but says so when asked again.
    await extension().activate();
  });
});
