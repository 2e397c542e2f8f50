import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "mocha";
import { readOrder } from "./order.js";
import { cardOf, fieldHolds, line, openFile, page, runCommand, shoot, until, word } from "./window.js";

const night = "high-wire/payments.runbook";

describe("a runbook in the window", () => {
  beforeEach(() => openFile(night));

  it("has squiggles under what is wrong", async () => {
    await line("change RFC-20871").waitFor();
    await page().locator(".squiggly-error").first().waitFor();
    assert.ok((await page().locator(".squiggly-warning").count()) > 0);
    await shoot("squiggles");
  });

  it("is coloured", async () => {
    const keyword = await word("change RFC-20871", "change").getAttribute("class");
    const name = await word("change RFC-20871", "RFC-20871").getAttribute("class");
    assert.notEqual(keyword, name);
  });

  it("has its verdict above it, and times behind its steps", async () => {
    await page().locator(".codelens-decoration", { hasText: "NO-GO" }).first().waitFor();
    await page().locator(".view-line", { hasText: /02:05/ }).first().waitFor();
    await shoot("lenses and hints");
  });

  it("is told of in the problems panel", async () => {
    await runCommand("Problems: Focus on Problems View");
    const row = page().locator(".markers-panel .monaco-list-row", { hasText: "time/missing-zone" });
    await row.waitFor();
    await shoot("problems");
    await row.dblclick();
    await page().locator(".statusbar-item", { hasText: "Ln 39" }).waitFor();
  });

  it("says under the mouse who somebody is", async () => {
    await cardOf(word("owner arun", "arun"), "Arun Rao");
    await shoot("hover");
  });

  it("offers what may stand where one types", async () => {
    await line("owner arun").click();
    await page().keyboard.press("End");
    await page().keyboard.type(" with d");
    const offer = page().locator(".suggest-widget .monaco-list-row", { hasText: "dana" });
    await until(offer, () => page().keyboard.press("Control+Space"));
    await shoot("completion");
    await page().keyboard.press("Enter");
    await line("with dana").waitFor();
  });

  it("is mended by a quick fix from the menu", async () => {
    const rows = page().locator(".action-widget .monaco-list-row.focused");
    const fix = rows.filter({ hasText: "timezone America/Los_Angeles" });
    await until(fix, async () => {
      await word("at 10:00", "10:00").click();
      await page().keyboard.press("ControlOrMeta+.");
    });
    await shoot("quick fixes");
    await page().keyboard.press("Enter");
    await page().locator(".tab.active.dirty").waitFor();
    await runCommand("File: Save");
    await page().locator(".tab.active:not(.dirty)").waitFor();
    const text = readFileSync(join(readOrder().workspace, "..", ...night.split("/")), "utf8");
    assert.match(text, /^ {2}timezone America\/Los_Angeles$/m);
    await shoot("mended");
  });

  it("is exported to where the person says", async () => {
    await openFile("boring/payments.runbook");
    await runCommand("Go/No-Go: Export to Markdown");
    const target = join(readOrder().workspace, "..", "boring", "minutes.md");
    // The palette is shown in the same place, and goes only now.
    await page().locator(".quick-input-title", { hasText: "Export payments.runbook" }).waitFor();
    const name = page().locator(".quick-input-widget input");
    await fieldHolds(name, /payments\.md$/);
    await name.fill(target);
    await fieldHolds(name, /minutes\.md$/);
    // The dialog looks the path up in the disk first, and heeds no key meanwhile.
    const enter = async (): Promise<void> => {
      if (await name.isVisible()) await name.press("Enter");
    };
    await until(page().locator(".tab.active", { hasText: "minutes.md" }), enter, () => Promise.resolve());
    await shoot("exported");
    assert.match(readFileSync(target, "utf8"), /^# Payments moves to the backup database/);
  });
});
