/** The board's page in a real browser, of a board that a test has started. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { FakeBoard } from "./fake-board.js";

export interface BoardOptions {
  readonly width?: number;
  readonly height?: number;
  readonly zone?: string;
  /** Of an earlier page: the same browser of the same person. */
  readonly context?: BrowserContext;
  /** A page that showed nothing before, and is shown to nobody after. */
  readonly own?: boolean;
}

export interface OpenedBoard {
  readonly page: Page;
  /** What the browser complained of: errors, and whatever the policy stopped. That a line is lost is no complaint. */
  readonly complaints: readonly string[];
  readonly text: () => Promise<string>;
}

/** Each with one page, which may be taken again: to start another costs most of a second of the processor. By their zone. */
const again = new WeakMap<BrowserContext, string>();
/** Those that show nothing now. */
const idle = new WeakSet<BrowserContext>();

async function pageFor(browser: Browser, { width = 1280, height = 800, ...options }: BoardOptions): Promise<Page> {
  const { zone = "America/Los_Angeles", context, own = false } = options;
  if (context) return context.newPage();
  const free = own ? undefined : browser.contexts().find(each => idle.has(each) && again.get(each) === zone);
  const [known] = free?.pages() ?? [];
  if (free && known) {
    idle.delete(free);
    await known.setViewportSize({ width, height });
    return known;
  }
  const fresh = await browser.newContext({
    viewport: { width, height },
    timezoneId: zone,
    locale: "en-GB",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  if (!own) again.set(fresh, zone);
  return fresh.newPage();
}

/** Nobody is on a board any more: no cookie, no choice, no line, no pointer is left of who was. */
export async function leaveBoards(browser: Browser): Promise<void> {
  await Promise.all(
    browser.contexts().map(async context => {
      if (idle.has(context)) return;
      const [page, ...more] = context.pages();
      if (!page || more.length > 0 || !again.has(context)) return context.close();
      for (const event of ["console", "pageerror", "dialog"] as const) page.removeAllListeners(event);
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      await page.mouse.move(-1, -1);
      if (page.url() !== "about:blank") await page.evaluate("localStorage.clear()");
      await page.goto("about:blank");
      await context.clearCookies();
      idle.add(context);
    }),
  );
}

/** @param address with the token of a link, where somebody comes in with one */
export async function openBoard(browser: Browser, address: string, options: BoardOptions = {}): Promise<OpenedBoard> {
  const page = await pageFor(browser, options);
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
