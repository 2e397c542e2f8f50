/** The panel's own labels in the editor's language: all of them, and as long as there is room. What rules and pictures say is English. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { startChromium } from "../../support/chromium.js";
import { createHost, type Host } from "./host.js";
import { type Opened, openView } from "./page.js";

const folder = fileURLToPath(new URL("../../../l10n/", import.meta.url));
const languages = readdirSync(folder).flatMap(name => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []);

/** Whatever is written by its author has a `§`, so that it is told from the panel's own labels. */
const text = `person ana "§Ana" { timezone Europe/London contact "§" hours 00:00 to 24:00 }
person ben "§Ben" { timezone Asia/Kolkata contact "§" }
environment production "§production"

runbook release "§Release" {
  change CHG-1
  risk high
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 16:00
  owner ana or ben

  phase prepare "§Prepare" {
    step backup "§Backup" { at 10:30 takes 30m at most 1h rollback none because "§" }
    gate go "§Go" { takes 10m requires "§" otherwise "§" }
  }
  phase cutover "§Cut over" {
    step deploy "§Deploy" { owner ben takes 1h on production when "§" rollback "§" { takes 20m } }
    step drop "§Drop" { takes 10m irreversible because "§" }
  }
}
`;

/** The user chooses a branch when they are asked for a version. */
function comparing(host: Host): Host {
  host.branch("§main", text.replace("takes 30m", "takes 5m"));
  host.willChoose({ kind: "ref", ref: "§main" });
  return host;
}

/** What is looked at, one after the other on one page: all that has labels. */
const states: Readonly<Record<string, (view: Opened) => Promise<void>>> = {
  "the picture": async () => undefined,
  "the filter": async ({ page }) => {
    await page.locator('[data-choice="risk irreversible"]').evaluate((node: { click(): void }) => node.click());
    await page.keyboard.press("l");
  },
  "the view menu": ({ page }) => page.locator("#view-menu > summary").click(),
  "the export": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.locator("#export-menu > summary").click();
  },
  "the help": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.locator("#help-button").click();
  },
  "a comparison": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
  },
  "the load": async ({ page }) => {
    await page.locator("#rows").selectOption("load");
    await page.keyboard.press("t");
  },
  "the phases again": async ({ page }) => {
    await page.keyboard.press("t");
    await page.locator("#rows").selectOption("phase");
  },
  "an activity": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.locator("#show-all").evaluate((node: { click(): void }) => node.click());
    await page.locator("[role=treeitem][data-activity=deploy]").click();
    await page.locator("#zone").selectOption({ index: 1 });
  },
  "a bar being moved": async ({ page }) => {
    await page.locator("[role=treeitem][data-activity=backup]").click();
    await page.keyboard.press("m");
    for (let step = 0; step < 12; step++) await page.keyboard.press("Shift+ArrowRight");
  },
  "a refused change": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.locator("[role=treeitem][data-activity=deploy]").click();
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowRight");
  },
  "the table": async ({ page }) => {
    await page.keyboard.press("Escape");
    await page.locator("#as-table").click();
  },
  "a text that cannot be read": ({ write }) => write(text.replace("step deploy", "stepp deploy {")),
};

/** Texts and accessible names of a page, but those of elements that say they are English. */
const words = `(() => {
  const isEnglish = node => node.closest("[lang=en]:not(html)") !== null;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!isEnglish(node.parentElement) && node.parentElement.closest("svg, kbd, script") === null) found.push(node.data);
  for (const node of document.querySelectorAll("body *"))
    for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"])
      if (node.hasAttribute(name) && !isEnglish(node)) found.push(node.getAttribute(name));
  return found;
})()`;

/** Labels that are cut off, or that reach out of the window. */
const overflowing = `[...document.querySelectorAll(
  ".toolbar > *, .toolbar button, .toolbar option, .toolbar summary, .drop, .drop > *, .choice, legend, dialog, dialog *, .line > *, th, label, .banner"
)].filter(node => {
  const { width, right, left } = node.getBoundingClientRect();
  const isCut = node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0 && !node.matches(".menu");
  // A drawing gives its own texts their room.
  return !node.ownerSVGElement && node.checkVisibility() && width > 0 && (isCut
    || (right > innerWidth + 1 || left < 0) && node.closest("table") === null);
}).map(node => node.tagName + " " + node.className + " " + node.textContent)`;

describe("the panel in other languages", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });

  /** One that is made up: what does not go through the translation has no brackets. Nor does a label end the script that carries it. */
  it("has no label of its own that is not translated, accessible names included", async () => {
    assert.ok(browser);
    const bundle: Record<string, string> = JSON.parse(readFileSync(`${folder}bundle.l10n.de.json`, "utf8"));
    const labels = Object.fromEntries(Object.keys(bundle).map(message => [message, `⟦${message}</script>⟧`]));
    const view = await openView(
      browser,
      createHost(text, {}, title => labels[title] ?? title),
      { language: "de", labels },
    );
    const seen = new Set<string>();
    for (const [state, reach] of Object.entries(states)) {
      await reach(view);
      await view.settled();
      const all = await view.page.evaluate<readonly string[]>(words);
      const plain = all.filter(each => /\p{L}{2}/u.test(each) && !/[⟦§]/.test(each) && !untranslated.test(each));
      assert.deepEqual(plain, [], state);
      for (const each of all) seen.add(each);
    }
    assert.ok([...seen].filter(each => each.includes("⟦")).length > 100, `${seen.size} labels`);
    assert.deepEqual(view.complaints, []);
    await view.close();
  });

  /** The verdict, and names of environments and cities. */
  const untranslated = /^(?:NO-GO|GO|production|London|Kolkata|Berlin)$/;

  for (const language of languages)
    it(`has room for its labels in ${language}`, async () => {
      assert.ok(browser);
      const bundle: Record<string, string> = JSON.parse(readFileSync(`${folder}bundle.l10n.${language}.json`, "utf8"));
      const host = comparing(createHost(text, {}, title => bundle[title] ?? title));
      const view = await openView(browser, host, { language, width: 900 });
      assert.equal(await view.page.evaluate("document.documentElement.lang"), language);
      const heights: number[] = [];
      for (const [state, reach] of Object.entries(states)) {
        await reach(view);
        await view.settled();
        assert.deepEqual(await view.page.evaluate(overflowing), [], state);
        heights.push(await view.page.evaluate<number>("document.querySelector('.toolbar').offsetHeight"));
      }
      // Two rows of controls at most, where the panel has half of a window.
      assert.ok(Math.max(...heights) < 80, `the toolbar is ${Math.max(...heights)} pixels high`);
      assert.deepEqual(view.complaints, []);
      await view.close();
    });

  it("counts as the language does", async () => {
    assert.ok(browser);
    const view = await openView(browser, createHost(text), { language: "fr" });
    await view.page.keyboard.press("t");
    await view.settled();
    assert.match(await view.page.locator("caption").innerText(), /4 activités, heures de Europe\/London/);
    await view.write('runbook one "Une" {\n  step one "Seule" { takes 5m }\n}\n');
    assert.match(await view.page.locator("caption").innerText(), /Une\s: 1 activité, compté à partir de T/);
    await view.write('runbook none "Rien" {\n}\n');
    assert.match(await view.page.locator("caption").innerText(), /Rien\s: 0 activité,/);
    await view.close();
  });
});
