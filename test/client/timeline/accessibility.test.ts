import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import { after, before, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { startChromium } from "../../support/chromium.js";
import { samples } from "../../support/samples.js";
import { createHost } from "./host.js";
import { type Opened, openView, type Theme } from "./page.js";

const themes: readonly Theme[] = ["light", "dark", "contrast", "contrast light"];

/** What is looked at in each theme, and how one gets there. */
const states: Readonly<Record<string, (view: Opened) => Promise<void>>> = {
  "the picture": async () => undefined,
  "the picture with an activity selected and a second zone": async ({ page }) => {
    await page.locator("[data-activity]").nth(2).click();
    await page.locator("#zone").selectOption({ index: 1 });
  },
  "a bar being moved": async ({ page }) => {
    await page.locator("[data-activity=go]").click();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
  },
  "the filter": async ({ page }) => page.locator("#filter-menu > summary").click(),
  "the findings on no bar": async ({ page, write }) => {
    await write('runbook undated "Undated" {\n  step one "One" { takes 5m }\n}\n');
    await page.locator("#elsewhere-menu > summary").click();
  },
  "the help": async ({ page }) => page.keyboard.press("?"),
  "the table": async ({ page }) => page.keyboard.press("t"),
};

describe("the timeline's accessibility", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });

  for (const theme of themes) {
    for (const [state, reach] of Object.entries(states)) {
      it(`axe finds nothing in ${state}, ${theme}`, async () => {
        assert.ok(browser);
        const sample = samples().find(({ name }) => name === "worked-example/payments-upgrade");
        assert.ok(sample);
        const view = await openView(browser, createHost(sample.text, sample.others), { theme });
        await reach(view);
        await view.settled();
        await view.page.evaluate(axe.source);
        // Only colours differ from one theme to another.
        const asked = theme === themes[0] ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
        const { violations, passes } = await view.page.evaluate<AxeResults>(
          `axe.run(document, ${JSON.stringify(asked)})`,
        );
        const found = violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
        );
        assert.deepEqual(found, []);
        const looked = passes.flatMap(({ nodes }) => nodes).length;
        assert.ok(looked > 10, `axe has looked at ${looked} places only`);
        assert.deepEqual(view.complaints, []);
        await view.page.context().close();
      });
    }
  }
});
