/** The board's page with the board's own server: as people use both. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { pageFiles } from "../../../../server/board/page.js";
import type { Served } from "../../../../server/board/serve.js";
import { readLog } from "../../../../server/run/log-file.js";
import { type TestRun, testBoard, testRun } from "../../../support/boards.js";
import { startChromium } from "../../../support/chromium.js";
import { releaseNow } from "./clock.js";
import { leaveBoards, type OpenedBoard, openBoard } from "./page.js";

describe("a board, from its server to its page", function () {
  this.timeout(60_000);
  let browser: Browser;
  let run: TestRun;
  let board: Served;
  const serve = (port = 0): Promise<Served> => testBoard(run, { clock: releaseNow(), page: pageFiles(), port });
  before(async function () {
    const started = await startChromium(this);
    assert.ok(started);
    browser = started;
  });
  beforeEach(async () => {
    run = testRun();
    run.write({ kind: "opened" });
    board = await serve();
  });
  afterEach(async () => {
    await leaveBoards(browser);
    await board.end();
    run.end();
  });
  after(() => browser?.close());

  const openAs = async (name: string | null): Promise<OpenedBoard> => {
    const opened = await openBoard(browser, `${board.address}/#${board.keyring.addLink(name)}`);
    await opened.page.locator(".top h1").waitFor();
    return opened;
  };
  const kinds = (): readonly string[] => {
    const read = readLog(run.log);
    assert.equal(read.kind, "log");
    return read.kind === "log" ? read.events.map(({ kind, by }) => `${kind} by ${by}`) : [];
  };

  it("somebody comes in, starts and ends their step, and everybody sees it", async () => {
    const ben = await openAs("ben");
    const viewer = await openAs(null);
    assert.equal(ben.page.url(), `${board.address}/`);
    await ben.page.locator('.card [data-action="start"]').click();
    await viewer.page.locator("#now", { hasText: "Prepare" }).waitFor();
    await Promise.all([
      ben.page.locator(".writing.written", { hasText: "Done: Prepare" }).waitFor(),
      ben.page.locator('.card [data-action="done"]').click(),
    ]);
    await viewer.page.locator(".counts", { hasText: "1 of 4 over" }).waitFor();
    await viewer.page.locator(".plot").waitFor();
    assert.deepEqual(kinds(), ["opened by ana", "started by ben", "done by ben"]);
    assert.deepEqual([...ben.complaints, ...viewer.complaints], []);
  });

  it("of two who end one step, the second is told who was first", async () => {
    run.write({ kind: "started", activity: "prepare", by: "ben" });
    const ana = await openAs("ana");
    const ben = await openAs("ben");
    let letGo = (): void => undefined;
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    await ana.page.route("**/api/events", async route => {
      await held;
      await route.continue();
    });
    await ana.page.keyboard.press("s");
    await ana.page.locator(".windowed .row", { hasText: "Prepare" }).click();
    await ana.page.locator('dialog [data-action="done"]').click();
    await Promise.all([
      ben.page.locator(".writing.written").waitFor(),
      ben.page.locator('.card [data-action="done"]').click(),
    ]);
    letGo();
    await ana.page.locator(".writing.refused", { hasText: /done by ben/ }).waitFor();
    assert.deepEqual(kinds(), ["opened by ana", "started by ben", "done by ben"]);
  });

  it("a board that was stopped is said to be, and all catch up once it is there again", async () => {
    const ben = await openAs("ben");
    const { port } = board;
    await board.end();
    await ben.page.locator(".banner.lost", { hasText: "The board was stopped." }).waitFor();
    run.write({ kind: "started", activity: "prepare", by: "ben" }, { kind: "held", text: "wait", by: "cyd" });
    board = await serve(port);
    await ben.page.locator(".banner.held", { hasText: "wait" }).waitFor();
    await ben.page.locator(".banner.lost").waitFor({ state: "detached" });
    await ben.page.keyboard.press("l");
    await ben.page.locator(".log li").nth(2).waitFor();
    assert.equal(await ben.page.locator(".log li").count(), 3);
    await Promise.all([
      ben.page.locator(".writing.written").waitFor(),
      ben.page.locator('.card [data-action="done"]').click(),
    ]);
    assert.equal(kinds().at(-1), "done by ben");
  });

  it("who only looks has no button, and is refused by the server as well", async () => {
    const { page } = await openAs(null);
    assert.equal(await page.locator("[data-action]").count(), 0);
    const status = await page.evaluate(
      `fetch("/api/events", { method: "POST", headers: { "content-type": "application/json" }, body: '{"id":"1","kind":"held","text":"stop"}' }).then(answer => answer.status)`,
    );
    assert.equal(status, 403);
    assert.deepEqual(kinds(), ["opened by ana"]);
  });

  it("a link that was taken back ends what was begun with it", async () => {
    const { page } = await openAs("ben");
    board.keyring.revoke(({ name }) => name === "ben");
    await page.locator('[data-action="hold"]').click();
    await page.locator("#act-text").fill("stop");
    await page.locator("dialog button[type=submit]").click();
    await page.getByText("This link is not valid").waitFor();
  });
});
