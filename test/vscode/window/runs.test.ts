import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "mocha";
import { readOrder } from "./order.js";
import { openFile, page, patience, runCommand, shoot, until } from "./window.js";

const name = "short-night.runbook";
const night = `person ana "Ana" { timezone Europe/London contact "#ana" }
person ben "Ben" { timezone Asia/Kolkata contact "+91 98 5555 0110" }
runbook short-night "A short night" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  coordinator ana
  step one "First things" { owner ana or ben takes 10m rollback none because "nothing" }
  step two "Then the rest" { owner ben or ana takes 10m rollback none because "nothing" }
}
`;

describe("a run", () => {
  const folder = (): string => join(dirname(readOrder().workspace), "boring");
  before(() => writeFileSync(join(folder(), name), night));
  after(() => {
    for (const file of readdirSync(folder())) if (file.startsWith("short-night.")) rmSync(join(folder(), file));
  });

  it("is opened from the palette, recorded in the text, held, and shown in the side bar and the status bar", async () => {
    const row = (words: string) => page().locator(".quick-input-list .monaco-list-row", { hasText: words }).first();
    const lens = (words: string) => page().locator(".codelens-decoration a", { hasText: words }).first();
    await openFile(`boring/${name}`);
    await runCommand("Go/No-Go: Open a Run");
    await until(row("Ben"), () => row("A run").click({ timeout: 6_000 }));
    await row("Ana").click();
    await lens("Start").waitFor(patience());
    await lens("Start").click();
    const item = page().locator(".statusbar-item", { hasText: /one, 0m of 10m/ });
    await item.waitFor(patience());
    await runCommand("Go/No-Go: Focus on Run View");
    const step = page().getByRole("treeitem", { name: /^First things, 0m of 10m/ });
    await step.waitFor(patience());
    await shoot("run");
    // VS Code asks for lenses again the later the slower the server came up: what follows needs none.
    const field = page().locator(".quick-input-widget input");
    const asked = page().locator(".quick-input-title", { hasText: "Why is the run held?" });
    await until(asked, () => runCommand("Go/No-Go: Hold the Run"));
    await field.fill("the queue grows");
    await page().keyboard.press("Enter");
    await page()
      .locator(".statusbar-item", { hasText: /held since \d\d:\d\d/ })
      .waitFor(patience());
    await shoot("run held");
  });
});
