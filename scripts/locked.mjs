// Installs what a folder's own lock file names, apart from the project's dependencies, when it is first needed.
// Usage: node scripts/locked.mjs FOLDER NAME [FILE...]; prints where it is.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isMain, root, runNpm, say } from "./run.mjs";

const cache = join(root, ".cache");
const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * @param {string} source the folder with package.json and package-lock.json, relative to the project
 * @param {string} name what the installation is called in `.cache`
 * @param {readonly string[]} [more] files that belong beside what is installed
 * @returns {string} the folder of the installation. Throws with words when it cannot be installed.
 */
export function locked(source, name, more = []) {
  const files = ["package.json", "package-lock.json", ...more];
  const folder = join(cache, `${name}-${hashOf(files.map(file => join(root, source, file)))}`);
  if (!existsSync(folder)) install(source, files, folder);
  return folder;
}

/** Beside the place, then moved there: several may want it at once, and one that breaks off leaves nothing half. */
function install(source, files, folder) {
  say(`Installing ${source} …`);
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, "installing-"));
  try {
    for (const file of files) cpSync(join(root, source, file), join(aside, file));
    const code = runNpm(["ci", ...quiet], { cwd: aside, stdio: ["ignore", 2, 2] });
    if (code !== 0) throw new Error(`npm ci failed for ${source}; its reason stands above.`);
    try {
      renameSync(aside, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex").slice(0, 12);
}

if (isMain(import.meta)) {
  const [source, name, ...more] = process.argv.slice(2);
  try {
    process.stdout.write(locked(source, name, more));
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
