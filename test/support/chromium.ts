/** A Chromium for tests: the machine's own, driven by playwright-core. */
import { existsSync } from "node:fs";
import type { Context } from "mocha";
import { type Browser, chromium } from "playwright-core";
import { noting } from "../coverage/pages.js";

/** Debian's, Ubuntu's, Fedora's and Google's; CHROMIUM names another. */
const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Nothing of the browser's own is fetched, and it draws the same with and without a graphics card. */
export const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

export function findChromium(): string | undefined {
  return places.find(place => place !== undefined && existsSync(place));
}

/** Undefined where there is no Chromium: the tests are skipped then, and on CI they fail. */
export async function startChromium(context: Context): Promise<Browser | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    const words = "There is no Chromium on this machine (CHROMIUM names one): what is seen in a browser is not tested.";
    if (process.env.CI) throw new Error(words);
    console.error(words);
    context.skip();
  }
  return noting(await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: quiet }));
}
