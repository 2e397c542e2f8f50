import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { commands, window, workspace } from "vscode";
import { closeAll, extension, fileAt, textOnDisk, untilFindings } from "./workbench.js";

const folder = "boring/search";

describe("a first runbook", () => {
  after(async () => {
    await closeAll();
    await workspace.fs.delete(fileAt(folder), { recursive: true });
  });

  it("is made of the answers to five questions, with its roster, and shown", async () => {
    await extension().activate();
    await workspace.fs.createDirectory(fileAt(folder));
    await commands.executeCommand("gonogo.newRunbook", fileAt(folder), {
      title: "Search 4.2",
      zone: "Europe/Lisbon",
      opens: "2026-06-06 10:00",
      environment: "production",
      people: "Ana Sousa, Ben Clark",
    });
    const shown = window.activeTextEditor?.document;
    assert.match(shown?.uri.path ?? "", /boring\/search\/search-4-2\.runbook$/);
    assert.match(shown?.getText() ?? "", /Search 4\.2/);
    assert.match(await textOnDisk(`${folder}/people.runbook`), /Ana Sousa/);
    // What only a person can say is left open, and nothing else.
    assert.ok(shown);
    await untilFindings(shown.uri, codes => codes.length > 0, "the change record is to be named");
  });
});
