/**
 * npm run pictures: the board of samples/boring as it stood at 22:15 of that night, for the README and docs/run.md. Taken of the built page
 * in Chromium, whose clock shows that moment; `node --import tsx scripts/docs/board-pictures.ts wall` takes only one.
 */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startFakeBoard } from "../../test/client/board/browser/fake-board.js";
import { findChromium, quiet } from "../../test/support/chromium.js";
import { boringFiles, nightEvents, thatEvening } from "../../test/support/run-pictures.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Picture {
  readonly name: string;
  readonly reader: string;
  readonly zone: string;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  readonly isWall?: boolean;
}

const pictures: readonly Picture[] = [
  { name: "board", reader: "mei", zone: "Australia/Sydney", width: 1480, height: 920, dark: true },
  {
    name: "board-wall",
    reader: "lee",
    zone: "America/Los_Angeles",
    width: 1600,
    height: 900,
    dark: true,
    isWall: true,
  },
  { name: "board-phone", reader: "mei", zone: "Australia/Sydney", width: 390, height: 844, dark: false },
];

const [wanted] = process.argv.slice(2);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error("There is no Chromium on this machine: CHROMIUM names one.");
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  args: quiet,
});
const now = thatEvening("22:15");
const board = await startFakeBoard({ files: boringFiles, log: nightEvents.filter(({ at }) => at <= now), now });
for (const { name, reader, zone, width, height, dark, isWall } of pictures) {
  if (wanted !== undefined && !name.includes(wanted)) continue;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1,
    timezoneId: zone,
    locale: "en-GB",
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(now * 1_000);
  await page.goto(board.link(reader));
  await page.locator(".top h1").waitFor();
  if (isWall) await page.keyboard.press("w");
  await page.locator(".plot").waitFor({ state: "attached" });
  // Whatever still moves comes to rest.
  await page.waitForTimeout(500);
  const output = `docs/images/${name}.png`;
  await page.screenshot({ path: `${root}/${output}`, animations: "disabled", caret: "hide" });
  process.stdout.write(`${output}\n`);
  await context.close();
}
await board.close();
await browser.close();
