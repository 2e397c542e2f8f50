// What is published is packed from a folder of its own: of all that is built, what its users need, with a manifest that says just that.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../run.mjs";

/**
 * @template T
 * @param {readonly string[]} contents files and folders of the repository
 * @param {(manifest: Readonly<Record<string, unknown>>) => object} manifestOf makes the manifest from the repository's own
 * @param {(folder: string) => T} pack is given the folder, which is gone afterwards
 */
export function staged(contents, manifestOf, pack) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "staged-"));
  try {
    for (const path of contents) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
    const own = { ...manifestOf(manifest), files: contents };
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(own, undefined, 2)}\n`);
    return pack(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An object without some of its keys. */
export function without(object, keys) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
