/** A run in the panel: shown as it stands, and the plan alone where that is wanted. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { lookAt, onlyColours } from "../../support/axe.js";
import { startChromium } from "../../support/chromium.js";
import { boringFiles, nightEvents, panelRun, thatEvening } from "../../support/run-pictures.js";
import { createHost, type Host } from "./host.js";
import { type Opened, openView, type PageOptions, type Theme } from "./page.js";

const { "payments.runbook": payments = "", ...others } = boringFiles as Readonly<Record<string, string>>;
const runAt = (clock: string) => panelRun(boringFiles, nightEvents, thatEvening(clock));

describe("a run in the timeline's panel", () => {
  let browser: Browser | undefined;
  let host: Host;
  let view: Opened;

  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    assert.deepEqual(view.complaints, []);
    await view.close();
  });

  const open = async (clock: string, options: PageOptions = {}): Promise<void> => {
    assert.ok(browser);
    host = createHost(payments, others);
    host.runs(runAt(clock));
    view = await openView(browser, host, options);
  };
  const told = async (clock: string): Promise<void> => {
    host.runs(runAt(clock));
    await view.tell({ kind: "changed" });
    await view.settled();
  };
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await view.page.keyboard.press(key);
      await view.settled();
    }
  };
  const chip = () => view.page.locator("#run");
  const count = (selector: string) => view.page.locator(selector).count();
  const text = (selector: string) => view.page.locator(selector).innerText();
  const axis = async (): Promise<string> => (await view.page.locator(".axis").textContent()) ?? "";
  const detail = (id: string) => text(`[role=treeitem][data-activity=${id}] .detail`);

  it("shows one that goes on, and follows its log", async () => {
    await open("21:50");
    assert.equal(await chip().innerText(), "Run of Tue 2026-06-02: 3 of 10 over, 4m later");
    assert.equal(await detail("shift"), "since 21:44, 6m of 15m, ends 21:59 · Priya Nair or Mei Tanaka");
    assert.equal(await count(".plot .gonogo-now"), 1);
    assert.ok((await count(".plot .gonogo-planned")) > 0);
    assert.match(await axis(), /Now Tue 21:50/);
    await told("22:15");
    assert.equal(await detail("shift"), "21:44 – 21:58 · Priya Nair or Mei Tanaka");
    assert.match(await axis(), /Now Tue 22:15/);
    assert.match(await text(".summary"), /Ends Tue 22:49, 4m later than planned/);
  });

  it("shows the plan alone by a key or the chip, and the run again", async () => {
    await open("22:15");
    const plan = async (): Promise<void> => {
      assert.equal(await chip().getAttribute("aria-pressed"), "false");
      assert.deepEqual([await count(".plot .gonogo-now"), await count(".body .gonogo-sign")], [0, 0]);
    };
    await press("n");
    await plan();
    assert.equal(await text(".said"), "The plan alone");
    await press("n");
    assert.equal(await count(".plot .gonogo-now"), 1);
    await chip().click();
    await view.settled();
    await plan();
  });

  it("shows one that is over where that is asked for, and the plan with what is compared", async () => {
    await open("22:56");
    assert.equal(await chip().innerText(), "Run of Tue 2026-06-02: succeeded, 8m later");
    assert.equal(await count(".plot .gonogo-now"), 0);
    await press("n");
    assert.match(await axis(), /Closed Tue 22:55/);
    host.branch("main", payments.replace("takes 15m", "takes 10m"));
    host.willChoose({ kind: "ref", ref: "main" });
    await press("c");
    assert.equal(await count(".plot .gonogo-now"), 0);
    assert.match(await text(".summary"), /Since main/);
    await press("n");
    assert.equal(await count(".plot .gonogo-now"), 1);
    assert.doesNotMatch(await text(".summary"), /Since main/);
  });

  it("says the same in the details and in the table", async () => {
    await open("22:15");
    await view.page.locator("[role=treeitem][data-activity=backup]").click();
    await view.settled();
    assert.match(await text(".details"), /Done: 21:05 – 21:31, 6m over · Said Tue 21:31 by Priya Nair: listed/);
    const described = view.page.locator("[role=treeitem][data-activity=promote]");
    assert.match(
      (await described.getAttribute("aria-description")) ?? "",
      /Running since 21:59, 16m of 20m, ends 22:19/,
    );
    await press("t");
    const cells = view.page.locator("tr[data-activity=backup] td");
    assert.equal(await cells.nth(2).innerText(), "done, 26m, 6m over");
    assert.equal(await cells.nth(3).innerText(), "Tue 21:05 – 21:25");
  });

  it("moves nothing that has happened or is to come, and says why", async () => {
    await open("22:15");
    await view.page.locator("[role=treeitem][data-activity=drop]").click();
    await press("d", "ArrowRight");
    assert.match(await text(".foot"), /Press N for the plan alone/);
    await press("Enter");
    assert.deepEqual(host.texts, [payments]);
  });

  it("asks again as time goes by, while it is seen", async () => {
    assert.ok(browser);
    host = createHost(payments, others);
    host.runs(runAt("21:50"));
    view = await openView(browser, host, {});
    const asked = (): number =>
      host.heard.filter(each => each.kind === "ask" && each.question.about === "picture").length;
    const before = asked();
    await view.page.evaluate(`document.dispatchEvent(new Event("visibilitychange"))`);
    await view.settled();
    assert.ok(asked() > before);
    await press("n");
    const alone = asked();
    await view.page.evaluate(`document.dispatchEvent(new Event("visibilitychange"))`);
    await view.settled();
    assert.equal(asked(), alone, "the plan does not change by itself");
  });
});

describe("a run in the panel, for everybody", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });
  const themes: readonly Theme[] = ["light", "dark", "contrast", "contrast light"];
  for (const theme of themes) {
    for (const width of [1_280, 390]) {
      it(`axe finds nothing in ${theme}, ${width} pixels wide`, async () => {
        assert.ok(browser);
        const host = createHost(payments, others);
        host.runs(runAt("22:15"));
        const view = await openView(browser, host, { theme, width });
        try {
          for (const key of ["", "t", "t", "?"]) {
            if (key !== "") await view.page.keyboard.press(key);
            await view.settled();
            const { found } = await lookAt(view.page, theme === "light" ? {} : onlyColours);
            assert.deepEqual(found, [], `after ${key}`);
          }
          if (process.env.GONOGO_LOOK) {
            await view.page.keyboard.press("Escape");
            await view.page.screenshot({
              path: `${process.env.GONOGO_LOOK}/panel-${theme.replace(" ", "-")}-${width}.png`,
            });
          }
          assert.deepEqual(view.complaints, []);
        } finally {
          await view.close();
        }
      });
    }
  }
});
