/** What has changed since another version: as a page of its own, and on the timeline. Makes a repository of the workspace. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { readOrder } from "./order.js";
import { extensionPage, openFile, openTimeline, page, patience, runCommand, shoot, timeline, until } from "./window.js";

const night = "high-wire/payments.runbook";

describe("another version in the window", () => {
  before(() => {
    const folder = dirname(readOrder().workspace);
    const path = join(folder, ...night.split("/"));
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/(step backup .*?takes )\S+/s, "$120m"));
    git(folder, "init", "-q");
    git(folder, "add", ".");
    git(folder, "commit", "-q", "-m", "before");
    writeFileSync(path, text);
  });

  it("is compared with on a page of its own", async () => {
    await openFile(night);
    await choose(page().locator(".quick-input-title", { hasText: "Compare with" }), () =>
      runCommand("Go/No-Go: Compare with…"),
    );
    await page().locator(".tab.active", { hasText: "HEAD" }).waitFor(patience());
    await extensionPage()
      .locator("li", { hasText: /^duration: 20m → \d/ })
      .waitFor();
    await shoot("compared");
  });

  it("stands on the timeline, until it is taken off", async () => {
    await openTimeline(night);
    await timeline().locator('[data-activity="backup"]').waitFor(patience());
    await choose(page().locator(".quick-input-title", { hasText: "Compare with" }), async () => {
      await timeline().locator("#view-menu > summary").click();
      await timeline().locator("#compare").click();
    });
    await timeline().locator(".against", { hasText: "Compared with HEAD" }).waitFor(patience());
    await timeline().locator('.plot [data-id="backup"] .gonogo-ghost').waitFor();
    assert.match(await timeline().locator(".summary").innerText(), /Since HEAD: \d+ of \d+ activities have moved/);
    await shoot("compared on the timeline");
    await timeline().locator("#end-comparison").click();
    await timeline().locator(".against").waitFor({ state: "detached" });
  });
});

/** A git reference, and the one that is offered. */
async function choose(title: Locator, ask: () => Promise<void>): Promise<void> {
  await until(title, ask);
  await page().locator(".quick-input-list .monaco-list-row", { hasText: "A git reference" }).click();
  const input = page().locator(".quick-input-widget input");
  await page().locator(".quick-input-message", { hasText: "origin/main" }).waitFor();
  assert.equal(await input.inputValue(), "HEAD");
  await input.press("Enter");
}

function git(cwd: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
  assert.equal(status, 0, stderr);
}
