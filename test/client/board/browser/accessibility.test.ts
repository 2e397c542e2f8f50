import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { lookAt, onlyColours } from "../../../support/axe.js";
import { startChromium } from "../../../support/chromium.js";
import { boringFiles, nightEvents, thatEvening } from "../../../support/run-pictures.js";
import { type FakeBoard, startFakeBoard } from "./fake-board.js";
import { type OpenedBoard, openAs, openBoard } from "./page.js";

interface State {
  /** What is seen in this state alone. */
  readonly shows: string;
  readonly reach: (page: Page, board: FakeBoard) => Promise<void>;
  readonly leave?: (page: Page) => Promise<void>;
}

/** What is looked at in each theme and width, one after the other on one page. */
const states: Readonly<Record<string, State>> = {
  "the timeline": { shows: ".plot", reach: page => page.keyboard.press("t") },
  "the steps": { shows: ".windowed .row", reach: page => page.keyboard.press("s") },
  "a step": {
    shows: "dialog .facts",
    reach: page => page.locator("#now button").first().click(),
    leave: page => page.keyboard.press("Escape"),
  },
  "the log": { shows: ".log li", reach: page => page.keyboard.press("l") },
  "what a failure asks": {
    shows: "dialog[open] .missing:not(:empty)",
    reach: async page => {
      await page.locator('[data-action="fail"]').click();
      await page.locator("dialog button[type=submit]").click();
    },
    leave: page => page.keyboard.press("Escape"),
  },
  "the help": {
    shows: "dialog .keys",
    reach: page => page.keyboard.press("?"),
    leave: page => page.keyboard.press("Escape"),
  },
  "a refused write": {
    shows: ".writing.refused",
    reach: async (page, board) => {
      board.answerNext(409, { reason: "somebody was first" });
      await page.locator('[data-action="done"]').click();
    },
    leave: page => page.locator(".writing.refused button").click(),
  },
  "a run that is held": {
    shows: ".banner.held",
    reach: async (_, board) => board.write("arun", { kind: "held", text: "card payments fail" }),
  },
  "something blocked and something failed": {
    shows: ".attention .grave",
    reach: async (_, board) => {
      board.write("mei", { kind: "blocked", activity: "promote", on: "priya", text: "no permission" });
      board.write("arun", { kind: "blocked", activity: "smoke", text: "no line" });
      board.write("mei", { kind: "failed", activity: "promote", text: "replica does not follow" });
    },
  },
  "a rollback": {
    shows: ".banner.rolling",
    reach: async (_, board) => board.write("dana", { kind: "rollback-called", text: "lag does not come down" }),
  },
  "a lost line": { shows: ".banner.lost", reach: async (_, board) => board.cut() },
};

/** Besides light. */
const themes = [
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "active" },
] as const;

describe("the accessibility of a board", function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async function () {
    const started = await startChromium(this);
    assert.ok(started);
    browser = started;
  });
  after(() => browser?.close());

  const begin = (): Promise<FakeBoard> => {
    const now = thatEvening("22:15");
    return startFakeBoard({ files: boringFiles, log: nightEvents.filter(({ at }) => at <= now), now });
  };

  const check = async (page: Page, rules: object = {}): Promise<void> => {
    const { found, places } = await lookAt(page, rules);
    assert.deepEqual(found, []);
    assert.ok(places > 5, `axe has looked at ${places} places only`);
  };

  for (const width of [360, 1_280, 1_920])
    describe(`${width} pixels wide`, () => {
      let board: FakeBoard;
      let opened: OpenedBoard;
      before(async () => {
        board = await begin();
        opened = await openAs(browser, board, "mei", { width, zone: "Europe/Berlin" });
      });
      after(async () => {
        await opened.page.context().close();
        await board.close();
      });

      for (const [state, { shows, reach, leave }] of Object.entries(states))
        it(`axe finds nothing in ${state}`, async () => {
          const { page, complaints } = opened;
          await reach(page, board);
          await page.locator(shows).first().waitFor();
          await check(page);
          for (const theme of themes) {
            await page.emulateMedia(theme);
            await check(page, onlyColours);
          }
          await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
          assert.deepEqual(complaints, []);
          await leave?.(page);
        });
    });

  it("axe finds nothing on a wall, nor where somebody comes in", async () => {
    const board = await begin();
    const { page } = await openAs(browser, board, "lee", { width: 1_920, height: 1_080 });
    await page.keyboard.press("w");
    await page.locator("main.wall .plot").waitFor();
    await check(page);
    const outside = await openBoard(browser, board.address);
    await outside.page.locator("#link").waitFor();
    await check(outside.page);
    await page.context().close();
    await outside.page.context().close();
    await board.close();
  });
});
