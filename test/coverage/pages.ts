/** What the scripts of a page have run, kept beside what programs note of themselves, where that is asked for. */
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";

/** The folder that coverage of pages goes to; unset in ordinary runs. */
export const pagesFolder = "GONOGO_PAGES_COVERAGE";

/** Notes what every page of a browser runs, until the page, its context or the browser is closed. */
export function noting(browser: Browser): Browser {
  const folder = process.env[pagesFolder];
  if (folder === undefined) return browser;
  mkdirSync(folder, { recursive: true });
  const open = new Map<Page, () => Promise<void>>();
  const keepAll = (pages: Iterable<Page>): Promise<unknown> => Promise.all([...pages].map(page => open.get(page)?.()));
  const watch = async (page: Page): Promise<Page> => {
    await page.coverage.startJSCoverage({ resetOnNavigation: false });
    open.set(page, async () => {
      open.delete(page);
      // A page that has crashed, or has been closed by its own script, has nothing more to say.
      const result = await page.coverage.stopJSCoverage().catch(() => []);
      writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(result));
    });
    before(page, "close", () => keepAll([page]));
    return page;
  };
  // A page that a browser opens is one of a context of its own, which is made the same way.
  after(browser, "newContext", async (context: BrowserContext) => {
    after(context, "newPage", watch);
    before(context, "close", () => keepAll(context.pages()));
    return context;
  });
  before(browser, "close", () => keepAll([...open.keys()]));
  return browser;
}

type Methods<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? K : never }[keyof T];

function before<T extends object>(of: T, name: Methods<T>, first: () => Promise<unknown>): void {
  const own = (of[name] as (...args: unknown[]) => Promise<unknown>).bind(of);
  Object.assign(of, {
    [name]: async (...args: unknown[]) => {
      await first();
      return own(...args);
    },
  });
}

function after<T extends object, R>(of: T, name: Methods<T>, then: (made: R) => Promise<R>): void {
  const own = (of[name] as (...args: unknown[]) => Promise<R>).bind(of);
  Object.assign(of, { [name]: async (...args: unknown[]) => then(await own(...args)) });
}
