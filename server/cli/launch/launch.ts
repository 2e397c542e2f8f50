/**
 * The command `gonogo`: starts the program with the code that was compiled for an earlier run. A file of its own, because that serves
 * only what is loaded later.
 */
import { standardOutput, write } from "../terminal.js";
import { versionText } from "../version.js";
import { keepCode } from "./code.js";
import { cacheFolder } from "./folder.js";

/** The packs of the program, and something else for each build of them: scripts/build.mjs. */
declare const PACKS: readonly string[];
declare const BUILD: string;

/** What `node:module` is, which to ask for would load what only ES modules need. */
const Module = module.constructor as typeof import("node:module");

/** Package managers and scripts ask for the version again and again, and nothing of the program is needed to answer. */
function saysVersion([first, ...others]: readonly string[]): boolean {
  if (first !== "--version" || others.length > 0) return false;
  try {
    write(standardOutput, versionText());
    return true;
  } catch {
    // The program fails at it as well, and says so.
    return false;
  }
}

function start(): void {
  const folder = cacheFolder(process.env);
  if (folder !== undefined) {
    if ("enableCompileCache" in Module) (Module.enableCompileCache as (folder: string) => unknown)(folder);
    else keepCode(Module, folder, PACKS, BUILD);
  }
  require("./main.cjs");
}

if (!saysVersion(process.argv.slice(2))) start();
