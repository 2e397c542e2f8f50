// What packs and publishes the extension, from a lock file of its own, installed when it is first needed.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, runNpm, say } from "../run.mjs";

const source = join(root, "scripts", "publishing");
const cache = join(root, ".cache");

/**
 * @param {"@vscode/vsce/vsce" | "ovsx/bin/ovsx"} program
 * @returns {string} the script to start with Node. Throws with words when it cannot be installed.
 */
export function publishingTool(program) {
  const folder = join(cache, `publishing-${hashOf("package-lock.json")}`);
  if (!existsSync(folder)) install(folder);
  return join(folder, "node_modules", ...program.split("/"));
}

/** Beside the place, then moved there: several may want it at once, and one that breaks off leaves nothing half. */
function install(folder) {
  say("Installing what packs the extension …");
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, "publishing-new-"));
  try {
    for (const file of ["package.json", "package-lock.json"]) cpSync(join(source, file), join(aside, file));
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const code = runNpm(["ci", ...quiet], { cwd: aside, stdio: ["ignore", 2, 2] });
    if (code !== 0) throw new Error("npm ci failed for what packs the extension; its reason stands above.");
    try {
      renameSync(aside, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function hashOf(file) {
  return createHash("sha256")
    .update(readFileSync(join(source, file)))
    .digest("hex")
    .slice(0, 12);
}
