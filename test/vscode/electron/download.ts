/** VS Code as it is downloaded, for machines that reach its makers. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, SilentReporter } from "@vscode/test-electron";
import { type Role, roles } from "../lanes.js";
import { at, kept, lowestVersion, readJson } from "../project.js";

export interface Downloaded {
  readonly version: string;
  /** The program. */
  readonly path: string;
}

export type Downloads = Readonly<Record<Role, Downloaded>>;

const releases = "https://update.code.visualstudio.com/api/releases/stable?released=true";
/** Milliseconds. Whoever cannot reach the list of releases shall not wait for it; a download may take its time, but not forever. */
const patience = { list: 5_000, download: 180_000 };
const note = join(kept, "downloaded.json");

/** What an earlier run has downloaded. Nothing is looked up. */
export function downloaded(): Downloads | undefined {
  if (!existsSync(note)) return undefined;
  const noted = readJson(note);
  const [lowest, newest] = roles.map(role => entryOf(at(noted, role)));
  return lowest && newest && lowest.version === lowestVersion() ? { lowest, newest } : undefined;
}

/** Downloads the lowest and the newest. Throws with words, and soon, where that cannot be. */
export async function download(): Promise<Downloads> {
  const found = downloaded();
  if (found) return found;
  const newest = await newestVersion();
  const downloads = { lowest: await fetched(lowestVersion()), newest: await fetched(newest) };
  writeFileSync(note, JSON.stringify(downloads));
  return downloads;
}

/** VS Code opens windows; on Linux these need a display. */
export function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function newestVersion(): Promise<string> {
  const list: unknown = await fetch(releases, { signal: AbortSignal.timeout(patience.list) })
    .then(answer => answer.json())
    .catch(() => undefined);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  if (typeof first !== "string")
    throw new Error("VS Code cannot be downloaded: its list of releases is not to be reached");
  return first;
}

async function fetched(version: string): Promise<Downloaded> {
  mkdirSync(kept, { recursive: true });
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`VS Code ${version} did not arrive in time`)), patience.download);
  });
  const reporter = new SilentReporter();
  const path = await Promise.race([downloadAndUnzipVSCode({ version, cachePath: kept, reporter }), tooLate]);
  clearTimeout(late);
  return { version, path };
}

function entryOf(value: unknown): Downloaded | undefined {
  const version = at(value, "version");
  const path = at(value, "path");
  return typeof version === "string" && typeof path === "string" && existsSync(path) ? { version, path } : undefined;
}
