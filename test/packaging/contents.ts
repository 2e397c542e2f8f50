/** What lies in a package, and what its manifest promises. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below a folder, from it, with `/`. */
export function filesUnder(folder: string, path = ""): readonly string[] {
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap(entry => {
    const inner = path === "" ? entry.name : `${path}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(folder, inner) : [inner];
  });
}

/** Every value in a manifest that names a file of the package ("./dist/x"), without the "./"; of a pattern, its folder. */
export function pathsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.startsWith("./") ? [value.slice(2).replace(/\/\*$/, "")] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}
