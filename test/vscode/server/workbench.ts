/** A workbench of VS Code's own server in Debian's Chromium: a window as people know it, on a machine without a display. */
import { join } from "node:path";
import { format } from "node:util";
import { type BrowserContext, chromium } from "playwright-core";
import { emptyExtension } from "../extension.js";
import type { Opening, Window } from "../opening.js";
import { root } from "../project.js";
import type { VSCodeServer } from "./install.js";
import { installExtension, type Running, start } from "./start.js";

export interface ServerProgram {
  readonly kind: "server";
  readonly server: VSCodeServer;
  /** Path of Chromium. */
  readonly browser: string;
}

/** A run of suites in the extension host. */
export interface Suites {
  /** The file whose `run` the extension host calls. */
  readonly tests: string;
  /** What the extension host is told. */
  readonly env: Readonly<Record<string, string>>;
  /** Called with each line of the extension host's console. */
  readonly onLog: (line: string) => void;
}

export interface Workbench extends Window {
  /** Resolves with the code the tests in the extension host ended with. */
  readonly tested: Promise<number>;
  /** Resolves with words when the server, the browser or the page ends by itself. */
  readonly broken: Promise<string>;
}

export async function openWorkbench(
  { server, browser }: ServerProgram,
  opening: Opening,
  suites?: Suites,
): Promise<Workbench> {
  const { extension, scratch } = opening;
  if (extension.kind === "packed") installExtension(server, scratch, extension.vsix);
  const running = await start(server, scratch, suites?.env);
  try {
    const context = await launch(browser, scratch);
    try {
      return await workbenchIn(context, running, opening, suites);
    } catch (error) {
      await context.close();
      throw error;
    }
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function launch(browser: string, scratch: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(scratch, "chromium"), {
    executablePath: browser,
    headless: true,
    viewport: { width: 1400, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    args: [
      ...[
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
      ],
      ...[
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
      "--disable-features=OptimizationHints,MediaRouter",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

async function workbenchIn(
  context: BrowserContext,
  running: Running,
  opening: Opening,
  suites: Suites | undefined,
): Promise<Workbench> {
  const page = context.pages()[0] ?? (await context.newPage());
  const requested = new Set<string>();
  context.on("request", request => {
    if (leaves(request.url(), running.authority)) requested.add(request.url());
  });
  const broken = Promise.race([
    running.ended,
    new Promise<string>(resolve => page.once("crash", () => resolve("the window crashed"))),
    new Promise<string>(resolve => context.once("close", () => resolve("the browser closed"))),
  ]);
  // The workbench looks for these two and calls them where tests are run in its extension host.
  await page.exposeFunction("codeAutomationLog", (kind: string, parts: readonly unknown[]) =>
    suites?.onLog(`${kind} ${format(...parts)}`),
  );
  const tested = new Promise<number>(resolve => {
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  const developed = underDevelopment(opening, suites);
  if (developed !== undefined) {
    await page.addInitScript({
      content: `globalThis.gonogoDevelopment = ${JSON.stringify({ extension: developed, tests: suites?.tests })};`,
    });
    await page.addInitScript({ path: join(root, "test", "vscode", "server", "develop.js") });
  }
  await page.goto(addressOf(running, opening), { timeout: 90_000 });
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  return {
    page,
    tested,
    broken,
    outside: () => [...requested, ...running.outside()],
    async close() {
      await context.close();
      await running.stop();
    },
  };
}

/** The folder of the extension under development; suites need one, though the tested one be installed. */
function underDevelopment({ extension, scratch }: Opening, suites: Suites | undefined): string | undefined {
  if (extension.kind === "development") return extension.folder;
  return suites === undefined ? undefined : emptyExtension(scratch);
}

function addressOf({ url, authority }: Running, { workspace, file }: Opening): string {
  const kind = workspace.endsWith(".code-workspace") ? "workspace" : "folder";
  const payload = [
    ["skipWelcome", "true"],
    ...(file === undefined ? [] : [["openFile", `vscode-remote://${authority}${file}`]]),
  ];
  return `${url}?${new URLSearchParams({ [kind]: workspace, payload: JSON.stringify(payload) })}`;
}

/** The webviews' own addresses are answered by a service worker of the page; nothing leaves the machine for them. */
function leaves(address: string, authority: string): boolean {
  const { protocol, host } = new URL(address);
  return /^(?:https?|wss?):$/.test(protocol) && host !== authority && !host.endsWith(".vscode-resource.vscode-cdn.net");
}
