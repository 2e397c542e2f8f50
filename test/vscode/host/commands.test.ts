import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { commands, TabInputWebview, window } from "vscode";
import { closeAll, eventually, extension, show } from "./workbench.js";

describe("the commands", () => {
  after(closeAll);

  it("are there as the manifest has them", async () => {
    const there = await commands.getCommands(true);
    const promised: readonly { readonly command: string }[] = extension().packageJSON.contributes.commands;
    assert.ok(promised.length > 0);
    assert.deepEqual(
      promised.map(({ command }) => command).filter(command => !there.includes(command)),
      [],
    );
  });

  it("open the timeline beside the runbook, once", async () => {
    await show("boring/payments.runbook");
    await commands.executeCommand("gonogo.openTimeline");
    await eventually(() => assert.equal(timelines().length, 1));
    await commands.executeCommand("gonogo.openTimeline");
    assert.deepEqual(timelines(), ["Timeline: payments.runbook"]);
  });
});

function timelines(): readonly string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof TabInputWebview && input.viewType.includes("gonogo.timeline"))
    .map(({ label }) => label);
}
