/** Which VS Code there is to test in, and why that one. */
import { type Role, roles } from "./lanes.js";
import { installChromium } from "./server/chromium.js";
import { install, type VSCodeServer } from "./server/install.js";

export type Host =
  | {
      readonly kind: "server";
      readonly why: string;
      readonly servers: Readonly<Record<Role, VSCodeServer>>;
      /** Path of Chromium. */
      readonly browser: string;
    }
  | { readonly kind: "none"; readonly why: string };

export type Available = Exclude<Host, { readonly kind: "none" }>;

/** Finds or fetches a VS Code. What is there already is used without looking anything up. */
export async function prepare(): Promise<Host> {
  try {
    const browser = installChromium();
    const servers = { lowest: install("lowest"), newest: install("newest") };
    const versions = roles.map(role => servers[role].version).join(" and ");
    return { kind: "server", why: `VS Code ${versions}: VS Code's own server, in Chromium.`, servers, browser };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "none", why: `The tests in VS Code are skipped, since there is none to be had: ${why}.` };
  }
}
