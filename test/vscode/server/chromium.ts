/** The browser that VS Code's own server is looked at with: Debian's Chromium. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "../../support/chromium.js";

/** Installs Chromium from Debian's packages unless there is one. Throws with words when it cannot be had. */
export function installChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!existsSync("/usr/bin/apt-get"))
    throw new Error("Chromium is not installed, and this is no Debian to install it from");
  if (process.getuid?.() !== 0)
    throw new Error("Chromium is not installed, and only root may (apt-get install chromium)");
  const install = ["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"];
  // The lists may be missing or old: fetching them first costs more than a try without.
  if (!aptGet(install)) {
    aptGet(["update"]);
    aptGet(install);
  }
  const now = findChromium();
  if (now === undefined) throw new Error("Chromium is not installed, and apt-get install chromium failed");
  return now;
}

function aptGet(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["--quiet", ...args], { env, stdio: "ignore" }).status === 0;
}
