/**
 * The samples as they are seen, compared with pictures kept in golden/ (made anew by npm run golden). Fonts differ from machine
 * to machine and are left out: what is compared are the plots without their texts, whose geometry rests on arithmetic alone, at a
 * quarter of their size, so that the edges of shapes may be drawn a little otherwise.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { startChromium } from "../../support/chromium.js";
import { samples } from "../../support/samples.js";
import { createHost } from "./host.js";
import { openView, type Theme } from "./page.js";

/** A channel of a pixel, 0 to 255, may differ by so much; of so many pixels more may. */
const tolerance = { channel: 40, pixels: 0.0015 };

/** In a page without a policy: its canvas reads and writes the PNGs. */
const inPage = `
  const imageOf = async address => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  };
  const drawn = (image, width, height) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  };
  globalThis.coarse = async address => {
    const image = await imageOf(address);
    return drawn(image, Math.round(image.width / 4), Math.round(image.height / 4)).toDataURL("image/png");
  };
  globalThis.difference = async (first, second, channel) => {
    const [a, b] = await Promise.all([imageOf(first), imageOf(second)]);
    if (a.width !== b.width || a.height !== b.height) return 1;
    const [x, y] = [a, b].map(each => drawn(each, each.width, each.height).getContext("2d").getImageData(0, 0, each.width, each.height).data);
    let other = 0;
    for (let i = 0; i < x.length; i += 4) if ([0, 1, 2].some(k => Math.abs(x[i + k] - y[i + k]) > channel)) other++;
    return other / (x.length / 4);
  };
`;

const cases: readonly (readonly [sample: string, theme: Theme])[] = [
  ...samples().map(({ name }) => [name, "light"] as const),
  ["worked-example/payments-upgrade", "dark"],
  ["worked-example/payments-upgrade", "contrast"],
];

describe("the pictures of the samples", () => {
  let browser: Browser | undefined;
  let easel: Page;
  before(async function () {
    browser = await startChromium(this);
    assert.ok(browser);
    easel = await browser.newPage();
    await easel.evaluate(inPage);
  });
  after(async () => {
    await browser?.close();
  });

  /** The plot of a sample, coarse, as a data URL. */
  const pictureOf = async (name: string, theme: Theme, change = (text: string) => text): Promise<string> => {
    const sample = samples().find(each => each.name === name);
    assert.ok(sample && browser);
    const view = await openView(browser, createHost(change(sample.text), sample.others), { theme });
    await view.page.evaluate("for (const each of document.querySelectorAll('.plot text')) each.remove()");
    const png = await view.page.locator(".plot").screenshot();
    await view.close();
    return easel.evaluate<string>(`coarse("data:image/png;base64,${png.toString("base64")}")`);
  };
  const difference = (first: string, second: string): Promise<number> =>
    easel.evaluate<number>(`difference("${first}", "${second}", ${tolerance.channel})`);

  for (const [name, theme] of cases) {
    it(`${name} in ${theme}`, async () => {
      const golden = new URL(`golden/${name.replaceAll("/", "-")}-${theme}.png`, import.meta.url);
      const seen = await pictureOf(name, theme);
      const share = existsSync(golden)
        ? await difference(seen, `data:image/png;base64,${readFileSync(golden).toString("base64")}`)
        : 1;
      const isSame = share <= tolerance.pixels;
      if (process.env.UPDATE_GOLDEN && !isSame) writeFileSync(golden, Buffer.from(seen.split(",")[1] ?? "", "base64"));
      else assert.ok(isSame, `${(share * 100).toFixed(2)} % of the pixels are others; npm run golden makes it anew`);
    });
  }

  it("would be told from others by ten minutes of one bar", async () => {
    const name = "worked-example/payments-upgrade";
    const later = await pictureOf(name, "light", text => text.replace("at 23:00", "at 23:10"));
    assert.ok((await difference(await pictureOf(name, "light"), later)) > tolerance.pixels);
  });
});
