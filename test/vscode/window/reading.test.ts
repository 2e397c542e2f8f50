import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { cardOf, line, openFile, page, runCommand, shoot, timeline, until, word } from "./window.js";

describe("what the schedule says, in the window", () => {
  beforeEach(() => openFile("boring/payments.runbook"));

  it("stands behind the activities and above the runbook", async () => {
    await page().locator(".codelens-decoration", { hasText: "GO" }).first().waitFor();
    await page().locator(".codelens-decoration", { hasText: "Open timeline" }).waitFor();
    await page()
      .locator(".view-line", { hasText: /\d\d:\d\d.to.\d\d:\d\d/ })
      .first()
      .waitFor();
    await shoot("hints and lenses");
  });

  it("leads from the lens to the timeline", async () => {
    await page().locator(".codelens-decoration a", { hasText: "Open timeline" }).click();
    await timeline().locator("svg, canvas, [role]").first().waitFor();
    await shoot("timeline from the lens");
  });

  it("is on the card of an activity, with times for its owners", async () => {
    const card = await cardOf(word("step backup", "backup"), "Planned:");
    assert.match((await card.textContent()) ?? "", /Rollback from here takes/);
    await shoot("card of an activity");
  });

  it("ranks the owners that are offered", async () => {
    await line("owner").click();
    await page().keyboard.press("End");
    await page().keyboard.type(" or ");
    await until(page().locator(".suggest-widget .monaco-list-row").first(), () => runCommand("Trigger Suggest"));
    await shoot("owners offered");
  });
});
