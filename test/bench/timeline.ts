/**
 * How the timeline's view does in Chromium with 100, 1,000 and 5,000 activities: first paint beside that of a blank page, frames
 * while it is scrolled and zoomed, and what is sent for an edit. `npm run bench:timeline` builds first;
 * `npm run bench:timeline -- --help` tells the options.
 */
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { createHost } from "../client/timeline/host.js";
import { type Opened, openView } from "../client/timeline/page.js";
import { findChromium, quiet } from "../support/chromium.js";
import { largeRunbook } from "../support/large.js";
import { isAsked, type Measured, main, type Options, root, say, versionOf } from "./bench.js";
import type { Measure, Sample, Unit } from "./results.js";
import { spread } from "./table.js";

const sizes = [100, 1_000, 5_000];
const yardstick = "blank page";
const frames = 90;

type Note = (measure: Measure, unit: Unit, values: readonly number[]) => void;

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

const motions: readonly (readonly [measure: Measure, step: string])[] = [
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

/** Each edit of a text. */
const edits: Readonly<Record<string, (text: string, steps: number) => string>> = {
  "edit-title": (text, steps) => text.replace(`"Change number ${steps >> 1}"`, '"Another title"'),
  "edit-line": text => text.replace("runbook large", "\nrunbook large"),
  "edit-duration": (text, steps) => text.replace(new RegExp(`(step s${steps >> 1} [^}]*?takes )1m`), "$12m"),
};

/** Kilobytes of the first answer, and of the answer to an edit. */
async function sent(browser: Browser, text: string, edited: string, note: Note): Promise<void> {
  const host = createHost(text);
  const view = await openView(browser, host);
  await view.write(edited);
  const [whole, delta] = host.sent.filter(({ about }) => about === "picture");
  note("whole", "KB", [(whole?.bytes ?? 0) / 1024]);
  note("edit", "KB", [(delta?.bytes ?? 0) / 1024]);
  await view.page.context().close();
}

async function* run(options: Options): AsyncGenerator<Measured> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no Chromium on this machine; CHROMIUM names one.");
  const samples: Sample[] = [];
  const noteFor =
    (name: string, program = "gonogo"): Note =>
    (measure, unit, values) => {
      for (const value of values) samples.push({ case: name, program, measure, unit, value });
    };
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quiet],
  });
  try {
    const programs = { [yardstick]: browser.version(), gonogo: versionOf({ folder: root }) };
    for (const steps of sizes) {
      const asked = (name: string): boolean => isAsked(`${steps}/${name}`, options);
      const text = largeRunbook(steps);
      const opens = asked("draw") || asked("motion");
      for (let round = 0; opens && round < options.rounds; round++) {
        say(`${steps} activities, round ${round + 1} …`);
        noteFor(`${steps}/draw`, yardstick)("wall", "ms", [await blank(browser)]);
        const { all, own, view } = await paint(browser, text);
        noteFor(`${steps}/draw`)("drawn", "ms", [all]);
        noteFor(`${steps}/draw`)("of its own", "ms", [own]);
        for (const [motion, step] of asked("motion") ? motions : [])
          noteFor(`${steps}/motion`)(motion, "ms", await framesOf(view, step));
        await view.page.context().close();
      }
      for (const [name, edit] of Object.entries(edits))
        if (asked(name)) await sent(browser, text, edit(text, steps), noteFor(`${steps}/${name}`));
      yield { samples, programs };
    }
  } finally {
    await browser.close();
  }
}

await main({
  name: "timeline",
  yardstick,
  rounds: { all: 3, quick: 1 },
  cases: sizes.flatMap(size => ["draw", "motion", ...Object.keys(edits)].map(name => `${size}/${name}`)),
  cell: spread,
  run,
});
