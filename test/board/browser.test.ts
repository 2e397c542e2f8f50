/** The page and the board that serves it, together in a real browser: what is built, with the policy that is sent. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { pageFiles } from "../../server/board/page.js";
import type { Served } from "../../server/board/serve.js";
import { realClock } from "../../server/board/serve.js";
import { presentMoment } from "../../server/run/clock.js";
import { releaseStart, type TestRun, testBoard, testRun } from "../support/boards.js";
import { startChromium } from "../support/chromium.js";

describe("a board in a browser", function () {
  this.timeout(60_000);
  let browser: Browser;
  let run: TestRun;
  let board: Served;
  const complaints: string[] = [];
  const asked = new Set<string>();
  before(async function () {
    browser = (await startChromium(this)) ?? assert.fail();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    run = testRun();
    run.write({ kind: "opened" });
    // It is that evening, and goes on from there.
    const since = presentMoment() - (releaseStart + 600);
    const clock = { ...realClock, now: () => presentMoment() - since };
    board = await testBoard(run, { clock, page: pageFiles() });
    complaints.length = 0;
    asked.clear();
  });
  afterEach(async () => {
    await board.end();
    run.end();
  });
  const open = async (path: string, width = 1_280) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    page.setDefaultTimeout(20_000);
    page.on("console", message => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", error => complaints.push(String(error)));
    page.on("request", request => asked.add(new URL(request.url()).origin));
    await page.goto(`${board.address}${path}`);
    return page;
  };

  it("comes in by a link, shows the run, writes, and shows what was written, with nothing from elsewhere", async () => {
    const page = await open(`/#${board.keyring.addLink("ben")}`);
    await page.getByText("Release <b>&amp;</b> more").first().waitFor();
    assert.equal(page.url(), `${board.address}/`);
    const hold = page.getByRole("button", { name: /^.{0,3}Hold/ });
    await hold.click();
    await page.getByRole("textbox").last().fill("card payments fail <img src=x onerror=alert(1)>");
    await page.keyboard.press("Enter");
    if (!board.live.shown()?.document.status.held) await page.getByRole("button", { name: /^Hold/ }).last().click();
    await page.getByText("card payments fail <img src=x onerror=alert(1)>").first().waitFor();
    assert.equal(board.live.shown()?.document.status.held?.by, "ben");
    assert.deepEqual(complaints, []);
    assert.deepEqual([...asked], [board.address]);
    await page.context().close();
  });

  it("has a status page without scripts that fits a phone", async () => {
    const page = await open(`/#${board.keyring.addLink(null)}`, 360);
    await page.getByText("Release <b>&amp;</b> more").first().waitFor();
    await page.goto(`${board.address}/status`);
    await page.getByText("As of Wed 2026-06-03 05:1").waitFor();
    const seen = await page.evaluate("[document.documentElement.scrollWidth, document.scripts.length]");
    assert.deepEqual(seen, [360, 0]);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
