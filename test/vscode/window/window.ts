/** The one window that the suites of this folder share, and what a person does in it. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach } from "mocha";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { openElectron } from "../electron/start.js";
import type { Window } from "../opening.js";
import { openWorkbench } from "../server/workbench.js";
import { tidyingKeys } from "../settings.js";
import { outsideFile, readOrder } from "./order.js";

let opened: Window | undefined;
let shots = 0;
const outside = new Set<string>();

/** Whatever the tests before it did, each finds a window with nothing open: the same one, tidied, or another. */
beforeEach(async function () {
  this.timeout(240_000);
  for (let tries = 1; ; tries += 1) {
    try {
      opened ??= await open();
      await tidy();
      return;
    } catch (error) {
      await close();
      if (tries === 2) throw error;
    }
  }
});

/** A test that failed may leave anything: the next gets another window. */
afterEach(async function () {
  if (this.currentTest?.state !== "failed" || !opened) return;
  await shoot(`failed ${this.currentTest.title}`).catch(() => undefined);
  await close();
});

after(async () => {
  await close();
  writeFileSync(outsideFile(readOrder()), JSON.stringify([...outside]));
});

async function open(): Promise<Window> {
  const order = readOrder();
  const window =
    order.program.kind === "electron"
      ? await openElectron(order.program.executable, order)
      : await openWorkbench(order.program, order);
  window.page.setDefaultTimeout(30_000);
  return window;
}

async function close(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.close();
  for (const what of closing?.outside() ?? []) outside.add(what);
}

/** Closes all that is open, without a question. */
async function tidy(): Promise<void> {
  await page().mouse.move(700, 15);
  const open = page().locator(
    [".tab", ".part.panel", ".quick-input-widget", ".monaco-dialog-box", ".monaco-menu", ".monaco-hover"]
      .map(what => `${what}:visible`)
      .join(),
  );
  // Escape is for what would keep the other keys for itself; they close one editor each.
  for (let left = 40; left > 0; left -= 1) {
    await page().keyboard.press("Escape");
    await page().keyboard.press(tidyingKeys);
    try {
      await open.first().waitFor({ state: "hidden", timeout: 1_000 });
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

export function page(): Page {
  assert.ok(opened, "no window is open");
  return opened.page;
}

/** How long the extension itself is waited for; VS Code gets as long as it needs. */
export function patience(): { readonly timeout: number } {
  return { timeout: readOrder().patience ?? 30_000 };
}

/** Leaves a picture of the window among the artefacts. */
export async function shoot(what: string): Promise<void> {
  shots += 1;
  const name = `${String(shots).padStart(2, "0")}-${what.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.png`;
  await page().screenshot({ path: join(readOrder().artefacts, name), animations: "disabled" });
}

/** A command from the palette, by its title. */
export async function runCommand(title: string): Promise<void> {
  await pick(`>${title}`, page().locator(".quick-input-list .monaco-list-row", { hasText: title }).first());
}

/**
 * Types into the palette and takes a row. What VS Code does meanwhile (an editor that takes the focus late) may close the palette:
 * then, as a person would, it is opened again.
 */
async function pick(typed: string, row: Locator): Promise<void> {
  const input = page().locator(".quick-input-widget input");
  const most = { timeout: 6_000 };
  for (let tries = 1; ; tries += 1) {
    try {
      await page().keyboard.press("F1");
      await input.waitFor(most);
      await input.fill(typed, most);
      await row.click({ timeout: 12_000 });
      return;
    } catch (error) {
      if (tries === 6) throw error;
      await page().keyboard.press("Escape");
    }
  }
}

/** Opens a file of the workspace by a part of its path. */
export async function openFile(path: string): Promise<void> {
  const [folder = "", name = ""] = path.split("/");
  const rows = page().locator(".quick-input-list .monaco-list-row", { hasText: name });
  await pick(path, rows.filter({ hasText: folder }).first());
  await page().locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Opens a runbook of the workspace, and its timeline beside it. */
export async function openTimeline(path: string): Promise<void> {
  await openFile(path);
  await runCommand("Go/No-Go: Open Timeline");
  // VS Code's own part, which on a busy machine takes most of the time.
  await page().locator("iframe.webview.ready").waitFor({ timeout: 60_000 });
  await timeline().locator("[data-activity]").first().waitFor(patience());
}

/** The line of the active editor that holds these words. Times are drawn between an activity's title and its brace, as soon as they are known. */
export function line(words: string): Locator {
  return page()
    .locator(".editor-instance .view-line", { hasText: new RegExp(spaced(words)) })
    .first();
}

/** The words themselves, to be pointed at. VS Code colours a line in pieces: the words must be one of them. */
export function word(inLine: string, words: string): Locator {
  return line(inLine).getByText(words, { exact: true }).first();
}

/** Waits until a field holds this: VS Code fills in some of its own a while after it shows them. */
export async function fieldHolds(field: Locator, wanted: RegExp): Promise<void> {
  const until = Date.now() + 30_000;
  for (let value = await field.inputValue(); !wanted.test(value); value = await field.inputValue()) {
    assert.ok(Date.now() < until, `the field holds "${value}"`);
    await page().waitForTimeout(50);
  }
}

/**
 * Does what leads to something until it is shown. A VS Code that still draws, or waits for its extensions, may not take a gesture;
 * then, as a person would, one makes it again.
 */
export async function until(
  shown: Locator,
  act: () => Promise<void>,
  back: () => Promise<void> = () => page().keyboard.press("Escape"),
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await act();
      await shown.waitFor({ timeout: 6_000 });
      return;
    } catch (error) {
      if (tries === 6) throw error;
      await back();
    }
  }
}

/** The card with these words that comes up where one points; by the keys where VS Code takes no notice of the mouse. */
export async function cardOf(target: Locator, words: string): Promise<Locator> {
  const card = page().locator(".monaco-hover", { hasText: words }).first();
  let byMouse = true;
  const show = async (): Promise<void> => {
    if (byMouse) return target.hover();
    await target.click();
    await page().keyboard.press("ControlOrMeta+K");
    await page().keyboard.press("ControlOrMeta+I");
  };
  await until(card, show, async () => {
    byMouse = !byMouse;
    await stayPut();
  });
  return card;
}

/** Takes the mouse to where nothing comes up under it. */
export async function stayPut(): Promise<void> {
  await page().mouse.move(700, 15);
  await page().locator(".monaco-hover:visible").waitFor({ state: "hidden" });
}

/** Inside the timeline, which is the only page of an extension's. */
export function timeline(): FrameLocator {
  return extensionPage();
}

/** Inside the only page of an extension's that is open: it stands in a frame within a frame. */
export function extensionPage(): FrameLocator {
  return page().frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
}

/** VS Code draws spaces as ones that do not break. */
function spaced(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \\u00a0]");
}
