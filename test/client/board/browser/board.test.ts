import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import type { BoardDocument } from "../../../../language/run/board.js";
import { startChromium } from "../../../support/chromium.js";
import { hostile } from "../../../support/hostile.js";
import { largeRunbook } from "../../../support/large.js";
import { boringFiles, nightEvents, thatEvening } from "../../../support/run-pictures.js";
import { logOf, utc } from "../../../support/runs.js";
import { type FakeBoard, type FakeOptions, startFakeBoard } from "./fake-board.js";
import { leaveBoards, openAs, openBoard } from "./page.js";

describe("the board's page", function () {
  this.timeout(60_000);
  let browser: Browser;
  let board: FakeBoard;
  before(async function () {
    const started = await startChromium(this);
    assert.ok(started);
    browser = started;
  });
  afterEach(async () => {
    await leaveBoards(browser);
    await board.close();
  });
  after(async () => {
    await browser?.close();
  });

  const begin = async (options: FakeOptions): Promise<FakeBoard> => {
    board = await startFakeBoard(options);
    return board;
  };
  /** The night of the boring release, as it stood then. */
  const nightAt = (clock: string, alter?: FakeOptions["alter"]): Promise<FakeBoard> => {
    const now = thatEvening(clock);
    const log = nightEvents.filter(({ at }) => at <= now);
    return begin({ files: boringFiles, log, now, ...(alter ? { alter } : {}) });
  };

  describe("lets somebody in", () => {
    it("by a personal link, whose token does not stay in the address", async () => {
      await nightAt("22:15");
      const { page, complaints } = await openAs(browser, board, "mei", { own: true });
      assert.equal(page.url(), `${board.address}/`);
      assert.equal(await page.evaluate("history.length"), 2);
      await page.locator("#mine-title", { hasText: "Mei Tanaka" }).waitFor();
      await page.reload();
      await page.locator(".top h1").waitFor();
      assert.deepEqual(complaints, []);
    });

    it("by a link that is pasted, where there was none", async () => {
      await nightAt("22:15");
      const { page } = await openBoard(browser, board.address);
      await page.getByText("needs a personal link").waitFor();
      await page.locator("#link").fill("no link");
      await page.keyboard.press("Enter");
      await page.getByText("That is no link").waitFor();
      await page.locator("#link").fill(board.link("mei"));
      await page.keyboard.press("Enter");
      await page.locator(".top h1").waitFor();
      await page.locator("#mine-title", { hasText: "Mei Tanaka" }).waitFor();
    });

    it("not by one that is not valid, and says so", async () => {
      await nightAt("22:15");
      const { page } = await openBoard(browser, `${board.address}/#${"x".repeat(43)}`);
      await page.getByText("This link is not valid").waitFor();
      assert.equal(page.url(), `${board.address}/`);
    });
  });

  describe("shows", () => {
    it("what runs, whom to call next, until when one can turn back, and how it goes on", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      const strip = async (part: string): Promise<string> =>
        (await page.locator(part).innerText()).replace(/\s+/g, " ");
      assert.match(await strip("#now"), /Promote the replica to primary Mei Tanaka 16m of 20m ends 22:19, at most 30m/);
      assert.match(
        await strip("#next"),
        /Run the smoke tests Call Priya Nair \+91 98 5555 0110 by 22:19 in (4|3)m there Wed 2026-06-03 10:49 in Kolkata/,
      );
      assert.match(await strip("#decision"), /Decide by 22:34 1[98]m left .* Dana Wu or Lee Park decides/);
      assert.match(
        await strip(".forecast p"),
        /Ends 22:49 · 4m later than planned · worst case 22:59 · 2h16m left in the window/,
      );
    });

    it("that something ends not before now, once it is past its worst case", async () => {
      const now = thatEvening("22:31");
      await begin({ files: boringFiles, log: nightEvents.filter(({ at }) => at <= thatEvening("22:10")), now });
      const { page } = await openAs(browser, board, "mei");
      assert.match(
        await page.locator("#now").innerText(),
        /12m over[\s\S]*past its worst case of 30m: ends not before now/,
      );
    });

    it("a zone by the name it has today, as the runbook's people have it", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "priya", { zone: "Asia/Kolkata" });
      assert.match(await page.locator(".clocks select").innerText(), /^Kolkata \(yours\)(?![\s\S]*Kolkata)/);
    });

    it("each moment in the reader's own zone, with the runbook's beside it", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei", { zone: "Australia/Sydney" });
      assert.match((await page.locator("#decision h2").innerText()).trim(), /Decide by 15:34 22:34 Los Angeles$/);
      assert.match(await page.locator(".clocks").innerText(), /15:15[\s\S]*Tue 22:15\s+Los Angeles/);
      await page.locator(".clocks select").selectOption("Asia/Kolkata");
      await page.locator("#decision h2", { hasText: /Decide by 11:04\s+22:34 Los Angeles/ }).waitFor();
      await page.reload();
      await page.locator("#decision h2", { hasText: "11:04" }).waitFor();
    });

    it("unmistakably that a run is held, rolled back, closed, a rehearsal or not opened", async () => {
      await nightAt("21:35");
      const { page } = await openAs(browser, board, "arun");
      await page.locator(".banner.held", { hasText: "Held since 21:33 by Arun Rao: “card payments fail" }).waitFor();
      board.write("dana", { kind: "rollback-called", text: "it is ours" });
      await page.locator(".banner.rolling", { hasText: "called by Dana Wu: “it is ours”" }).waitFor();
      board.write("lee", { kind: "closed", outcome: "rolled back" });
      await page.locator(".banner.closed", { hasText: "Closed: rolled back" }).waitFor();
      await board.close();
      await begin({
        files: boringFiles,
        log: logOf(thatEvening("20:00"), [{ kind: "opened", rehearsal: "staging", by: "lee" }]),
        now: thatEvening("20:05"),
      });
      const rehearsing = await openAs(browser, board, "lee");
      const mark = rehearsing.page.locator(".top .rehearsal-mark", { hasText: "Rehearsal on staging" });
      await mark.waitFor();
      // However long the title is, that it is only a rehearsal is not cut off.
      assert.ok(
        await mark.evaluate(
          each =>
            each.scrollWidth <= each.clientWidth &&
            each.getBoundingClientRect().right <= each.ownerDocument.documentElement.clientWidth,
        ),
      );
      await board.close();
      await begin({ files: boringFiles, log: [], now: thatEvening("20:05") });
      const unopened = await openAs(browser, board, "lee");
      await unopened.page.getByText("The run has not been opened.", { exact: true }).waitFor();
    });

    it("what happens as it happens, and tells a screen reader what matters", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "priya");
      board.write("mei", { kind: "done", activity: "promote", text: "backup-1 leads" });
      await page.locator("#mine .card h3", { hasText: "Run the smoke tests" }).waitFor();
      await page.locator("[aria-live=polite]", { hasText: "Yours may begin: Run the smoke tests." }).waitFor({
        state: "attached",
      });
      await page.keyboard.press("l");
      assert.match(await page.locator(".log li").first().innerText(), /done[\s\S]*Mei Tanaka[\s\S]*backup-1 leads/);
    });

    it("what strangers wrote as text and nothing else", async () => {
      const evil = [...hostile, "<img src=x onerror=alert(1)>", "`<b>`"].join(" ");
      const alter = (made: BoardDocument): BoardDocument => ({
        ...made,
        bridge: "javascript:alert(1)",
        notes: [evil],
        status: { ...made.status, title: evil, findings: [{ code: evil, severity: "error", message: evil }] },
        activities: made.activities.map(each => ({
          ...each,
          title: evil,
          phase: evil,
          commands: [evil],
          criteria: [evil],
        })),
        people: made.people.map(each => ({ ...each, title: evil, contact: "javascript:alert(2)" })),
        log: made.log.map(each => ({ ...each, says: evil, text: evil })),
      });
      await nightAt("22:15", alter);
      const { page, complaints } = await openAs(browser, board, "mei");
      let dialogs = 0;
      page.on("dialog", dialog => {
        dialogs++;
        void dialog.dismiss();
      });
      for (const key of ["s", "l", "t"]) {
        await page.keyboard.press(key);
        await page.locator(`#tab-panel[aria-labelledby=tab-${{ s: "steps", l: "log", t: "timeline" }[key]}]`).waitFor();
      }
      await page.locator("#mine .card h3 button").first().click();
      await page.locator("dialog").waitFor();
      const foreign = await page.evaluate(
        "[...document.querySelectorAll('main img, dialog img, main b, dialog b, main script, a')].filter(each => !/^(tel:|\\/status)/.test(each.getAttribute('href') ?? '')).length",
      );
      assert.equal(foreign, 0);
      assert.equal(dialogs, 0);
      assert.deepEqual(complaints, []);
    });

    it("2,000 steps without holding them all in the page", async () => {
      const start = utc("2026-06-01 09:00");
      await begin({
        files: { "a.runbook": largeRunbook(2_000) },
        log: logOf(start, [
          { kind: "opened", by: "p0" },
          { kind: "started", activity: "s0", by: "p0" },
        ]),
        now: start + 300,
      });
      const { page } = await openAs(browser, board, "p0");
      await page.keyboard.press("s");
      await page.locator(".windowed .row").first().waitFor();
      const rows = (): Promise<number> => page.locator(".windowed .row").count();
      assert.ok((await rows()) < 60, `${await rows()} rows`);
      await page.locator(".windowed .row").first().focus();
      await page.keyboard.press("End");
      await page.locator(".windowed .row:focus").waitFor();
      const last = board.document().activities.at(-1);
      assert.ok((await page.locator(".windowed .row:focus").innerText()).includes(last?.title ?? "?"));
      assert.equal(
        await page.locator(".windowed li", { has: page.locator(".row:focus") }).getAttribute("aria-setsize"),
        String(board.document().activities.length),
      );
      assert.ok((await rows()) < 60);
      await page.keyboard.press("Enter");
      await page.locator("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      await page.locator("#search").fill("s1234");
      await page.locator(".filters [role=status]", { hasText: /^\d+ of/ }).waitFor();
    });
  });

  describe("writes", () => {
    it("a start and an end by the keyboard alone", async () => {
      await nightAt("22:24");
      const { page, complaints } = await openAs(browser, board, "priya");
      await page.keyboard.press("m");
      await pressUntil(page, '[data-action="start"]');
      await page.keyboard.press("Enter");
      await page.locator('[data-action="done"]').waitFor();
      await page.locator(".writing.written", { hasText: "Start: Run the smoke tests" }).waitFor();
      await pressUntil(page, '[data-action="done earlier"]');
      await page.keyboard.press("Enter");
      await page.locator("dialog #act-text").waitFor();
      await page.locator("dialog #act-text").focus();
      await page.keyboard.type("all payments are there");
      await page.keyboard.press("Control+Enter");
      await page.locator(".writing.written", { hasText: "Done: Run the smoke tests" }).waitFor();
      const [start, done] = board.events().slice(-2);
      assert.deepEqual(
        [start?.kind, start?.by, done?.kind, done?.text],
        ["started", "priya", "done", "all payments are there"],
      );
      assert.deepEqual(complaints, []);
    });

    it("a failure only with a word on what happened, and at the time it did", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      await page.locator('[data-action="fail"]').click();
      await page.locator("dialog button[type=submit]").click();
      await page.locator("#act-missing", { hasText: "what happened" }).waitFor();
      assert.equal(board.posts.length, 0);
      await page.locator("#act-text").fill("replica does not follow");
      await page.locator(".earlier summary").click();
      await page.locator("#act-time").fill("22:12");
      await page.locator("dialog button[type=submit]").click();
      await page.locator(".attention .grave", { hasText: "replica does not follow" }).waitFor();
      assert.equal(board.events().at(-1)?.at, thatEvening("22:12"));
    });

    it("a gate's decision condition by condition", async () => {
      await nightAt("21:41");
      const { page } = await openAs(browser, board, "dana");
      await page.locator('.card [data-action="go"]').click();
      await page.locator("dialog .condition").first().click();
      await page.locator("dialog button[type=submit]").click();
      await page.locator("#act-missing", { hasText: "Tick each condition" }).waitFor();
      await page.locator("dialog .condition").nth(1).click();
      await page.locator("dialog button[type=submit]").click();
      await page.locator(".log, .counts", { hasText: "3 of 10 over" }).waitFor();
      const last = board.events().at(-1);
      assert.deepEqual(last?.kind === "decision" && [last.verdict, last.criteria?.every(({ met }) => met)], [
        "go",
        true,
      ]);
    });

    it("a hold for anybody who takes part, after asking why", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "arun");
      await page.keyboard.press("h");
      await page.locator("dialog.grave", { hasText: "Nothing more begins" }).waitFor();
      await page.locator("#act-text").fill("card payments fail");
      await page.locator("dialog button[type=submit]").click();
      await page.locator(".banner.held", { hasText: "card payments fail" }).waitFor();
    });

    it("a rollback only for who decides, after telling what comes of it", async () => {
      await nightAt("22:15");
      const mei = await openAs(browser, board, "mei");
      assert.equal(await mei.page.locator('[data-action="roll back"]').count(), 0);
      const { page } = await openAs(browser, board, "dana");
      await page.locator('[data-action="roll back"]').click();
      await page.locator("dialog", { hasText: "The plan ends here for everybody" }).waitFor();
      await page.locator("#act-text").fill("lag does not come down");
      await page.locator("dialog button[type=submit]").click();
      await page.locator(".banner.rolling").waitFor();
      await mei.page.locator(".banner.rolling").waitFor();
      await mei.page.locator("#next", { hasText: "Re-point the replica to the old primary" }).waitFor();
    });

    it("that somebody is ready, which those who wait for them see", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "priya");
      await page.locator('#mine li [data-action="ready"]').first().click();
      await page.locator("#next .is-ready", { hasText: "Priya Nair is ready" }).waitFor();
      await page.locator("#mine li", { hasText: "You are ready, said 22:15" }).waitFor();
    });

    it("a correction of what somebody wrote, which stays struck through", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      await page.locator("#now button").click();
      await page.locator("dialog li", { hasText: "started" }).locator('[data-action="correct"]').click();
      await page.locator("#act-time").fill("21:57");
      await page.locator("dialog button[type=submit]").click();
      await page.locator("#now .figure", { hasText: "18m" }).waitFor();
      await page.keyboard.press("l");
      await page.locator(".log li.corrected", { hasText: "started" }).waitFor();
      // What another wrote is not hers to correct.
      assert.equal(
        await page.locator(".log li", { hasText: "Lee Park" }).locator('[data-action="correct"]').count(),
        0,
      );
    });

    it("nothing of what somebody else was first with, and says who that was", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      board.answerNext(409, { reason: "somebody was first: it is done already (done by priya, 22:15)" });
      await page.locator('[data-action="done"]').click();
      await page
        .locator(".writing.refused", { hasText: "somebody was first: it is done already (done by priya" })
        .waitFor();
      await page.locator(".writing button").click();
      await page.locator(".writing").waitFor({ state: "detached" });
    });

    it("once, when the answer is lost", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      const before = board.events().length;
      board.loseNextAnswer();
      await Promise.all([page.locator(".writing.written").waitFor(), page.locator('[data-action="done"]').click()]);
      assert.equal(board.events().length, before + 1);
      const [first, second] = board.posts;
      assert.equal(first?.id, second?.id);
    });

    it("later, when there was too much at once or no room", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      board.answerNext(429, { reason: "slowly" }, { "retry-after": "1" });
      // Neither stays long: each is waited for from the beginning.
      await Promise.all([
        page.locator(".writing.waiting", { hasText: "is not written yet" }).waitFor(),
        page.locator(".writing.written").waitFor(),
        page.locator('[data-action="done"]').click(),
      ]);
    });

    it("nothing for who only looks: there is no button for it", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, null);
      await page.getByText("write nothing").waitFor();
      assert.equal(await page.locator("[data-action]").count(), 0);
      await page.keyboard.press("h");
      assert.equal(await page.locator("dialog").count(), 0);
      await page.keyboard.press("s");
      await page.locator(".windowed .row").nth(4).click();
      await page.locator("dialog").waitFor();
      assert.equal(await page.locator("[data-action]").count(), 0);
    });
  });

  describe("when the line is lost", () => {
    it("says so at once, catches up by itself and doubles nothing", async () => {
      await nightAt("22:15");
      const { page, text } = await openAs(browser, board, "lee");
      await page.keyboard.press("l");
      board.cut();
      await page
        .locator(".banner.lost", { hasText: /Not connected since 22:1[45]: what you see may be old\./ })
        .waitFor();
      board.write("mei", { kind: "done", activity: "promote" });
      board.write("priya", { kind: "started", activity: "smoke" });
      assert.doesNotMatch(await page.locator("#now").innerText(), /smoke tests/);
      board.restore();
      await page.locator("#now", { hasText: "Run the smoke tests" }).waitFor();
      await page.locator(".banner.lost").waitFor({ state: "detached" });
      assert.equal(await page.locator(".log li").count(), board.events().length);
      assert.match(await text(), /Live/);
    });

    it("opens a line again on which nothing has come for too long, as after a sleep", async () => {
      await nightAt("22:15");
      const { page } = await openBoard(browser, "about:blank", { own: true });
      await page.clock.install();
      await page.goto(board.link("mei"));
      await page.locator(".top h1").waitFor();
      await page.clock.fastForward(60_000);
      await until(() => board.opened() === 2 && board.streams() === 1);
      await page.locator(".line.live").waitFor();
    });

    it("sends what was written meanwhile once it is there again, with the time it was written", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      board.cut();
      await page.locator(".banner.lost").waitFor();
      await page.locator('[data-action="done"]').click();
      await page.locator(".writing.waiting", { hasText: "there is no connection" }).waitFor();
      board.pass(120);
      const written = page.locator(".writing.written").waitFor();
      board.restore();
      await written;
      const at = board.events().at(-1)?.at ?? 0;
      assert.ok(Math.abs(at - thatEvening("22:15")) < 60, String(at));
    });

    it("says that a board was stopped, and that its log cannot be read", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei");
      board.tell("trouble", { reason: "the log of the run cannot be read at the moment" });
      await page
        .locator(".banner.lost", { hasText: "What you see may be old: the log of the run cannot be read" })
        .waitFor();
      board.pass(1);
      await page.locator(".banner.lost").waitFor({ state: "detached" });
      board.stop();
      await page.locator(".banner.lost", { hasText: "The board was stopped." }).waitFor();
    });
  });

  describe("of one browser", () => {
    it("has one line for all its pages, and another page takes it over", async () => {
      await nightAt("22:15");
      const first = await openAs(browser, board, "mei");
      const context = first.page.context();
      const second = await openBoard(browser, board.address, { context });
      await second.page.locator(".top h1").waitFor();
      assert.equal(board.streams(), 1);
      board.write("lee", { kind: "note", activity: "promote", text: "lag is 4 s" });
      await second.page.keyboard.press("l");
      await second.page.locator(".log li", { hasText: "lag is 4 s" }).waitFor();
      await first.page.close();
      await until(() => board.opened() === 2 && board.streams() === 1);
      board.write("lee", { kind: "note", activity: "promote", text: "lag is 1 s" });
      await second.page.locator(".log li", { hasText: "lag is 1 s" }).waitFor();
      assert.equal(await second.page.locator(".log li").count(), board.events().length);
    });

    it("loses it for all of them, and has one again for all of them", async () => {
      await nightAt("22:15");
      const first = await openAs(browser, board, "mei");
      const second = await openBoard(browser, board.address, { context: first.page.context() });
      await second.page.locator(".top h1").waitFor();
      board.cut();
      for (const { page } of [first, second]) await page.locator(".banner.lost").waitFor();
      board.restore();
      for (const { page } of [first, second]) await page.locator(".line.live").waitFor();
      assert.equal(board.streams(), 1);
    });

    it("gets a line of its own where the page with the line sleeps", async () => {
      await nightAt("22:15");
      const first = await openAs(browser, board, "mei");
      const second = await openBoard(browser, "about:blank", { context: first.page.context() });
      await second.page.clock.install();
      await second.page.goto(board.address);
      await second.page.locator(".top h1").waitFor();
      assert.equal(board.opened(), 1);
      await second.page.clock.fastForward(60_000);
      await until(() => board.opened() === 2 && board.streams() === 1);
      board.write("lee", { kind: "note", activity: "promote", text: "lag is 4 s" });
      for (const { page } of [first, second]) {
        await page.keyboard.press("l");
        await page.locator(".log li", { hasText: "lag is 4 s" }).waitFor();
      }
    });

    it("shows in every page who has come in last", async () => {
      await nightAt("22:15");
      const first = await openAs(browser, board, "mei");
      await openAs(browser, board, "priya", { context: first.page.context() });
      await first.page.locator("#mine-title", { hasText: "Priya Nair" }).waitFor();
    });
  });

  describe("fits", () => {
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const)
      it(`a wall of ${width} by ${height}, without anything to press or to scroll`, async () => {
        await nightAt("22:15");
        const { page, complaints } = await openAs(browser, board, "lee", { width, height });
        await page.keyboard.press("w");
        await page.locator("main.wall").waitFor();
        assert.equal(page.url(), `${board.address}/#wall`);
        await page.locator("main.wall .plot").waitFor();
        assert.equal(await page.locator("button:visible, select:visible").count(), 0);
        const cut = await page.evaluate(
          "[...document.querySelectorAll('.strip .panel, .strip, .top, main.wall')].filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1).map(each => each.className)",
        );
        assert.deepEqual(cut, []);
        const large = await page.evaluate(
          "parseFloat(getComputedStyle(document.querySelector('#decision .figure')).fontSize)",
        );
        assert.ok(Number(large) > height / 15, `${large} pixels`);
        await page.keyboard.press("Escape");
        await page.locator("main:not(.wall)").waitFor();
        assert.deepEqual(complaints, []);
      });

    it("a phone: the strip first, then what is mine, and nothing to scroll sideways", async () => {
      await nightAt("22:15");
      const { page } = await openAs(browser, board, "mei", { width: 360, height: 760 });
      const top = async (part: string): Promise<number> => (await page.locator(part).boundingBox())?.y ?? -1;
      const tops = [await top(".strip"), await top("#mine"), await top(".middle")];
      assert.deepEqual(
        [...tops].sort((a, b) => a - b),
        tops,
      );
      for (const key of ["s", "l", "t"]) {
        await page.keyboard.press(key);
        assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= 360);
      }
      await page.locator('[data-action="fail"]').click();
      const box = await page.locator("dialog").boundingBox();
      assert.ok(box && box.width <= 360);
      const button = await page.locator("#mine [data-action=done]").boundingBox();
      assert.ok(button && button.height >= 44);
    });
  });
});

async function pressUntil(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by the keyboard`);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tried = 0; tried < 200; tried++) {
    if (isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  assert.fail("it did not come to that");
}
