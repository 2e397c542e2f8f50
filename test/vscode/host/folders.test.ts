import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { workspace } from "vscode";
import { closeAll, fileAt, show, untilFindings, writeOnDisk } from "./workbench.js";

describe("folders of the workspace", () => {
  const wrong = "worked-example/wrong.runbook";
  after(closeAll);

  it("that are added are searched, and what was found in them goes with them", async () => {
    await show("boring/payments.runbook");
    await writeOnDisk(wrong, 'runbook wrong "Wrong" { step a "A" { owner nobody-known } }\n');
    const folders = workspace.workspaceFolders ?? [];
    assert.equal(folders.length, 2);
    assert.ok(workspace.updateWorkspaceFolders(2, 0, { uri: fileAt("worked-example") }));
    await untilFindings(fileAt(wrong), codes => codes.length > 0, "the new folder's file is wrong");
    assert.ok(workspace.updateWorkspaceFolders(2, 1));
    await untilFindings(fileAt(wrong), codes => codes.length === 0, "what is outside is no matter");
  });
});
