/** A panel's view in a plain browser: its real page with its real policy, and a host that stands in for VS Code. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { htmlOf } from "../../client/timeline/html.js";

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

export interface OpenedPage<ToView> {
  readonly page: Page;
  /** What the browser complained of: errors, and whatever the policy stopped. */
  readonly complaints: readonly string[];
  /** Addresses asked for. */
  readonly requests: readonly string[];
  /** Says something as the panel would. */
  readonly tell: (message: ToView) => Promise<void>;
  /** Nothing is left to be drawn or answered. */
  readonly settled: () => Promise<void>;
  /** For the next that is opened alike, which begins with nothing: to start another costs a second of the processor. */
  readonly close: () => Promise<void>;
}

/** What a page is of. */
export interface View<ToPanel, ToView> {
  /** Of what is shipped. */
  readonly folder: "timeline" | "importing";
  readonly title: string;
  /** Takes what the view says; `tell` is how it is answered. */
  readonly hear: (message: ToPanel, tell: (message: ToView) => Promise<void>) => Promise<void>;
}

const origin = "https://view.test";
const files = { style: "/view.css", script: "/view.js", styleSource: origin, nonce: "n0nce" };

const inTests = (path: string): URL => new URL(`../client/timeline/${path}`, import.meta.url);

/** As VS Code gives them to the extension. */
function labelsIn(language: string): Readonly<Record<string, string>> {
  if (language === "en") return {};
  return JSON.parse(readFileSync(new URL(`../../l10n/bundle.l10n.${language}.json`, import.meta.url), "utf8"));
}

/** The variables VS Code gives its own themes; see themes.json. */
const themes: Readonly<Record<Theme, { readonly body: string; readonly variables: Readonly<Record<string, string>> }>> =
  JSON.parse(readFileSync(inTests("themes.json"), "utf8"));

/** A page as it is shown at the moment. */
interface Shown {
  readonly html: string;
  readonly complaints: string[];
  readonly requests: string[];
  readonly hears: (message: never) => Promise<void>;
}

/** One page after the other, of the same view in the same surroundings. */
interface Stage {
  readonly page: Page;
  /** Undefined between two. */
  shown: Shown | undefined;
}

/** Those on which nothing is shown now, by what their surroundings are. */
const idle = new WeakMap<Browser, Map<string, Stage>>();

type Surroundings = Required<Pick<PageOptions, "theme" | "zone" | "reducedMotion">> &
  Pick<View<never, never>, "folder">;

async function stageFor(browser: Browser, around: Surroundings): Promise<Stage> {
  const key = JSON.stringify(around);
  const known = idle.get(browser)?.get(key);
  if (known) {
    idle.get(browser)?.delete(key);
    return known;
  }
  const { folder, theme, zone, reducedMotion } = around;
  /** As they are shipped. */
  const shipped = (name: string): string =>
    readFileSync(new URL(`../../dist/${folder}/${name}`, import.meta.url), "utf8");
  const context = await browser.newContext({
    timezoneId: zone,
    locale: "en-GB",
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
    forcedColors: theme.startsWith("contrast") ? "none" : null,
  });
  const page = await context.newPage();
  const stage: Stage = { page, shown: undefined };
  page.on("console", message => {
    if (message.type() === "error" || message.type() === "warning") stage.shown?.complaints.push(message.text());
  });
  page.on("pageerror", error => stage.shown?.complaints.push(String(error)));
  page.on("request", request => stage.shown?.requests.push(request.url()));
  const { body, variables } = themes[theme];
  await page.route("**/*", async route => {
    const { pathname } = new URL(route.request().url());
    switch (pathname) {
      case "/":
        return route.fulfill({ contentType: "text/html", body: stage.shown?.html ?? "" });
      case "/nothing":
        return route.fulfill({ contentType: "text/html", body: "" });
      case "/view.css":
        return route.fulfill({ contentType: "text/css", body: shipped("view.css") });
      case "/view.js":
        return route.fulfill({ contentType: "text/javascript", body: shipped("view.js") });
      default:
        return route.fulfill({ status: 404 });
    }
  });
  await page.exposeFunction("hostHears", (message: never) => stage.shown?.hears(message));
  await page.addInitScript({ path: fileURLToPath(inTests("stand-in.js")) });
  await page.addInitScript(`standIn(${JSON.stringify({ body, variables })})`);
  return stage;
}

/** Leaves nothing of what was shown: no state, no pointer above it, nothing that goes on. */
async function clear(stage: Stage): Promise<void> {
  const { page } = stage;
  stage.shown = undefined;
  await page.mouse.move(-1, -1);
  // A page writes down how it stands until it is left: only then is that taken away.
  await page.goto(`${origin}/nothing`);
  await page.evaluate("sessionStorage.clear()");
}

export async function openPage<ToPanel, ToView>(
  browser: Browser,
  { folder, title, hear }: View<ToPanel, ToView>,
  options: PageOptions = {},
): Promise<OpenedPage<ToView>> {
  const { theme = "light", width = 1100, height = 700, zone = "Europe/Berlin", reducedMotion = true } = options;
  const { language = "en", labels = labelsIn(language) } = options;
  const around: Surroundings = { folder, theme, zone, reducedMotion };
  const stage = await stageFor(browser, around);
  const { page } = stage;
  let busy = 0;
  const tell = async (message: ToView): Promise<void> => {
    if (stage.shown === shown) await page.evaluate(`postMessage(${JSON.stringify(message)}, "*")`);
  };
  const shown: Shown = {
    html: htmlOf({ ...files, title, language, labels }),
    complaints: [],
    requests: [],
    async hears(message) {
      busy++;
      await hear(message, tell).finally(() => busy--);
    },
  };
  const settled = async (): Promise<void> => {
    const frames = () => page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    await frames();
    while (busy > 0) await frames();
    await frames();
  };
  stage.shown = shown;
  await page.setViewportSize({ width, height });
  await page.goto(`${origin}/`);
  await settled();
  const { complaints, requests } = shown;
  const close = async (): Promise<void> => {
    await clear(stage);
    const stages = idle.get(browser) ?? new Map<string, Stage>();
    idle.set(browser, stages.set(JSON.stringify(around), stage));
  };
  return { page, complaints, requests, tell, settled, close };
}
