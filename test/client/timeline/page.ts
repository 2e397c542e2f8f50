/** The view in a plain browser: its real page with its real policy, and a host that stands in for VS Code. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { htmlOf } from "../../../client/timeline/html.js";
import type { ToPanel, ToView } from "../../../client/timeline/messages.js";
import type { Host } from "./host.js";

export type Theme = "light" | "dark" | "contrast" | "contrast light";

export interface PageOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly zone?: string;
  readonly reducedMotion?: boolean;
  /** English where absent. */
  readonly language?: string;
  /** Labels of a language that is made up. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors, and whatever the policy stopped. */
  readonly complaints: readonly string[];
  /** Addresses asked for. */
  readonly requests: readonly string[];
  /** Says something as the panel would. */
  readonly tell: (message: ToView) => Promise<void>;
  /** The text has changed. */
  readonly write: (text: string) => Promise<void>;
  /** Nothing is left to be drawn or answered. */
  readonly settled: () => Promise<void>;
}

const origin = "https://view.test";
const files = { style: "/view.css", script: "/view.js", styleSource: origin, nonce: "n0nce" };

/** As they are shipped. */
const shipped = (name: string): string =>
  readFileSync(new URL(`../../../dist/timeline/${name}`, import.meta.url), "utf8");

/** As VS Code gives them to the extension. */
function labelsIn(language: string): Readonly<Record<string, string>> {
  if (language === "en") return {};
  return JSON.parse(readFileSync(new URL(`../../../l10n/bundle.l10n.${language}.json`, import.meta.url), "utf8"));
}

/** The variables VS Code gives its own themes; see themes.json. */
const themes: Readonly<Record<Theme, { readonly body: string; readonly variables: Readonly<Record<string, string>> }>> =
  JSON.parse(readFileSync(new URL("themes.json", import.meta.url), "utf8"));

export async function openView(browser: Browser, host: Host, options: PageOptions = {}): Promise<Opened> {
  const { theme = "light", width = 1100, height = 700, zone = "Europe/Berlin" } = options;
  const { language = "en", labels = labelsIn(language) } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    timezoneId: zone,
    locale: "en-GB",
    reducedMotion: options.reducedMotion === false ? "no-preference" : "reduce",
    forcedColors: theme.startsWith("contrast") ? "none" : null,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", message => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", error => complaints.push(String(error)));
  page.on("request", request => requests.push(request.url()));
  const { body, variables } = themes[theme];
  await page.route("**/*", async route => {
    const { pathname } = new URL(route.request().url());
    switch (pathname) {
      case "/":
        return route.fulfill({
          contentType: "text/html",
          body: htmlOf({ ...files, title: "Timeline", language, labels }),
        });
      case "/view.css":
        return route.fulfill({ contentType: "text/css", body: shipped("view.css") });
      case "/view.js":
        return route.fulfill({ contentType: "text/javascript", body: shipped("view.js") });
      default:
        return route.fulfill({ status: 404 });
    }
  });
  let busy = 0;
  const tell = async (message: ToView): Promise<void> => {
    await page.evaluate(`postMessage(${JSON.stringify(message)}, "*")`);
  };
  await page.exposeFunction("hostHears", async (message: ToPanel) => {
    busy++;
    await host.hear(message, tell).finally(() => busy--);
  });
  await page.addInitScript({ path: fileURLToPath(new URL("stand-in.js", import.meta.url)) });
  await page.addInitScript(`standIn(${JSON.stringify({ body, variables })})`);
  const settled = async (): Promise<void> => {
    const frames = () => page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    await frames();
    while (busy > 0) await frames();
    await frames();
  };
  await page.goto(`${origin}/`);
  await settled();
  return {
    page,
    complaints,
    requests,
    tell,
    settled,
    async write(text) {
      host.write(text);
      await tell({ kind: "changed" });
      await settled();
    },
  };
}
