import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { ConfigurationTarget, commands, type TextEdit, WorkspaceEdit, window, workspace } from "vscode";
import { closeAll, eventually, extension, fileAt, textOnDisk, writeOnDisk } from "./workbench.js";

const path = "boring/untidy.runbook";
const untidy = 'person   ana "Ana"   { timezone Europe/Lisbon }\n\n\n\nperson ben "Ben" { timezone Europe/London }\n';
const tidy = 'person ana "Ana" { timezone Europe/Lisbon }\n\nperson ben "Ben" { timezone Europe/London }\n';

describe("laying out", () => {
  after(async () => {
    await closeAll();
    await workspace.fs.delete(fileAt(path));
  });

  it("is done when asked", async () => {
    await writeOnDisk(path, untidy);
    const document = await workspace.openTextDocument(fileAt(path));
    await window.showTextDocument(document);
    await extension().activate();
    const edits = await eventually(async () => {
      const all = await commands.executeCommand<TextEdit[] | undefined>(
        "vscode.executeFormatDocumentProvider",
        document.uri,
        { tabSize: 2, insertSpaces: true },
      );
      assert.ok(all && all.length > 0);
      return all;
    });
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(document.getText(), tidy);
  });

  it("is done on save where the person wants it", async () => {
    const document = await workspace.openTextDocument(fileAt(path));
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.revert");
    assert.equal(document.getText(), untidy);
    const editor = workspace.getConfiguration("editor", { languageId: "runbook" });
    await editor.update("formatOnSave", true, ConfigurationTarget.Workspace, true);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, "// one more\n");
    assert.ok(await workspace.applyEdit(edit));
    assert.ok(await document.save());
    assert.equal(await textOnDisk(path), `${tidy}// one more\n`);
    await editor.update("formatOnSave", undefined, ConfigurationTarget.Workspace, true);
  });
});
