import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without what this test's own Node was started with. */
export function run(command: string, args: readonly string[], options: SpawnSyncOptions = {}): Ended {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, env, ...options, encoding: "utf8" });
  if (error) throw new Error(`could not start ${command}: ${error.message}`);
  return { code: status, stdout, stderr };
}

/** Runs npm and gives what it printed; throws with its reasons when it fails. */
export function npm(args: readonly string[], options: SpawnSyncOptions = {}): string {
  const { code, stdout, stderr } = run("npm", args, { ...options, shell: process.platform === "win32" });
  if (code !== 0) throw new Error(`npm ${args.join(" ")} ended with ${code}:\n${stderr}`);
  return stdout;
}

/** A copy of the working tree as git has it or would, in a new temporary folder; what is deleted and not yet committed is not in it. */
export function copyOfProject(prefix: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  const listed = run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).stdout.split("\0");
  for (const file of listed.filter(each => each !== "" && existsSync(join(root, each)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), readFileSync(join(root, file)), { mode: statSync(join(root, file)).mode });
  }
  return copy;
}

/** Packs what is built as it is published on npm. */
export function packForNpm(folder: string): void {
  const { code, stderr } = run(process.execPath, [join(root, "scripts", "publishing", "npm.mjs"), folder]);
  if (code !== 0) throw new Error(stderr);
}

/** The files that went into each bundle, by the bundle's path; written by the build. */
export const bundlesFile = join(root, ".cache", "bundles.json");

/** The licences of what is bundled; written by the build. */
export const licencesFile = join(root, "dist", "THIRD-PARTY-LICENSES.txt");
