/** Large files that only a PNG needs. In the bundle, which the build sees to, they lie in a folder beside it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** @param path of a package's file, as one would import it */
export function readAsset(path: string): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(path));
}
