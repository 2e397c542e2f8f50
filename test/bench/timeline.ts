/**
 * How the timeline's view does in Chromium with 100, 1,000 and 5,000 activities: first paint beside that of a blank page, frames
 * while it is scrolled and zoomed, and what is sent for an edit. `npm run bench:timeline` builds first.
 */
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { createHost } from "../client/timeline/host.js";
import { type Opened, openView } from "../client/timeline/page.js";
import { findChromium, quiet } from "../support/chromium.js";
import { largeRunbook } from "../support/large.js";

const rounds = Number(process.argv[2] ?? 3);
const frames = 90;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

interface Painted {
  /** Milliseconds from asking for the page to the frame after its first rows stand there. */
  readonly all: number;
  /** The same from when the data is there: what the view itself takes. */
  readonly own: number;
  readonly view: Opened;
}

async function paint(browser: Browser, text: string): Promise<Painted> {
  const host = createHost(text);
  const view = await openView(browser, host);
  await view.page.locator("[role=treeitem]").first().waitFor();
  await view.settled();
  const [all = 0, own = 0] = await view.page.evaluate<number[]>("[drawnAt, drawnAt - answeredAt]");
  return { all, own, view };
}

/** Milliseconds between frames while `step` is done before each. */
async function framesOf({ page }: Opened, step: string): Promise<readonly number[]> {
  return page.evaluate<number[]>(`new Promise(done => {
    const node = document.querySelector(".picture");
    const times = [];
    let last = performance.now();
    const frame = now => {
      times.push(now - last);
      last = now;
      if (times.length > ${frames}) return done(times.slice(1));
      ${step};
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  })`);
}

const wheel = (by: number): string =>
  `node.dispatchEvent(new WheelEvent("wheel", { deltaY: times.length % 40 < 20 ? ${-by} : ${by}, ctrlKey: true, clientX: 700, cancelable: true }))`;

const motions: readonly (readonly [what: string, step: string])[] = [
  ["scroll", "node.scrollTop += 60"],
  ["fling", "node.scrollTop += 900"],
  ["zoom", wheel(60)],
];

async function blank(browser: Browser): Promise<number> {
  const page = await browser.newPage();
  await page.goto("data:text/html,<!doctype html><p>blank");
  const ms = await page.evaluate<number>(
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))",
  );
  await page.close();
  return ms;
}

/** Bytes of the answers to an edit, by what was edited. */
async function sizes(browser: Browser, text: string, steps: number): Promise<void> {
  const middle = steps >> 1;
  const edits: readonly (readonly [what: string, text: string])[] = [
    ["a title", text.replace(`"Change number ${middle}"`, '"Another title"')],
    ["a line above all", text.replace("runbook large", "\nrunbook large")],
    ["a duration in the middle", text.replace(new RegExp(`(step s${middle} [^}]*?takes )1m`), "$12m")],
  ];
  for (const [what, edited] of edits) {
    const host = createHost(text);
    const view = await openView(browser, host);
    await view.write(edited);
    const [whole, delta] = host.sent.filter(({ about }) => about === "picture");
    console.log(
      `  ${what}: ${kilobytes(delta?.bytes ?? 0)} (${delta?.kind}) instead of ${kilobytes(whole?.bytes ?? 0)}`,
    );
    await view.page.context().close();
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("There is no Chromium on this machine; CHROMIUM names one.");
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: [...quiet] });
try {
  console.log(`Chromium ${browser.version()}, medians of ${rounds}, ${frames} frames each`);
  const empty: number[] = [];
  for (let i = 0; i < rounds; i++) empty.push(await blank(browser));
  console.log(`blank page: ${median(empty).toFixed(0)} ms`);
  for (const steps of [100, 1_000, 5_000]) {
    const text = largeRunbook(steps);
    const painted: number[] = [];
    const drawn: number[] = [];
    const moved = new Map<string, number[]>();
    for (let i = 0; i < rounds; i++) {
      const { all, own, view } = await paint(browser, text);
      painted.push(all);
      drawn.push(own);
      for (const [what, step] of motions)
        moved.set(what, [...(moved.get(what) ?? []), ...(await framesOf(view, step))]);
      await view.page.context().close();
    }
    console.log(
      `${steps} activities: drawn after ${median(painted).toFixed(0)} ms, ${median(drawn).toFixed(0)} ms after the data came`,
    );
    for (const [what, times] of moved)
      console.log(
        `  ${what}: a frame every ${median(times).toFixed(1)} ms, 95 of 100 within ${share(times, 0.95).toFixed(1)} ms`,
      );
    await sizes(browser, text, steps);
  }
} finally {
  await browser.close();
}
