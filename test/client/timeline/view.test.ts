import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import type { Browser, Locator } from "playwright-core";
import type { Saved, ToPanel } from "../../../client/timeline/messages.js";
import { exportFormats } from "../../../server/exporting/formats.js";
import type { Since } from "../../../server/protocol.js";
import { startChromium } from "../../support/chromium.js";
import { largeRunbook } from "../../support/large.js";
import { createHost, type Host } from "./host.js";
import { type Opened, openView } from "./page.js";

const release = `person ana "Ana" { timezone Europe/London contact "a" hours 00:00 to 24:00 }
person ben "Ben" { timezone Asia/Kolkata contact "b" hours 00:00 to 24:00 }
environment staging

runbook release "Release 4.2" {
  change CHG-1
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 16:00
  owner ana or ben

  phase prepare "Prepare" {
    step backup "Take a backup" { at 10:30 takes 30m at most 1h rollback none because "nothing to undo" }
    gate go "Go or no-go" { takes 10m requires "a backup" otherwise "stop" }
  }
  phase cutover "Cut over" {
    step deploy "Deploy" { owner ben takes 1h on staging rollback "Deploy the last" { takes 20m } }
    step drop "Drop the old tables" { takes 10m irreversible because "gone" }
    check smoke "Smoke test" { takes 20m expect "all green" }
  }
}
`;

describe("the timeline in a browser", () => {
  let browser: Browser | undefined;
  let host: Host;
  let view: Opened;

  before(async function () {
    browser = await startChromium(this);
  });
  after(async () => {
    await browser?.close();
  });
  afterEach(async () => {
    assert.deepEqual(view.complaints, []);
    await view.close();
  });

  const open = async (text = release, options = {}): Promise<void> => {
    assert.ok(browser);
    host = createHost(text);
    view = await openView(browser, host, options);
  };
  const row = (id: string): Locator => view.page.locator(`[data-activity="${id}"]`);
  const bar = (id: string): Locator => view.page.locator(`.plot [data-id="${id}"] .gonogo-bar`);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await view.page.keyboard.press(key);
      await view.settled();
    }
  };
  /** The box of a bar itself, as planned. */
  const boxOf = async (id: string) => {
    const box = await view.page.locator(`.plot [data-id="${id}"] .gonogo-bar > rect`).first().boundingBox();
    assert.ok(box, `${id} has no bar`);
    return box;
  };
  const drag = async (from: { x: number; y: number }, by: number, drop = true): Promise<void> => {
    const { mouse } = view.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + by / 2, from.y, { steps: 4 });
    await mouse.move(from.x + by, from.y, { steps: 4 });
    await view.settled();
    if (drop) await mouse.up();
    await view.settled();
  };
  const revealed = (): readonly ToPanel[] => host.heard.filter(({ kind }) => kind === "reveal");
  const selected = () =>
    view.page
      .locator("[role=treeitem][aria-selected=true]")
      .evaluateAll(rows => rows.map(each => each.getAttribute("data-activity")));
  const text = (selector: string) => view.page.locator(selector).innerText();

  it("shows every activity, the verdict and the moments that count", async () => {
    await open();
    assert.deepEqual(
      await view.page
        .locator("[data-activity]")
        .evaluateAll(rows => rows.map(each => each.getAttribute("data-activity"))),
      ["backup", "go", "deploy", "drop", "smoke"],
    );
    assert.equal(await text("h1"), "Release 4.2");
    assert.match(await text(".summary"), /Window Sat 2026-05-23 10:00 to 16:00.*Point of no return/s);
    assert.equal(await bar("deploy").count(), 1);
  });

  it("says in the editor's language that a runbook is done or cancelled", async () => {
    await open(release.replace("risk low", "risk low status done"));
    assert.equal(await text(".verdict"), "Done");
    await view.close();
    await open(release.replace("risk low", "risk low status cancelled"), { language: "de" });
    assert.equal(await text(".verdict"), "Abgesagt");
  });

  it("lists the findings that stand on no bar, and goes to where they stand", async () => {
    await open(release.replace("risk low", "risk high"));
    await view.page.locator("#elsewhere-menu > summary").click();
    await view.page.locator('#elsewhere-menu [data-code="contingency/missing"]').click();
    await view.settled();
    const last = revealed().at(-1);
    assert.ok(last?.kind === "reveal" && last.focus);
    assert.match(release.split("\n")[last.place.range.start.line] ?? "", /^runbook release/);
  });

  it("goes to the text at a click, and writes there at a double click", async () => {
    await open();
    await row("deploy").click();
    await view.settled();
    const first = revealed().at(-1);
    assert.ok(first?.kind === "reveal" && !first.focus);
    assert.equal(release.split("\n")[first.place.range.start.line]?.trim().slice(0, 11), "step deploy");
    assert.deepEqual(await selected(), ["deploy"]);
    const box = await boxOf("backup");
    await view.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await view.settled();
    const last = revealed().at(-1);
    assert.ok(last?.kind === "reveal" && last.focus);
    assert.deepEqual(await selected(), ["backup"]);
  });

  it("marks the activity the cursor is in", async () => {
    await open();
    const line = release.split("\n").findIndex(each => each.includes("check smoke"));
    await view.tell({ kind: "cursor", position: { line, character: 10 } });
    await view.settled();
    assert.deepEqual(await selected(), ["smoke"]);
    assert.deepEqual(revealed(), []);
  });

  it("can be walked through with the keys", async () => {
    await open();
    await view.page.locator("[role=tree]").focus();
    await press("ArrowDown", "ArrowDown");
    assert.deepEqual(await selected(), ["backup"]);
    await press("End");
    assert.deepEqual(await selected(), ["smoke"]);
    await press("ArrowLeft", "ArrowLeft");
    assert.equal(await view.page.locator('[data-group="phase cutover"]').getAttribute("aria-expanded"), "false");
    assert.equal(await row("smoke").count(), 0);
    await press("ArrowRight", "Home", "ArrowDown", "Enter");
    const last = revealed().at(-1);
    assert.ok(last?.kind === "reveal" && last.focus);
    await press("?");
    assert.equal(await view.page.locator("#help").evaluate(node => node.hasAttribute("open")), true);
    await press("Escape");
    assert.equal(await view.page.locator("#help").evaluate(node => node.hasAttribute("open")), false);
    const active = await view.page.locator("[role=tree]").getAttribute("aria-activedescendant");
    assert.equal(await view.page.locator(`#${active}`).getAttribute("data-activity"), "backup");
  });

  it("moves a bar with its own time, as one edit, and shows what that would change", async () => {
    await open();
    const box = await boxOf("backup");
    const before = await boxOf("go");
    await drag({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, 560, false);
    assert.match(await text(".consequences"), /Take a backup/);
    assert.match(await text(".consequences .says"), /^at 1\d:\d\d$/);
    assert.match(await text(".consequences"), /new/);
    assert.ok((await boxOf("go")).x > before.x + 300, "what follows moves along");
    assert.equal(host.text(), release);
    await view.page.mouse.up();
    await view.settled();
    assert.equal(host.texts.length, 2);
    assert.match(host.text(), /step backup "Take a backup" \{ at 1[45]:\d\d takes 30m/);
    assert.equal(await view.page.locator(".consequences").count(), 0);
  });

  it("leaves all as it was when a drag is given up", async () => {
    await open();
    const box = await boxOf("backup");
    await drag({ x: box.x + box.width / 2, y: box.y + 5 }, 80, false);
    await press("Escape");
    await view.page.mouse.up();
    await view.settled();
    assert.equal(host.texts.length, 1);
    assert.deepEqual(await boxOf("backup"), box);
  });

  it("follows the pointer beyond the rows, and ends where it is let go there", async () => {
    await open();
    const box = await boxOf("backup");
    await drag({ x: box.x + box.width / 2, y: box.y + 5 }, 80, false);
    const { mouse } = view.page;
    await mouse.move(box.x + 300, 4, { steps: 4 });
    await view.settled();
    assert.match(await text(".consequences .says"), /^at 1[1-5]:\d\d$/);
    await mouse.up();
    await view.settled();
    assert.equal(host.texts.length, 2);
    assert.equal(await view.page.locator(".consequences").count(), 0);
  });

  it("leaves a change as soon as the text cannot be read", async () => {
    await open();
    await row("backup").click();
    await press("m", "ArrowRight");
    await view.write(release.replace("step deploy", "stepp deploy {"));
    assert.equal(await view.page.locator(".consequences").count(), 0);
    await press("ArrowDown");
    assert.deepEqual(await selected(), ["go"]);
  });

  it("closes one thing at an Escape: what is open first, then the search, then the activity", async () => {
    await open();
    await row("deploy").click();
    await press("l", "Escape");
    assert.equal(await view.page.locator("details[open]").count(), 0);
    assert.deepEqual(await selected(), ["deploy"]);
    await press("/", "d", "Escape");
    assert.equal(await view.page.locator("#search").inputValue(), "d");
    assert.deepEqual(await selected(), ["deploy"]);
    await press("Escape");
    assert.deepEqual(await selected(), []);
  });

  it("stands in the order of waiting where most durations are missing: columns are walked, zoomed and read, not dragged along", async () => {
    await open(release.replaceAll(/ takes \S+( at most \S+)?(?= [a-z])/g, ""));
    const { page } = view;
    assert.match(await text(".summary"), /Drawn in order of waiting: [45] of 5 activities have no duration/);
    assert.deepEqual(await page.locator(".period span").allInnerTexts(), ["1", "2", "3", "4", "5"]);
    assert.match((await row("deploy").getAttribute("aria-description")) ?? "", /In order of waiting: column 3 of 5/);
    const box = await boxOf("deploy");
    await drag({ x: box.x + box.width / 2, y: box.y + 5 }, 80);
    assert.deepEqual(await boxOf("deploy"), box);
    assert.equal(await page.locator(".consequences").count(), 0);
    await row("backup").click();
    await press(".", ".");
    assert.deepEqual(await selected(), ["deploy"]);
    await press("m");
    assert.match(await text(".notice"), /Most durations are missing/);
    assert.equal(host.texts.length, 1);
    for (let times = 0; times < 12; times++) await press("+");
    const wide = await boxOf("deploy");
    const plot = await page.locator(".picture").boundingBox();
    assert.ok(plot && wide.width > plot.width / 3 && wide.width < plot.width, `${wide.width} of ${plot?.width}`);
    await press("Home", "Space");
    assert.ok((await page.locator(".chip.later").allInnerTexts()).some(chip => /^column 5 ▸/.test(chip)));
    await press("t");
    assert.match(await text("tr[data-activity=deploy]"), /column 3/);
  });

  it("refuses to move what is computed, and says why", async () => {
    await open();
    const box = await boxOf("deploy");
    await drag({ x: box.x + box.width / 2, y: box.y + 5 }, 80, false);
    assert.match(await text(".consequences"), /Its time is computed: it starts when "Go or no-go" ends/);
    assert.match(await text(".said"), /computed/);
    await view.page.mouse.up();
    await view.settled();
    assert.equal(host.texts.length, 1);
  });

  it("changes how long it takes at the bar's end, and at most at the tail's", async () => {
    await open();
    const box = await boxOf("deploy");
    await drag({ x: box.x + box.width - 1, y: box.y + 7 }, box.width / 2);
    assert.match(host.text(), /owner ben takes 1h30m on staging/);
    const backup = await view.page.locator('.plot [data-id="backup"] .gonogo-tail').boundingBox();
    assert.ok(backup);
    await drag({ x: backup.x + backup.width - 1, y: backup.y + backup.height / 2 }, backup.width);
    assert.match(host.text(), /takes 30m at most 1h\d\dm/);
  });

  it("moves and resizes with the keys", async () => {
    await open();
    await row("backup").click();
    await press("m", "ArrowRight");
    assert.match(await text(".consequences .says"), /^at 10:35$/);
    await press("Enter");
    assert.match(host.text(), /at 10:35 takes 30m/);
    await press("d", "ArrowRight", "ArrowRight", "Enter");
    assert.match(host.text(), /takes 40m at most 1h/);
    await press("w", "ArrowLeft", "Escape");
    assert.match(host.text(), /takes 40m at most 1h/);
    assert.equal(host.texts.length, 3);
  });

  it("says so when the text has changed meanwhile", async () => {
    await open();
    await row("backup").click();
    host.write(release.replace("10:30", "11:00"));
    await press("m");
    assert.match(await text(".notice"), /changed meanwhile/);
    assert.equal(host.texts.length, 2);
  });

  it("zooms where the pointer is, fits, and pans", async () => {
    await open();
    const { page } = view;
    const before = await boxOf("deploy");
    await page.mouse.move(before.x + before.width / 2, before.y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -600);
    await page.keyboard.up("Control");
    await view.settled();
    const zoomed = await boxOf("deploy");
    assert.ok(zoomed.width > before.width * 2, `${zoomed.width}`);
    const [was, is] = [before.x + before.width / 2, zoomed.x + zoomed.width / 2];
    assert.ok(Math.abs(was - is) < 3, `${was} has become ${is}`);
    await press("Shift+ArrowRight");
    assert.ok((await boxOf("deploy")).x < zoomed.x - 50);
    await press("0");
    assert.deepEqual(await boxOf("deploy"), before);
    await page.click("#zoom-in");
    await view.settled();
    assert.equal(await text("#fit"), "150 %");
  });

  it("is dragged by its background, says the day it has come to, and fits again", async () => {
    await open();
    const { page } = view;
    const dates = () =>
      page.locator(".period span").evaluateAll(spans =>
        spans.map(each => {
          const { left, right } = each.getBoundingClientRect();
          return { words: each.textContent, left, right };
        }),
      );
    assert.equal((await dates())[0]?.words, "Sat 2026-05-23");
    const before = await boxOf("deploy");
    for (let times = 0; times < 6; times++) await press("+");
    await press("Shift+ArrowRight");
    const box = await boxOf("deploy");
    const labels = await page.locator(".labels").boundingBox();
    assert.ok(labels);
    // Right of the labels, in the row of a bar that ends before: what is hit is no bar.
    const from = { x: labels.x + labels.width + 400, y: labels.y + 4 };
    await drag(from, -150);
    assert.ok(Math.abs((await boxOf("deploy")).x - (box.x - 150)) < 2, `${(await boxOf("deploy")).x} after ${box.x}`);
    const inView = (await dates()).filter(({ right }) => right > labels.x + labels.width);
    assert.equal(inView[0]?.words, "Sat 2026-05-23");
    assert.ok(inView[0].left - labels.x - labels.width < 30, `${inView[0].left}`);
    await press("f");
    assert.deepEqual(await boxOf("deploy"), before);
  });

  describe("zoomed in, with a strip of the whole plan below it", () => {
    const strip = () => view.page.locator(".strip svg");
    const boxIn = async (selector: string) => {
      const box = await view.page.locator(selector).boundingBox();
      assert.ok(box, selector);
      return box;
    };
    const frame = () => boxIn(".strip .in-view");
    const zoomIn = () => press("+", "+", "+", "+");

    it("is there only then, and for the pointer alone: the keys go everywhere without it", async () => {
      await open();
      assert.equal(await strip().count(), 0);
      await zoomIn();
      assert.equal(await strip().getAttribute("aria-hidden"), "true");
      assert.equal(await view.page.locator(".strip [tabindex], .strip button").count(), 0);
      await press("t");
      assert.equal(await strip().count(), 0);
      await press("t", "f");
      assert.equal(await strip().count(), 0);
    });

    it("has a frame of what is in view, which goes along", async () => {
      await open();
      await zoomIn();
      const [whole, before] = [await boxIn(".strip svg"), await frame()];
      assert.ok(before.width < whole.width / 3, `${before.width} of ${whole.width}`);
      await press("Shift+ArrowRight", "Shift+ArrowRight");
      const after = await frame();
      assert.ok(after.x > before.x + 20, `${after.x} after ${before.x}`);
      assert.ok(Math.abs(after.width - before.width) < 12, `${after.width} after ${before.width}`);
    });

    it("goes where it is clicked, and along with the frame as that is dragged", async () => {
      await open();
      await zoomIn();
      const whole = await boxIn(".strip svg");
      const middle = whole.y + whole.height / 2;
      const at = whole.x + whole.width * 0.6;
      await view.page.mouse.click(at, middle);
      await view.settled();
      const clicked = await frame();
      assert.ok(Math.abs(clicked.x + clicked.width / 2 - at) < 8, `${clicked.x} to ${clicked.width} around ${at}`);
      await drag({ x: clicked.x + 5, y: clicked.y + clicked.height / 2 }, -120);
      const dragged = await frame();
      assert.ok(Math.abs(dragged.x - (clicked.x - 120)) < 8, `${dragged.x} after ${clicked.x}`);
      await drag({ x: dragged.x + 5, y: dragged.y + dragged.height / 2 }, -2_000);
      assert.ok((await frame()).x < whole.x + 15);
    });

    it("shows how far down one is among many rows, and draws them once however far one scrolls", async () => {
      await open(largeRunbook(300));
      await zoomIn();
      const before = await frame();
      const bars = await view.page.locator(".strip path").first().getAttribute("d");
      await view.page.evaluate("document.querySelector('.picture').scrollTop += 4000");
      await view.settled();
      assert.ok((await frame()).y > before.y + 5);
      assert.equal(await view.page.locator(".strip path").first().getAttribute("d"), bars);
    });
  });

  it("says in words after what and before what an activity is", async () => {
    await open();
    await row("deploy").click();
    await view.settled();
    assert.match(await text(".details .words"), / · After Go or no-go · Before Drop the old tables$/);
    await press("t");
    const heads = await view.page.locator("thead th").allInnerTexts();
    const cells = view.page.locator('tr[data-activity="deploy"] > *');
    const cell = (column: string) => cells.nth(heads.indexOf(column)).innerText();
    assert.deepEqual([await cell("After"), await cell("Before")], ["Go or no-go", "Drop the old tables"]);
  });

  it("keeps the end of a title that is cut", async () => {
    const long = "Upgrade the payment database of the second data centre and its replicas, node 3";
    await open(release.replace('"Deploy"', `"${long}"`));
    const title = row("deploy").locator(".title");
    assert.equal(await title.textContent(), long);
    const end = await title.locator("span").last().boundingBox();
    const labels = await view.page.locator(".labels").boundingBox();
    assert.equal(await title.locator("span").last().textContent(), " node 3");
    assert.ok(end && labels && end.width > 20 && end.x + end.width <= labels.x + labels.width);
  });

  it("has a legend in its help, with every shape there is", async () => {
    await open();
    await press("?");
    const words = await view.page.locator("#help .gonogo-legend text").allTextContents();
    for (const shape of [
      "step",
      "worst case",
      "critical path",
      "irreversible",
      "window",
      "latest safe decision",
      "errors",
    ]) {
      assert.ok(words.includes(shape), `${shape} in ${words.join(", ")}`);
    }
    const patterns = await view.page.locator("#help .legend pattern").evaluateAll(all => all.map(({ id }) => id));
    const fills = await view.page
      .locator("#help .gonogo-legend [fill^='url(#']")
      .evaluateAll(shapes => shapes.map(each => each.getAttribute("fill")?.slice(5, -1) ?? ""));
    assert.ok(fills.length >= 3);
    assert.deepEqual(
      fills.filter(id => !patterns.includes(id)),
      [],
    );
    await press("Escape");
  });

  it("says of bars out of view where they are, and brings them into view", async () => {
    await open();
    const chips = () => view.page.locator(".edges button").allInnerTexts();
    assert.deepEqual(await chips(), []);
    for (let times = 0; times < 8; times++) await press("+");
    await press(".");
    assert.deepEqual((await chips()).at(-1)?.split("\n"), ["12:20 ▸", "Smoke test"]);
    assert.match((await row("smoke").getAttribute("aria-description")) ?? "", /Out of view: later, 12:20$/);
    const last = view.page.locator(".edges button", { hasText: "Smoke test" });
    const [chip, label] = [await last.boundingBox(), await row("smoke").boundingBox()];
    assert.ok(chip && label && chip.y > label.y && chip.y + chip.height < label.y + label.height);
    await last.focus();
    await press("Enter");
    assert.deepEqual(await selected(), ["smoke"]);
    const { x, width } = await boxOf("smoke");
    assert.ok(x + width > label.x + label.width && x < 1100, `${x}`);
    assert.equal(await last.count(), 0);
    assert.ok((await chips()).includes("◂ 10:30\nTake a backup"));
    assert.doesNotMatch((await row("smoke").getAttribute("aria-description")) ?? "", /Out of view/);
    assert.deepEqual(revealed().length, 0);
    await press("f");
    assert.deepEqual(await chips(), []);
  });

  it("goes from activity to activity in time, and brings each into view", async () => {
    await open(release.replace(/\}\n$/, '  notify told "Told" { at 15:00 to ana takes 5m }\n}\n'));
    for (let times = 0; times < 8; times++) await press("+");
    const inTime = ["backup", "go", "deploy", "drop", "smoke", "told"];
    for (const id of inTime) {
      await press(".");
      assert.deepEqual(await selected(), [id]);
      const box = await bar(id).boundingBox();
      const labels = await view.page.locator(".labels").boundingBox();
      assert.ok(box && labels);
      assert.ok(box.x + box.width > labels.x + labels.width && box.x < 1100, `${id} at ${box.x}`);
    }
    await press(".");
    assert.deepEqual(await selected(), ["told"]);
    await press(",", ",");
    assert.deepEqual(await selected(), ["drop"]);
  });

  it("has a second axis in a zone of choice", async () => {
    await open();
    const axes = () => view.page.locator(".gonogo-axis").count();
    assert.equal(await axes(), 1);
    const zones = await view.page.locator("#zone option").allInnerTexts();
    assert.deepEqual(zones, ["No second zone", "Kolkata", "Berlin (yours)"]);
    await view.page.selectOption("#zone", "Asia/Kolkata");
    await view.settled();
    assert.equal(await axes(), 2);
    assert.match(await view.page.locator(".corner").innerText(), /Kolkata/);
    await press("z");
    assert.match(await view.page.locator(".corner").innerText(), /Berlin/);
  });

  it("shows the runbook on a fallback, where nothing can be moved", async () => {
    await open(release.replace("  owner ana or ben", "  fallback Sat 2026-05-30 12:00 to 18:00\n  owner ana or ben"));
    const dates = await view.page.locator("#date option").allInnerTexts();
    assert.deepEqual(dates, ["Planned: Sat 2026-05-23", "Fallback: Sat 2026-05-30"]);
    const flags = () => view.page.locator(".gonogo-flag").allTextContents();
    assert.ok((await flags()).some(each => each.includes("Window")));
    await view.page.selectOption("#date", { index: 1 });
    await view.settled();
    assert.ok((await flags()).some(each => each.includes("Fallback")));
    assert.match(await text(".summary"), /Fallback Sat 2026-05-30 12:00 to 18:00/);
    await row("deploy").click();
    await press("m");
    assert.match(await text(".foot"), /Choose the planned date/);
    await press("Escape");
    host.write(host.text().replace("Smoke test", "Smoke"));
    await view.tell({ kind: "changed" });
    await view.settled();
    assert.ok(
      (await flags()).some(each => each.includes("Fallback")),
      "after an edit as well",
    );
    await view.page.selectOption("#date", { index: 0 });
    await view.settled();
    assert.ok((await flags()).some(each => each.includes("Window")));
  });

  it("shows the plan as a contingency leaves it, in picture, words and table, and keeps to it", async () => {
    const contingencies = `  contingency lag "Lag" { after deploy step fix "Throttle" { takes 30m } then continue }
  contingency loss "Loss" { check look "Look" { takes 15m } then rollback }`;
    await open(release.replace(/\}\n$/, `${contingencies}\n}\n`));
    assert.deepEqual(await view.page.locator("#what-if option").allInnerTexts(), [
      "As planned",
      "What if: Lag",
      "What if: Loss",
    ]);
    const marks = () => view.page.locator(".plot .gonogo-what-if title").allTextContents();
    assert.deepEqual(await marks(), []);
    await view.page.selectOption("#what-if", "lag");
    await view.settled();
    const said = await marks();
    assert.ok(
      said.some(each => each.startsWith("Throttle (Lag), Sat ")),
      said.join(),
    );
    assert.ok(
      said.some(each => each.startsWith("Smoke test, if Lag strikes: Sat ")),
      said.join(),
    );
    assert.match(await text(".summary"), /What if: "Lag" strikes right before/);
    await press("t");
    const head = await view.page.locator("table thead").innerText();
    assert.match(head, /If it strikes/);
    assert.match(
      await view.page.locator('tr[data-activity="smoke"]').innerText(),
      /Sat \d\d:\d\d – \d\d:\d\d.*Sat \d\d:\d\d – \d\d:\d\d|Sat/,
    );
    await press("t");
    host.write(host.text().replace("Throttle", "Slow down"));
    await view.tell({ kind: "changed" });
    await view.settled();
    assert.ok((await marks()).some(each => each.startsWith("Slow down (Lag), ")));
    await press("i");
    assert.equal(await view.page.locator("#what-if").inputValue(), "loss");
    const after = await marks();
    assert.ok(
      after.some(each => each.startsWith("Rollback, Sat ")),
      after.join(),
    );
    assert.ok(
      after.some(each => each.endsWith("strikes: not done")),
      after.join(),
    );
    await press("i");
    assert.deepEqual(await marks(), []);
  });

  it("orders the rows by phase, owner and team", async () => {
    await open();
    const groups = () => view.page.locator("[data-group] .title").allInnerTexts();
    assert.deepEqual(await groups(), ["Prepare", "Cut over"]);
    await view.page.selectOption("#rows", "owner");
    await view.settled();
    assert.deepEqual(await groups(), ["Ana", "Ben"]);
    await view.page.selectOption("#rows", "team");
    await view.settled();
    assert.deepEqual(await groups(), ["In no team"]);
  });

  it("filters and searches, and says how many are left", async () => {
    await open();
    const shown = () =>
      view.page.locator("[data-activity]").evaluateAll(rows => rows.map(each => each.getAttribute("data-activity")));
    await press("/");
    await view.page.keyboard.type("deploy");
    await view.settled();
    assert.deepEqual(await shown(), ["deploy"]);
    assert.match(await text(".said"), /1 of 5/);
    await view.page.fill("#search", "");
    for (const [choice, left] of [
      ["environment staging", ["deploy"]],
      ["risk irreversible", ["drop"]],
      ["owner person ben", ["backup", "go", "deploy", "drop", "smoke"]],
    ] as const) {
      await view.page.locator("#filter-menu > summary").click();
      await view.page.locator(`[data-choice="${choice}"]`).check();
      await view.settled();
      assert.deepEqual(await shown(), left, choice);
      await view.page.click("#show-all");
      await press("Escape");
      assert.equal(await view.page.locator("#filter-menu").getAttribute("open"), null);
    }
    assert.equal((await shown()).length, 5);
  });

  describe("compared with another version", () => {
    const earlier = release.replace("at 10:30 takes 30m", "at 10:30 takes 10m").replace(/\n {4}check smoke.*/, "");
    const ghosts = () => view.page.locator(".plot .gonogo-ghost").count();
    const chip = () => view.page.locator(".against");
    const compare = async (since: Since | undefined): Promise<void> => {
      host.willChoose(since);
      await press("c");
      await view.settled();
    };

    it("shows where bars were, says with what, and does so while one types", async () => {
      await open();
      host.branch("main", earlier);
      assert.equal(await ghosts(), 0);
      await compare({ kind: "ref", ref: "main" });
      assert.equal(await ghosts(), 4);
      assert.match(await chip().innerText(), /^Compared with main/);
      assert.match(await text(".summary"), /Since main: 4 of 5 activities have moved; new: Smoke test/);
      assert.equal(await text(".said"), "Compared with main");
      await view.write(release.replace("takes 30m at most 1h", "takes 10m at most 1h"));
      assert.equal(await ghosts(), 0);
      assert.match(await text(".summary"), /Since main: no activity has moved; new: Smoke test/);
      await view.write(release);
      assert.equal(await ghosts(), 4);
    });

    it("says the same in the table and in the details, and is exported so", async () => {
      await open();
      host.branch("main", earlier);
      await compare({ kind: "ref", ref: "main" });
      await row("deploy").click();
      await view.settled();
      assert.match(await text(".details .words"), /Before \(main\): Sat 10:50 – 11:50/);
      await press("t");
      const heads = await view.page.locator("thead th").allInnerTexts();
      const cell = view.page.locator('tr[data-activity="deploy"] > *').nth(heads.indexOf("Before (main)"));
      assert.equal(await cell.innerText(), "Sat 10:50 – 11:50");
      await press("t", "e");
      await view.page.locator("[data-format=html]").click();
      await view.page.locator(".said", { hasText: "Saved as" }).waitFor({ state: "attached" });
      const saved = host.heard.flatMap(message =>
        message.kind === "ask" && message.question.about === "save" ? [message.question.what] : [],
      );
      assert.deepEqual(
        saved.map(what => "against" in what && what.against),
        [{ kind: "ref", ref: "main" }],
      );
    });

    it("is chosen in the menu as well, and taken off with the mouse or the keys", async () => {
      await open();
      host.branch("main", earlier);
      host.willChoose({ kind: "ref", ref: "main" });
      await view.page.locator("#view-menu > summary").click();
      await view.page.locator("#compare").click();
      await view.settled();
      assert.equal(await view.page.locator("details[open]").count(), 0);
      assert.equal(await ghosts(), 4);
      // It stands on no button: a theme's own colour for buttons may not be seen there.
      await view.page.evaluate(
        "document.documentElement.style.setProperty('--vscode-button-secondaryForeground', 'rgb(1, 2, 3)')",
      );
      const colourOf = (selector: string) =>
        view.page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).color`);
      assert.equal(await colourOf("#end-comparison"), await colourOf(".against"));
      await view.page.locator("#end-comparison").focus();
      await press("Enter");
      assert.equal(await ghosts(), 0);
      assert.equal(await chip().count(), 0);
      assert.equal(await view.page.evaluate("document.activeElement.getAttribute('role')"), "tree");
    });

    it("stays as it is when the user thinks better of it", async () => {
      await open();
      await compare(undefined);
      assert.equal(await chip().count(), 0);
      host.branch("main", earlier);
      await compare({ kind: "ref", ref: "main" });
      await compare(undefined);
      assert.equal(await ghosts(), 4);
    });

    for (const [what, since, branch, says] of [
      ["no such file", { kind: "ref", ref: "old" }, null, /Not compared with old: There was no such file at `old`/],
      ["no runbook", { kind: "ref", ref: "old" }, "", /Not compared with old: The other version has no runbook/],
      ["a file that is gone", { kind: "file", uri: "gone.runbook" }, null, /Not compared with gone\.runbook: /],
    ] as const)
      it(`says in words that there is nothing to compare with: ${what}`, async () => {
        await open();
        host.branch("old", branch);
        await compare(since);
        assert.match(await text(".summary"), says);
        assert.equal(await ghosts(), 0);
        assert.equal(await bar("deploy").count(), 1);
        assert.equal(await chip().count(), 1);
      });

    it("is still there after a reload; another document keeps the branch, not the file", async () => {
      await open();
      host.branch("main", earlier);
      await compare({ kind: "ref", ref: "main" });
      await view.page.waitForTimeout(300);
      await view.page.reload();
      await view.settled();
      assert.equal(await ghosts(), 4);
      await view.tell({ kind: "document", uri: "file:///other.runbook", name: "other.runbook", formats: [] });
      await view.settled();
      assert.equal(await chip().count(), 1);
      await compare({ kind: "file", uri: "gone.runbook" });
      await view.tell({ kind: "document", uri: host.uri, name: "main.runbook", formats: [] });
      await view.settled();
      assert.equal(await chip().count(), 0);
    });
  });

  describe("as the load of each person", () => {
    const groups = () =>
      view.page.locator(".label.load").evaluateAll(rows => rows.map(each => each.getAttribute("data-group")));

    it("has a row a person with what they own and cover, how long they are needed, and in words what it shows", async () => {
      await open();
      await view.page.selectOption("#rows", "load");
      await view.settled();
      assert.deepEqual(await groups(), ["person ana", "person ben"]);
      assert.equal(await view.page.locator(".plot .gonogo-owns").count(), 5);
      assert.equal(await view.page.locator(".plot .gonogo-covers").count(), 4);
      assert.match(
        await text('[data-group="person ana"]'),
        /owns 4 · London, UTC\+01:00 · 2h10m, 2h40m in the worst case/,
      );
      const ana = view.page.locator('[data-group="person ana"]');
      assert.match(
        (await ana.getAttribute("aria-description")) ?? "",
        /^Needed Sat 10:30 – 12:40 .*Owns: Take a backup/,
      );
      assert.equal(await ana.getAttribute("aria-expanded"), null);
    });

    it("is walked through with the keys, and a bar in it tells of its activity", async () => {
      await open();
      await view.page.locator("[role=tree]").focus();
      await press("r", "r", "r", "ArrowDown", "ArrowDown", "ArrowLeft");
      assert.equal(await view.page.locator("#rows").inputValue(), "load");
      const active = await view.page.locator("[role=tree]").getAttribute("aria-activedescendant");
      assert.equal(await view.page.locator(`#${active}`).getAttribute("data-group"), "person ben");
      assert.equal((await groups()).length, 2);
      const box = await view.page.locator(".plot .gonogo-owns > rect").nth(2).boundingBox();
      assert.ok(box);
      await view.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await view.settled();
      assert.equal(await text(".details h2"), "Drop the old tables");
    });

    it("leaves the others out with a filter, and is a table as well", async () => {
      await open();
      await view.page.selectOption("#rows", "load");
      await view.page.fill("#search", "deploy");
      await view.settled();
      assert.deepEqual(await groups(), ["person ben"]);
      await view.page.fill("#search", "");
      await view.page.locator("#as-table").click();
      await view.settled();
      const cells = await view.page.locator('tr[data-load="person ben"] > *').allInnerTexts();
      assert.deepEqual(cells.slice(0, 5), ["Ben", "owns 1, covers 4", "Sat 11:10 – 12:10", "1h", "1h"]);
    });
  });

  it("is a table for those who prefer reading", async () => {
    await open();
    await press("t");
    assert.match(await text("caption"), /Release 4.2: 5 activities, times in Europe\/London/);
    assert.deepEqual(await view.page.locator("tbody tr.group").allInnerTexts(), ["Prepare", "Cut over"]);
    const cells = await view.page.locator('tr[data-activity="backup"] > *').allInnerTexts();
    assert.deepEqual(cells.slice(0, 5), ["Take a backup", "step", "Ana or Ben", "Sat 10:30", "11:00"]);
    await view.page.selectOption("#zone", "Asia/Kolkata");
    await view.settled();
    assert.ok((await view.page.locator("thead th").allInnerTexts()).includes("Start in Kolkata"));
    await view.page.locator('tr[data-activity="drop"] button').click();
    await view.settled();
    const last = revealed().at(-1);
    assert.ok(last?.kind === "reveal" && last.focus);
  });

  it("tells of the selected activity and when turning back from it ends", async () => {
    await open();
    await row("deploy").click();
    await view.settled();
    assert.match(await text(".details"), /Deploy.*A rollback takes 20m/s);
    assert.ok((await view.page.locator(".plot .gonogo-undoing").count()) > 0);
    const turned = await text(".turn-back output");
    await view.page.locator("#turn-back").press("End");
    await view.settled();
    const late = await text(".turn-back output");
    assert.notEqual(late, turned);
    assert.match(late, /No rollback is possible/);
    await press("Escape");
    assert.equal(await view.page.locator(".details").count(), 0);
  });

  it("keeps hold of the moment to turn back while it passes the end of the window", async () => {
    await open(release.replace(/ {4}step drop.*\n/, ""));
    await row("deploy").click();
    await view.settled();
    await view.page.locator("#turn-back").focus();
    assert.equal(await view.page.locator(".turn-back.outside").count(), 0);
    await press("End");
    assert.equal(await view.page.locator(".turn-back.outside").count(), 1);
    await press("Home");
    assert.equal(await view.page.locator(".turn-back.outside").count(), 0);
  });

  it("keeps the second axis when nobody of the runbook is left in its zone", async () => {
    await open();
    await view.page.selectOption("#zone", "Asia/Kolkata");
    await view.write(release.replace("Asia/Kolkata", "Europe/London"));
    assert.equal(await view.page.locator("#zone").inputValue(), "Asia/Kolkata");
    assert.match(await view.page.locator(".corner").innerText(), /Kolkata/);
  });

  it("takes the zone that the reader has set for theirs", async () => {
    await open();
    const zones = () => view.page.locator("#zone option").allInnerTexts();
    const { uri } = host;
    await view.tell({ kind: "document", uri, name: "main.runbook", formats: [], zone: "Asia/Tokyo" });
    await view.settled();
    assert.deepEqual(await zones(), ["No second zone", "Kolkata", "Tokyo (yours)"]);
    await view.tell({ kind: "document", uri, name: "main.runbook", formats: [] });
    await view.settled();
    assert.deepEqual(await zones(), ["No second zone", "Kolkata", "Berlin (yours)"]);
  });

  it("follows edits in the same elements, with what is chosen kept", async () => {
    await open();
    await row("deploy").click();
    await view.page.evaluate("document.querySelector('[data-activity=smoke]').mark = 'the same'");
    await view.write(release.replace("takes 10m requires", "takes 40m requires").replace('"Deploy"', '"Deploy it"'));
    assert.equal(await view.page.evaluate("document.querySelector('[data-activity=smoke]').mark"), "the same");
    assert.match(await row("deploy").innerText(), /Deploy it/);
    assert.deepEqual(await selected(), ["deploy"]);
    const pictures = host.sent.filter(({ about }) => about === "picture").map(({ kind }) => kind);
    // It may ask once more than there was something to tell.
    assert.deepEqual(
      pictures.filter(kind => kind !== "same"),
      ["whole", "delta"],
    );
  });

  it("keeps the last picture under a banner while the text is broken", async () => {
    await open();
    await view.write(release.replace("step deploy", "stepp deploy {"));
    assert.match(await text(".banner"), /^Line \d+ cannot be read: .*This is the last picture that could be drawn\.$/);
    assert.equal(await bar("deploy").count(), 1);
    await view.page.reload();
    await view.settled();
    assert.equal(await bar("deploy").count(), 1, "also after a reload");
    assert.equal(await text("strong.verdict"), "NO-GO");
    assert.match(await text(".banner"), /last picture/);
    await view.write(release);
    assert.equal(await view.page.locator(".banner").isVisible(), false);
    assert.equal(await view.page.locator("s.verdict").count(), 0);
  });

  it("strikes a GO through while the text is broken: whatever it said, it does not hold any more", async () => {
    const good = `person ana "Ana" { timezone UTC contact "#ana" hours 00:00 to 24:00 }
person ben "Ben" { timezone UTC contact "#ben" hours 00:00 to 24:00 }
runbook r "R" { risk low timezone UTC window 2026-05-23 10:00 to 2026-05-23 12:00 coordinator ana decider ana bridge "x"
  check look "Look" { takes 5m owner ana or ben expect "y" } }`;
    await open(good);
    assert.equal(await text(".verdict"), "GO");
    await view.write(good.replace("check look", "chekc look {"));
    assert.equal(await text("strong.verdict"), "NO-GO");
    assert.equal(await text("s.verdict"), "GO");
    assert.equal(await view.page.locator(".counts").count(), 0);
  });

  it("says why there is no picture", async () => {
    await open('person ana "Ana" { timezone Europe/London }\n');
    assert.equal(await text(".banner"), "This file has no runbook.");
  });

  it("comes back after a reload as it was left", async () => {
    await open();
    await view.page.selectOption("#rows", "owner");
    await view.page.selectOption("#zone", "Asia/Kolkata");
    await row("deploy").click();
    await view.page.click("#zoom-in");
    await view.page.click("#zoom-in");
    await press("Shift+ArrowRight");
    await view.page.waitForTimeout(300);
    const before = await boxOf("deploy");
    await view.page.reload();
    await view.settled();
    assert.equal(await view.page.locator("#rows").inputValue(), "owner");
    assert.equal(await view.page.locator("#zone").inputValue(), "Asia/Kolkata");
    assert.deepEqual(await selected(), ["deploy"]);
    const now = await boxOf("deploy");
    assert.ok(Math.abs(now.x - before.x) < 2 && Math.abs(now.width - before.width) < 2, JSON.stringify([before, now]));
  });

  it("is exported to every format there is: the PNG it draws itself, the rest the server makes as it is looked at", async () => {
    await open();
    await view.page.selectOption("#rows", "owner");
    const saved = (): readonly Saved[] =>
      host.heard.flatMap(message =>
        message.kind === "ask" && message.question.about === "save" ? [message.question.what] : [],
      );
    await press("e");
    const items = view.page.locator("#export-menu button");
    const offered = await items.evaluateAll(buttons => buttons.map(each => [each.dataset.format, each.textContent]));
    assert.deepEqual(
      offered,
      Object.entries(exportFormats).map(([format, { title }]) => [format, title]),
    );
    await press("Escape");
    for (const [format] of offered) {
      await press("e");
      await view.page.locator(`[data-format=${format}]`).click();
      await view.page.locator(".said", { hasText: `Saved as main.${format}` }).waitFor({ state: "attached" });
    }
    const looked = { rows: "owner", density: "comfortable", cutQuiet: true, filter: {}, collapsed: [] };
    const drawn = saved().findIndex(each => each.format === "png");
    assert.deepEqual(
      saved().toSpliced(drawn, 1),
      offered.flatMap(([format]) => (format === "png" ? [] : [{ format, view: looked }])),
    );
    const png = saved()[drawn];
    assert.ok(png && "bytes" in png);
    const bytes = Object.values(png.bytes);
    assert.equal(String.fromCharCode(...bytes.slice(1, 4).map(Number)), "PNG");
    assert.ok(bytes.length > 10_000);
  });

  it("is no PNG where nobody could read it, and says what to make instead", async () => {
    await open(largeRunbook(500));
    await press("e");
    await view.page.locator("[data-format=png]").click();
    await view.page.locator(".notice", { hasText: "too large for a PNG. Export it as SVG." }).waitFor();
    assert.ok(host.heard.every(message => message.kind !== "ask" || message.question.about !== "save"));
  });

  it("takes hostile titles as the text they are, and loads nothing", async () => {
    const evil = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>]]>&amp;";
    const hostile = release
      .replaceAll('"Deploy"', JSON.stringify(evil))
      .replace('"Cut over"', JSON.stringify(`</svg><style>*{display:none}</style>${evil}`))
      .replace('"Release 4.2"', JSON.stringify(evil))
      .replace('"Ben"', JSON.stringify(evil));
    await open(hostile);
    await row("deploy").click();
    await press("t", "t");
    await view.page.selectOption("#rows", "owner");
    await view.settled();
    assert.equal(await text("h1"), evil);
    assert.equal(await view.page.title(), "Timeline");
    assert.equal(await view.page.locator("main img, main script, main style").count(), 0);
    const elsewhere = view.requests.filter(address => !/^https:\/\/view\.test\/(view\.(js|css))?$/.test(address));
    assert.deepEqual(elsewhere, []);
  });

  it("asks for findings and undoing of the rows in view, and of more as it is scrolled", async () => {
    await open(largeRunbook(300));
    const asked = (): readonly number[] =>
      host.heard.flatMap(message =>
        message.kind === "ask" && message.question.about === "more" ? message.question.activities : [],
      );
    const first = asked();
    assert.ok(first.includes(0) && first.length < 60, `${first.length} of 300`);
    await view.page.locator('[data-activity="s3"][title*="Rollback from here takes"]').first().waitFor();
    await view.page.evaluate("document.querySelector('.picture').scrollTop += 3000");
    await view.settled();
    await view.settled();
    const all = asked();
    assert.ok(all.length > first.length && all.length < 150, `${all.length} of 300`);
    assert.equal(new Set(all).size, all.length);
  });

  it("asks anew after an edit, and for what turning back means only once something is selected", async () => {
    await open();
    const undoing = (): number =>
      host.heard.filter(
        message => message.kind === "ask" && message.question.about === "more" && message.question.undoing,
      ).length;
    assert.equal(undoing(), 0);
    await bar("deploy").click();
    await view.settled();
    assert.equal(undoing(), 1);
    assert.match((await view.page.locator("output[for='turn-back']").textContent()) ?? "", /A rollback takes 20m/);
    await view.write(release.replace('"Deploy the last" { takes 20m }', '"Deploy the last" { takes 50m }'));
    await view.settled();
    assert.equal(undoing(), 2);
    assert.match((await row("deploy").first().getAttribute("title")) ?? "", /from here takes 50m/);
  });
});
