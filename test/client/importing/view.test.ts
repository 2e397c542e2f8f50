/** The panel of an import as a person uses it: in Chromium, with the server's own answers. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, afterEach, before, describe, it } from "mocha";
import type { Browser } from "playwright-core";
import { lookAt } from "../../support/axe.js";
import { startChromium } from "../../support/chromium.js";
import type { PageOptions, Theme } from "../../support/view-page.js";
import { type ImportedFile, type Importing, openImporting } from "./page.js";

const sheet: ImportedFile = {
  name: "cutover.csv",
  text: `Nr,Task,Who does it,When,Duration,Colour
1,Stop the writers,Ana Sousa,2026-05-23 22:00,5 min,red
2,Move the disks,DBA team,2026-05-23 22:05,1h 30m,green
3,Start the writers,TBC,2026-05-23 23:35,5 min,red
`,
};

const page: ImportedFile = {
  name: "plan.md",
  text: "# One\n\n| Task | Owner |\n|---|---|\n| Stop | Ana |\n\n# Two\n\n| Task | Owner |\n|---|---|\n| Go | Ben |\n",
};

const themes: readonly Theme[] = ["light", "dark", "contrast", "contrast light"];

describe("the import's panel", () => {
  let browser: Browser | undefined;
  let view: Importing | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(() => browser?.close());
  afterEach(async () => {
    const complaints = view?.complaints ?? [];
    await view?.close();
    view = undefined;
    assert.deepEqual(complaints, []);
  });

  const open = async (file: ImportedFile, options: PageOptions & { zoneChosen?: string } = {}): Promise<Importing> => {
    assert.ok(browser);
    view = await openImporting(browser, file, options);
    return view;
  };
  const role = ({ page }: Importing, key: string) => page.locator(`[data-column="${key}"] select`);
  const textOf = ({ page }: Importing, id: string) => page.locator(`#${id} pre`).innerText();

  it("shows what columns were taken for and why, the first rows, the runbook, what is found and what became of cells", async () => {
    const shown = await open(sheet);
    const { page } = shown;
    assert.equal(await page.locator("h1").innerText(), "Import cutover.csv");
    assert.equal(await role(shown, "Task").inputValue(), "task");
    assert.equal(await page.locator('[data-column="Task"] td').nth(1).innerText(), "By its name");
    assert.equal(await role(shown, "Colour").inputValue(), "none");
    assert.match(await page.locator("[aria-labelledby=rows-title] td").nth(7).innerText(), /Stop the writers/);
    assert.match(await textOf(shown, "runbook"), /step stop-the-writers "Stop the writers"/);
    assert.equal(await page.locator(".verdict").innerText(), "NO-GO");
    assert.match(
      await page.locator("#cells p").innerText(),
      /^Cells: 24\. Statements: \d+, notes: \d+, left out: \d+\.$/,
    );
    await page.locator("#dropped summary").click();
    assert.match(await page.locator("#dropped td").nth(2).innerText(), /it names/);
  });

  it("follows a choice of what a column says, and takes it back", async () => {
    const shown = await open(sheet);
    const before = await textOf(shown, "runbook");
    await role(shown, "Colour").selectOption("environment");
    await shown.settled();
    assert.match(await textOf(shown, "runbook"), /environment red/);
    assert.equal(await shown.page.locator('[data-column="Colour"] td').nth(1).innerText(), "Chosen");
    assert.deepEqual(shown.asked.at(-1)?.map, { Colour: "environment" });
    await role(shown, "Colour").selectOption("recognised");
    await shown.settled();
    assert.equal(await textOf(shown, "runbook"), before);
    assert.deepEqual(shown.asked.at(-1)?.map, {});
  });

  it("is worked with the keys alone, and keeps the place", async () => {
    const shown = await open(sheet);
    const { keyboard } = shown.page;
    const focused = () => shown.page.evaluate<string>("document.activeElement.id");
    await shown.page.locator("#zone").focus();
    for (let tab = 0; tab < 12 && (await focused()) !== "role-5"; tab++) await keyboard.press("Tab");
    assert.equal(await focused(), "role-5");
    await keyboard.type("Left");
    await shown.settled();
    assert.deepEqual(shown.asked.at(-1)?.map, { Colour: "ignore" });
    assert.equal(await focused(), "role-5");
    assert.match(await shown.page.locator(".said").innerText(), /cells became statements/);
    await shown.page.locator("#insert").focus();
    await keyboard.press("Enter");
    await shown.settled();
    assert.equal(shown.inserted.length, 1);
  });

  it("offers the user's own zone and assumes none", async () => {
    const shown = await open(sheet, { zoneChosen: "Asia/Kolkata" });
    assert.equal(await shown.page.locator("#zone").inputValue(), "");
    assert.doesNotMatch(await textOf(shown, "runbook"), /timezone/);
    assert.ok((await shown.page.locator('[data-code="time/missing-zone"]').count()) > 0);
    await shown.page.locator("#zone").selectOption("Europe/Berlin");
    await shown.settled();
    assert.match(await textOf(shown, "runbook"), /timezone Europe\/Berlin/);
    assert.equal(await shown.page.locator('[data-code="time/missing-zone"]').count(), 0);
    await shown.page.locator("#other-zone").click();
    await shown.settled();
    assert.equal(await shown.page.locator("#zone").inputValue(), "Asia/Kolkata");
    assert.match(await textOf(shown, "runbook"), /timezone Asia\/Kolkata/);
  });

  it("goes from a finding to its line", async () => {
    const shown = await open(sheet);
    const button = shown.page.locator(".findings button").first();
    const line = /line (\d+)/.exec(await button.innerText())?.[1];
    await button.click();
    assert.equal(await shown.page.locator(".code .marked").getAttribute("id"), `runbook-line-${line}`);
  });

  it("takes one table of several", async () => {
    const shown = await open(page);
    assert.equal(await shown.page.locator("table.columns").count(), 2);
    await shown.page.locator("#table").selectOption({ index: 2 });
    await shown.settled();
    assert.doesNotMatch(await textOf(shown, "runbook"), /Stop/);
    assert.equal(await shown.page.locator("table.columns").count(), 1);
  });

  it("declares people beside the runbook, or takes the roster that is there", async () => {
    const roster = { path: "people.runbook", text: 'person ana "Ana Sousa" { timezone UTC contact "#ana" }\n' };
    const shown = await open({ ...sheet, roster });
    assert.equal(await shown.page.locator("#people").inputValue(), "roster");
    assert.match(await textOf(shown, "runbook"), /owner ana\n/);
    await shown.page.locator("#people").selectOption("file");
    await shown.settled();
    assert.match(await textOf(shown, "runbook"), /import ".\/people-2\.runbook"/);
    assert.match(await textOf(shown, "roster"), /person ana-sousa/);
    await shown.page.locator("#insert").click();
    await shown.settled();
    assert.match(shown.inserted[0]?.roster ?? "", /person ana-sousa/);
  });

  it("says in words what cannot be read, and offers nothing to insert", async () => {
    const shown = await open({ name: "empty.csv", text: "" });
    assert.equal(await shown.page.getByRole("alert").innerText(), "It was not imported: It is empty.");
    assert.equal(await shown.page.locator("#insert").count(), 0);
  });

  it("makes nothing of what a table says but text", async () => {
    const shown = await open({
      name: "<b>x.csv",
      text: 'Task,Owner\n"<img src=x onerror=alert(1)>",Ana\n"</script><b>",Ben\n',
    });
    assert.equal(await shown.page.locator("img, b").count(), 0);
    assert.match(await textOf(shown, "runbook"), /<img src=x/);
  });

  it("comes back as it was when it is shown again", async () => {
    const shown = await open(sheet);
    await shown.page.locator("#zone").selectOption("Europe/Berlin");
    await shown.settled();
    const asked = shown.asked.length;
    await shown.page.reload();
    await shown.settled();
    assert.equal(await shown.page.locator("#zone").inputValue(), "Europe/Berlin");
    assert.equal(shown.asked.length, asked);
  });

  for (const theme of themes)
    for (const width of [1280, 390])
      it(`can be read by everybody, in ${theme} at ${width} pixels`, async () => {
        const shown = await open(sheet, { theme, width, height: 900 });
        await shown.page.locator("#dropped summary").click();
        await role(shown, "Colour").selectOption("environment");
        await shown.settled();
        const { found, rules } = await lookAt(shown.page);
        assert.deepEqual(found, []);
        assert.ok(rules > 10);
        assert.equal(await shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
        if (process.env.GONOGO_PICTURES !== undefined)
          await shown.page.screenshot({
            path: `${process.env.GONOGO_PICTURES}/import-${theme}-${width}.png`,
            fullPage: true,
          });
      });

  const folder = new URL("../../../l10n/", import.meta.url).pathname;
  const bundleOf = (language: string): Readonly<Record<string, string>> =>
    JSON.parse(readFileSync(`${folder}bundle.l10n.${language}.json`, "utf8"));

  it("has no label of its own that is not translated, accessible names included", async () => {
    const labels = Object.fromEntries(Object.keys(bundleOf("de")).map(message => [message, `⟦${message}⟧`]));
    const shown = await open({ name: "⟦x⟧.csv", text: "Task,⟦a⟧,\n⟦b⟧,⟦c⟧,⟦d⟧\n" }, { language: "de", labels });
    const all = await shown.page.evaluate<readonly string[]>(words);
    assert.deepEqual(
      all.filter(each => /\p{L}{2}/u.test(each) && !/[⟦⟧]/.test(each) && !/^(?:NO-GO|Task|Europe\/Berlin)$/.test(each)),
      [],
    );
    assert.ok(all.filter(each => each.includes("⟦")).length > 60, `${all.length}`);
  });

  for (const language of readdirSync(folder).flatMap(name => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []))
    it(`has room for its labels in ${language}`, async () => {
      const shown = await open(sheet, { language, width: 390 });
      assert.equal(await shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
      assert.equal(await shown.page.evaluate("document.documentElement.lang"), language);
    });
});

/** Texts and accessible names of the page, but those of elements that say they are English. */
const words = `(() => {
  const isEnglish = node => node.closest("[lang=en]:not(html)") !== null;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!isEnglish(node.parentElement) && node.parentElement.closest("svg, script") === null) found.push(node.data);
  for (const node of document.querySelectorAll("body *"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (node.hasAttribute(name) && !isEnglish(node)) found.push(node.getAttribute(name));
  return found;
})()`;
