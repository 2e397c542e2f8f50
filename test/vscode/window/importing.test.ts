import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readOrder } from "./order.js";
import { extensionPage, line, openFile, page, patience, runCommand, shoot, until } from "./window.js";

describe("an import in the window", () => {
  it("begins in the menu of a spreadsheet, follows what is chosen, and writes nothing on disk", async () => {
    await openFile("boring/ledger-cutover.csv");
    await runCommand("View: Show Explorer");
    const needs = extensionPage().locator('[data-column="Needs"] select');
    await until(needs, async () => {
      const file = page().locator(".explorer-folders-view .monaco-list-row", { hasText: "ledger-cutover.csv" });
      await file.first().click({ button: "right" });
      await page().locator(".monaco-menu .action-label", { hasText: "Import…" }).hover({ timeout: 6_000 });
      // A menu takes no click before it has been open for a while.
      await page().keyboard.press("Enter");
    });
    await extensionPage().locator(".verdict", { hasText: "NO-GO" }).waitFor(patience());
    await shoot("import");

    await extensionPage().locator("#zone").selectOption({ index: 1 });
    await extensionPage()
      .locator("#runbook pre", { hasText: /timezone \w+/ })
      .waitFor(patience());
    const column = extensionPage().locator('[data-column="If it fails"]');
    await column.locator("select").selectOption("rollback");
    await column.locator("td", { hasText: "Chosen" }).waitFor(patience());
    await extensionPage()
      .locator("#runbook pre", { hasText: 'rollback "start the invoice runs again"' })
      .waitFor(patience());
    await shoot("import corrected");

    await extensionPage().locator("#insert").click();
    await page().locator(".tab.active.dirty", { hasText: "ledger-cutover.runbook" }).waitFor(patience());
    await line('step freeze-invoice-runs "Freeze invoice runs"').waitFor();
    await page().locator(".statusbar-item", { hasText: /NO-GO/ }).waitFor(patience());
    await shoot("import inserted");
    const boring = join(readOrder().workspace, "..", "boring");
    assert.ok(existsSync(join(boring, "ledger-cutover.csv")));
    assert.ok(!existsSync(join(boring, "ledger-cutover.runbook")));
  });
});
