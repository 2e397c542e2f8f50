/**
 * What the command `gonogo` starts: the program, with the code that was compiled for an earlier run. A file of its own, because
 * that serves only what is loaded later.
 */
import module from "node:module";
import { keepCode } from "./code.js";
import { cacheFolder } from "./folder.js";

/** The packs of the program, and something else for each build of them: scripts/build.mjs. */
declare const PACKS: readonly string[];
declare const BUILD: string;

const folder = cacheFolder(process.env);
if (folder !== undefined) {
  if ("enableCompileCache" in module) (module.enableCompileCache as (folder: string) => unknown)(folder);
  else keepCode(folder, PACKS, BUILD);
}
require("./main.cjs");
