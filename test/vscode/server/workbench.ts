/** A workbench of VS Code's own server in Debian's Chromium: a window as people know it, on a machine without a display. */
import { join } from "node:path";
import { format } from "node:util";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { emptyExtension, type Tested } from "../extension.js";
import { root } from "../project.js";
import type { VSCodeServer } from "./install.js";
import { installExtension, type Running, start } from "./start.js";

export interface Opening {
  readonly server: VSCodeServer;
  /** Path of Chromium. */
  readonly browser: string;
  readonly scratch: string;
  /** A folder, or a file that ends in `.code-workspace`. */
  readonly workspace: string;
  /** A file to show at once. */
  readonly file?: string;
  readonly extension: Tested;
  /** The file whose `run` the extension host calls. */
  readonly tests?: string;
  /** What the extension host is told. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of the extension host's console. */
  readonly onLog?: (line: string) => void;
}

export interface Workbench {
  readonly page: Page;
  /** Resolves with the code the tests in the extension host ended with. */
  readonly tested: Promise<number>;
  /** Resolves with words when the server, the browser or the page ends by itself. */
  readonly broken: Promise<string>;
  /** What page, server and extensions tried to reach beyond the machine. */
  outside(): readonly string[];
  close(): Promise<void>;
}

export async function openWorkbench(opening: Opening): Promise<Workbench> {
  if (opening.extension.kind === "packed") installExtension(opening.server, opening.scratch, opening.extension.vsix);
  const running = await start(opening.server, opening.scratch, opening.env);
  try {
    const context = await launch(opening);
    try {
      return await workbenchIn(context, running, opening);
    } catch (error) {
      await context.close();
      throw error;
    }
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function launch({ browser, scratch }: Opening): Promise<BrowserContext> {
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

async function workbenchIn(context: BrowserContext, running: Running, opening: Opening): Promise<Workbench> {
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
    opening.onLog?.(`${kind} ${format(...parts)}`),
  );
  const tested = new Promise<number>(resolve => {
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  const developed = underDevelopment(opening);
  if (developed !== undefined) {
    await page.addInitScript({
      content: `globalThis.gonogoDevelopment = ${JSON.stringify({ extension: developed, tests: opening.tests })};`,
    });
    await page.addInitScript({ path: join(root, "test", "vscode", "server", "develop.js") });
  }
  await page.goto(addressOf(running, opening));
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
function underDevelopment({ extension, tests, scratch }: Opening): string | undefined {
  if (extension.kind === "development") return extension.folder;
  return tests === undefined ? undefined : emptyExtension(scratch);
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
