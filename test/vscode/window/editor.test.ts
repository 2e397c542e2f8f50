import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { line, page, runCommand, shoot, word } from "./window.js";

describe("a runbook in the window", () => {
  it("has squiggles under what is wrong", async () => {
    await line("at 10:00").waitFor();
    await page().locator(".squiggly-error").first().waitFor();
    assert.ok((await page().locator(".squiggly-warning").count()) > 0);
    await shoot("squiggles");
  });

  it("is coloured", async () => {
    const keyword = await word("change RFC-20871", "change").getAttribute("class");
    const name = await word("change RFC-20871", "RFC-20871").getAttribute("class");
    assert.notEqual(keyword, name);
  });

  it("is told of in the problems panel", async () => {
    await runCommand("Problems: Focus on Problems View");
    const row = page().locator(".markers-panel .monaco-list-row", { hasText: "time/missing-zone" });
    await row.waitFor();
    await shoot("problems");
    await row.dblclick();
    await page().locator(".statusbar-item", { hasText: "Ln 39" }).waitFor();
    await runCommand("View: Hide Panel");
  });

  it("says under the mouse who somebody is", async () => {
    await word("owner arun or priya", "arun").hover();
    await page().locator(".monaco-hover", { hasText: "Arun Rao" }).waitFor();
    await shoot("hover");
    await page().keyboard.press("Escape");
  });
});
