import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { extensions, window, workspace } from "vscode";

describe("activation", () => {
  it("is not for a workspace without open runbooks", async () => {
    const extension = extensions.getExtension("gonogo.gonogo");
    assert.equal(extension?.isActive, false);
    const [notes] = await workspace.findFiles("**/notes.md");
    assert.ok(notes);
    await window.showTextDocument(notes);
    assert.equal(extension.isActive, false);
  });
});
