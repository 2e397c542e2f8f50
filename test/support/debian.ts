/** Programs that tests want, from Debian's packages where they are absent. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Installs packages unless what they bring is there. Throws with words when it cannot be had.
 * @param find where the program is; undefined where there is none
 */
export function fromDebian(name: string, find: () => string | undefined, packages: readonly string[]): string {
  const found = find();
  if (found !== undefined) return found;
  if (!existsSync("/usr/bin/apt-get"))
    throw new Error(`${name} is not installed, and this is no Debian to install it from`);
  if (process.getuid?.() !== 0)
    throw new Error(`${name} is not installed, and only root may (apt-get install ${packages[0]})`);
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  // The lists may be missing or old: fetching them first costs more than a try without.
  if (!aptGet(install)) {
    aptGet(["update"]);
    aptGet(install);
  }
  const now = find();
  if (now === undefined) throw new Error(`${name} is not installed, and apt-get install ${packages[0]} failed`);
  return now;
}

function aptGet(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["--quiet", ...args], { env, stdio: "ignore" }).status === 0;
}
