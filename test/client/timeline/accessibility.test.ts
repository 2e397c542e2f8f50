import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { lookAt, onlyColours } from "../../support/axe.js";
import { startChromium } from "../../support/chromium.js";
import { samples } from "../../support/samples.js";
import { createHost } from "./host.js";
import { type Opened, openView, type Theme } from "./page.js";

const themes: readonly Theme[] = ["light", "dark", "contrast", "contrast light"];

interface State {
  /** What is seen in this state alone. */
  readonly shows: string;
  readonly reach: (view: Opened) => Promise<void>;
  /** Back to the picture. */
  readonly leave?: (view: Opened) => Promise<void>;
}

/** Without durations. */
const undecided = `person ana "Ana" { timezone Europe/London contact "a" }
runbook r "R" {
  timezone Europe/London
  window 2026-05-23 22:00 to 2026-05-24 04:00
  owner ana
  step one "One" { at 22:30 }
  wait two "Two" { until "the queue is empty" }
  gate three "Three" { by 03:00 }
}
`;

/** What is looked at in each theme, one after the other on one page. */
const states: Readonly<Record<string, State>> = {
  "the picture": { shows: ".plot", reach: async () => undefined },
  "the filter": {
    shows: "#filter-menu[open]",
    reach: ({ page }) => page.locator("#filter-menu > summary").click(),
    leave: ({ page }) => page.locator("#filter-menu > summary").click(),
  },
  "the help": {
    shows: "dialog[open]",
    reach: ({ page }) => page.keyboard.press("?"),
    leave: ({ page }) => page.keyboard.press("Escape"),
  },
  "the table": {
    shows: "tr[data-activity]",
    reach: ({ page }) => page.keyboard.press("t"),
    leave: ({ page }) => page.keyboard.press("t"),
  },
  "a bar being moved": {
    shows: ".consequences",
    reach: async ({ page }) => {
      await page.locator("[role=treeitem][data-activity=go]").click();
      await page.keyboard.press("m");
      await page.keyboard.press("ArrowRight");
    },
    leave: ({ page }) => page.keyboard.press("Escape"),
  },
  "the picture with an activity selected and a second zone": {
    shows: "[role=treeitem][aria-selected=true]",
    reach: async ({ page }) => {
      await page.locator("[role=treeitem][data-activity]").nth(2).click();
      await page.locator("#zone").selectOption({ index: 1 });
    },
  },
  "the picture compared with a branch": {
    shows: ".against",
    reach: ({ page }) => page.keyboard.press("c"),
    leave: ({ page }) => page.locator("#end-comparison").click(),
  },
  "the picture zoomed in": {
    shows: ".strip .in-view",
    reach: async ({ page }) => {
      for (const key of "+++") await page.keyboard.press(key);
    },
    leave: ({ page }) => page.keyboard.press("f"),
  },
  "who has how much to do": {
    shows: ".label.load",
    reach: async ({ page }) => {
      await page.locator("#rows").selectOption("load");
    },
  },
  "who has how much to do, as a table": {
    shows: "tr[data-load]",
    reach: ({ page }) => page.keyboard.press("t"),
    leave: async ({ page }) => {
      await page.keyboard.press("t");
      await page.locator("#rows").selectOption("phase");
    },
  },
  "a plan in the order of waiting": {
    shows: ".gonogo-banner",
    reach: ({ write }) => write(undecided),
  },
  "the findings on no bar": {
    shows: "#elsewhere-menu[open]",
    reach: async ({ page, write }) => {
      await write('runbook undated "Undated" {\n  step one "One" { takes 5m }\n}\n');
      await page.locator("#elsewhere-menu > summary").click();
    },
  },
};

describe("the timeline's accessibility", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });

  for (const [theme, width] of [
    ...themes.map(each => [each, 1_280] as const),
    ...themes.map(each => [each, 390] as const),
  ]) {
    describe(`in ${theme}, ${width} pixels wide`, () => {
      let view: Opened;
      before(async () => {
        assert.ok(browser);
        const sample = samples().find(({ name }) => name === "worked-example/payments-upgrade");
        assert.ok(sample);
        const host = createHost(sample.text, sample.others);
        host.branch("main", sample.text.replace("takes 10m", "takes 5m"));
        host.willChoose({ kind: "ref", ref: "main" });
        view = await openView(browser, host, { theme, width });
      });
      after(() => view.close());

      for (const [state, { shows, reach, leave }] of Object.entries(states)) {
        it(`axe finds nothing in ${state}`, async () => {
          await reach(view);
          await view.settled();
          assert.ok(await view.page.locator(shows).first().isVisible());
          const { found, places } = await lookAt(view.page, theme === "light" ? {} : onlyColours);
          assert.deepEqual(found, []);
          assert.ok(places > 10, `axe has looked at ${places} places only`);
          assert.deepEqual(view.complaints, []);
          await leave?.(view);
        });
      }
    });
  }
});
