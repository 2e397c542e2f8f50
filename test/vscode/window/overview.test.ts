import { describe, it } from "mocha";
import { openFile, page, patience, runCommand, shoot, until } from "./window.js";

describe("at a glance", () => {
  it("the status bar says how the runbook stands", async () => {
    await openFile("high-wire/people.runbook");
    await openFile("boring/payments.runbook");
    await page()
      .locator(".statusbar-item", { hasText: /^\s*GO\b/ })
      .waitFor(patience());
  });

  it("the side bar has phases and people", async () => {
    await openFile("boring/payments.runbook");
    await runCommand("Go/No-Go: Focus on Plan View");
    await page()
      .getByRole("treeitem", { name: /^Cut over/ })
      .waitFor(patience());
    await page()
      .getByRole("treeitem", { name: /^Mei Tanaka, Sydney/ })
      .waitFor(patience());
    await shoot("side bar");
  });

  it("a folder's menu leads to the questions about a first runbook", async () => {
    await runCommand("View: Show Explorer");
    const asked = page().locator(".quick-input-title", { hasText: "New Runbook" });
    await until(asked, async () => {
      const folder = page().locator(".explorer-folders-view .monaco-list-row", { hasText: "boring" }).first();
      await folder.click({ button: "right" });
      await page().locator(".monaco-menu .action-label", { hasText: "New Runbook" }).hover({ timeout: 6_000 });
      // A menu takes no click before it has been open for a while.
      await page().keyboard.press("Enter");
    });
    await shoot("folder's menu");
  });

  it("a walkthrough tells where to begin", async () => {
    await runCommand("Welcome: Open Walkthrough...");
    const rows = page().locator(".quick-input-list .monaco-list-row", { hasText: "Plan a release with Go/No-Go" });
    await rows.first().click();
    await page().locator(".gettingStartedContainer", { hasText: "Write a first runbook" }).waitFor();
    await shoot("walkthrough");
  });
});
