import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** What is fetched once and kept: VS Code's servers, downloaded VS Codes. Ignored by git. */
export const kept = join(root, ".cache", "vscode");

/** What a run leaves to be looked at: screenshots, logs, reports. Ignored by git. */
export const artefacts = join(root, "out", "vscode");

/** The `version` of the VS Code that `engines` allows at least: "^1.100.0" gives "1.100.0". */
export function lowestVersion(): string {
  const manifest: unknown = readJson(join(root, "package.json"));
  const engine = at(at(manifest, "engines"), "vscode");
  const version = typeof engine === "string" ? /\d+\.\d+\.\d+/.exec(engine)?.[0] : undefined;
  if (version === undefined) throw new Error("package.json names no lowest VS Code in engines.vscode");
  return version;
}

/** A folder of one run's own, which is removed whatever becomes of the run. */
export async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "gonogo-vscode-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A property of what may be an object. */
export function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

export function hashOf(...files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

export function filesIn(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => join(folder, name));
}
