/**
 * npm run pictures: the editor as the README and the walkthrough show it, taken of the built extension in a real VS Code. To be run
 * when what they show has changed; `node --import tsx scripts/docs/screenshots.ts people` takes only one.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { workingTree } from "../../test/vscode/extension.js";
import { installChromium } from "../../test/vscode/server/chromium.js";
import { install } from "../../test/vscode/server/install.js";
import { openWorkbench } from "../../test/vscode/server/workbench.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Picture {
  /** From the project's root. */
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  /** A runbook in samples/. */
  readonly shows: string;
  /** What is done before it is taken. */
  readonly pose: (page: Page) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    path: "docs/images/editor.png",
    size: { width: 1500, height: 860 },
    shows: "worked-example/payments-upgrade.runbook",
    pose: async page => {
      await command(page, "View: Toggle Primary Side Bar Visibility");
      await openTimeline(page);
    },
  },
  {
    path: "walkthrough/timeline.png",
    size: { width: 1180, height: 720 },
    shows: "boring/payments.runbook",
    pose: async page => {
      await command(page, "View: Toggle Primary Side Bar Visibility");
      await openTimeline(page);
    },
  },
  {
    path: "walkthrough/findings.png",
    size: { width: 1000, height: 680 },
    shows: "high-wire/payments.runbook",
    pose: async page => {
      await command(page, "View: Toggle Primary Side Bar Visibility");
      await page.locator("[id*='gonogo.verdict'] a").first().click();
      await page.locator(".markers-panel .monaco-list-row").nth(2).waitFor();
    },
  },
  {
    path: "walkthrough/people.png",
    size: { width: 1000, height: 760 },
    shows: "high-wire/payments.runbook",
    pose: async page => {
      await command(page, "Go/No-Go: Focus on Plan View");
      await page
        .locator("[id='workbench.parts.sidebar'] .monaco-list-row[aria-level='1']", { hasText: "Jack Riley" })
        .click();
      await page.keyboard.press("ArrowRight");
    },
  },
  {
    path: "walkthrough/answers.png",
    size: { width: 1000, height: 560 },
    shows: "boring/payments.runbook",
    pose: async page => {
      await command(page, "Go/No-Go: New Runbook…");
      await answer(page, "Search 4.2", "Search 4.2");
      await answer(page, "In which time zone", "Lisbon");
      await typed(page, "2026-05-23 22:00", "2026-06-06 22:00");
    },
  },
];

async function take(picture: Picture): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "gonogo-pictures-"));
  const [sample = "", name = ""] = picture.shows.split("/");
  const folder = join(scratch, "releases");
  cpSync(join(root, "samples", sample), folder, { recursive: true });
  mkdirSync(join(folder, ".vscode"));
  writeFileSync(join(folder, ".vscode", "settings.json"), JSON.stringify(settings));
  const workbench = await openWorkbench(
    { kind: "server", server: install("lowest"), browser: installChromium() },
    { scratch, workspace: folder, file: join(folder, name), extension: workingTree },
  );
  try {
    const { page } = workbench;
    page.setDefaultTimeout(60_000);
    await page.setViewportSize(picture.size);
    await page.locator("[id*='gonogo.verdict']", { hasText: "GO" }).first().waitFor();
    await command(page, "Preferences: Color Theme");
    await answer(page, "Select Color Theme", "Dark Modern");
    await picture.pose(page);
    await page.mouse.move(picture.size.width / 2, 4);
    // Whatever still moves comes to rest.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(root, picture.path), animations: "disabled", caret: "hide" });
    process.stdout.write(`${picture.path}\n`);
  } finally {
    await workbench.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const settings = {
  "editor.minimap.enabled": false,
  "breadcrumbs.enabled": false,
  "window.commandCenter": false,
};

/** By its title, from the palette. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input");
  await input.fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
}

async function openTimeline(page: Page): Promise<void> {
  await command(page, "Go/No-Go: Open Timeline");
  const inside = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  await inside.getByText("GO", { exact: false }).first().waitFor();
}

/** Types an answer into the question that is asked, and takes it. @param asked a part of it */
async function answer(page: Page, asked: string, text: string): Promise<void> {
  await typed(page, asked, text);
  await page.keyboard.press("Enter");
}

async function typed(page: Page, asked: string, text: string): Promise<void> {
  const input = page.locator(`.quick-input-widget input[placeholder*="${asked}"]`);
  await input.fill(text);
  await page.waitForTimeout(500);
}

const [wanted] = process.argv.slice(2);
for (const picture of pictures) if (wanted === undefined || picture.path.includes(wanted)) await take(picture);
