// What packs and publishes the extension, from a lock file of its own, installed when it is first needed.
import { join } from "node:path";
import { locked } from "../locked.mjs";

/**
 * @param {"@vscode/vsce/vsce" | "ovsx/bin/ovsx"} program
 * @returns {string} the script to start with Node. Throws with words when it cannot be installed.
 */
export function publishingTool(program) {
  return join(locked("scripts/publishing", "publishing"), "node_modules", ...program.split("/"));
}
