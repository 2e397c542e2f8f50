import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readOrder } from "./order.js";
import { openFile, openTimeline, page, patience, runCommand, shoot, timeline, until } from "./window.js";

const night = "high-wire/payments.runbook";

describe("the timeline in the window", () => {
  it("opens from the title bar, beside the text", async () => {
    await openFile(night);
    await page().locator(".editor-actions .action-label[aria-label^='Open Timeline']").first().click();
    await timeline().locator('[data-activity="shift"]').waitFor(patience());
    assert.match(await timeline().locator("h1").innerText(), /Payments moves to the backup database/);
    await shoot("timeline");
  });

  it("leads to the text at a click", async () => {
    await openTimeline(night);
    await timeline().locator('[data-activity="promote"]').click();
    await timeline().locator("section.details h2", { hasText: "promote the replica" }).waitFor();
    await timeline().locator("#go-to-text").click();
    const text = textOf(night);
    const next = text.slice(0, text.indexOf("step shift")).split("\n").length;
    await page()
      .locator(".statusbar-item", { hasText: new RegExp(`^Ln ${next - 1}, .*selected`) })
      .waitFor();
    await shoot("clicked");
  });

  it("works on when its text is closed and the server started anew, and is not hidden by the text", async () => {
    const text = page().locator(".tab:not([aria-label*='Timeline'])", { hasText: "payments.runbook" });
    const rows = timeline().locator(".labels");
    await openTimeline(night);
    await page().locator(".tab.active:not([aria-label*='Timeline'])").click();
    await runCommand("View: Close All Editors in Group");
    await text.waitFor({ state: "detached" });
    await runCommand("Go/No-Go: Restart Language Server");
    const dragged = timeline().locator(".consequences .says", { hasText: "takes 45m" });
    await until(
      dragged,
      async () => {
        for (const key of ["Home", "ArrowDown", "ArrowDown", "d"]) await rows.press(key);
      },
      () => rows.press("Escape"),
    );
    await rows.press("Escape");
    await timeline().locator('.label[data-activity="backup"]').click();
    await text.waitFor();
    assert.ok(await rows.isVisible());
    await shoot("text closed");
  });

  it("changes the text when a bar is dragged", async () => {
    assert.match(textOf(night), /step backup .*?takes 45m/s);
    await openTimeline(night);
    const bar = timeline().locator('.plot [data-id="backup"] .gonogo-bar > rect').first();
    // It stands still only after the editors have made room for it.
    await bar.hover();
    const box = await bar.boundingBox();
    assert.ok(box, "the backup has no bar");
    const { mouse } = page();
    const middle = box.y + box.height / 2;
    await mouse.move(box.x + box.width - 1, middle);
    await mouse.down();
    await mouse.move(box.x + box.width * 1.5, middle, { steps: 5 });
    await mouse.move(box.x + box.width * 2, middle, { steps: 5 });
    await timeline()
      .locator(".consequences .says", { hasText: /^takes 1h/ })
      .waitFor();
    await shoot("dragging");
    await mouse.up();
    await page().locator(".tab.dirty", { hasText: "payments.runbook" }).first().click();
    await runCommand("File: Save");
    await page().locator(".tab.dirty", { hasText: "payments.runbook" }).waitFor({ state: "detached" });
    assert.match(textOf(night), /step backup .*?takes 1h\d*m?\n/s);
    await shoot("dragged");
  });

  it("leaves its runbook to be exported from the palette", async () => {
    await openTimeline(night);
    await timeline().locator(".labels").click();
    await runCommand("Go/No-Go: Export to Markdown");
    await page().locator(".quick-input-title", { hasText: "Export payments.runbook" }).waitFor();
  });

  it("follows the window's theme", async () => {
    await openTimeline(night);
    // Which theme a window begins with is VS Code's own affair.
    const begun = await follows();
    await runCommand("Preferences: Toggle between Light/Dark Themes");
    const other = begun === "vs" ? "vs-dark" : "vs";
    await page().locator(`.monaco-workbench.${other}`).waitFor();
    assert.equal(await follows(), other);
    await shoot("other theme");
    await runCommand("Preferences: Toggle between Light/Dark Themes");
    await page().locator(`.monaco-workbench.${begun}`).waitFor();
    assert.equal(await follows(), begun);
  });
});

type Theme = "vs" | "vs-dark";

/** Waits until the timeline has the theme of the window around it, and says which. */
async function follows(): Promise<Theme> {
  const dark = (await page().locator(".monaco-workbench.vs-dark").count()) > 0;
  await timeline()
    .locator(dark ? "body.vscode-dark" : "body.vscode-light")
    .waitFor();
  return dark ? "vs-dark" : "vs";
}

function textOf(path: string): string {
  return readFileSync(join(readOrder().workspace, "..", ...path.split("/")), "utf8");
}
