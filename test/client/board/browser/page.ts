/** The board's page in a real browser, of a board that a test has started. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { FakeBoard } from "./fake-board.js";

export interface BoardOptions {
  readonly width?: number;
  readonly height?: number;
  readonly zone?: string;
  /** Of an earlier page: the same browser of the same person. */
  readonly context?: BrowserContext;
}

export interface OpenedBoard {
  readonly page: Page;
  /** What the browser complained of: errors, and whatever the policy stopped. That a line is lost is no complaint. */
  readonly complaints: readonly string[];
  readonly text: () => Promise<string>;
}

/** @param address with the token of a link, where somebody comes in with one */
export async function openBoard(browser: Browser, address: string, options: BoardOptions = {}): Promise<OpenedBoard> {
  const { width = 1280, height = 800, zone = "America/Los_Angeles" } = options;
  const context =
    options.context ??
    (await browser.newContext({
      viewport: { width, height },
      timezoneId: zone,
      locale: "en-GB",
      colorScheme: "light",
      reducedMotion: "reduce",
    }));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on("console", message => {
    const text = message.text();
    if ((message.type() === "error" || message.type() === "warning") && !text.startsWith("Failed to load resource"))
      complaints.push(text);
  });
  page.on("pageerror", error => complaints.push(String(error)));
  await page.goto(address);
  return { page, complaints, text: () => page.locator("body").innerText() };
}

/** Somebody who has come in, and sees the board. */
export async function openAs(
  browser: Browser,
  board: FakeBoard,
  name: string | null,
  options: BoardOptions = {},
): Promise<OpenedBoard> {
  const opened = await openBoard(browser, board.link(name), options);
  await opened.page.locator(".top h1").waitFor();
  return opened;
}
