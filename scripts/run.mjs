import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the project, whatever the working directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Progress goes to stderr: stdout belongs to results. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program to its end with the terminal's own output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 * @returns {number} its exit code; 1 where it was ended by a signal. Throws when it could not be started.
 */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
  if (done.error) throw new Error(`could not start ${command}: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs npm, which on Windows is a script that only a shell can start. */
export function runNpm(args, options = {}) {
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Is this file the one that was started, rather than imported? */
export function isMain(meta) {
  return process.argv[1] !== undefined && fileURLToPath(meta.url) === process.argv[1];
}
