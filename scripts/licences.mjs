import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/**
 * The licences of the packages that ended up inside the bundles.
 * @param {readonly string[]} inputs files that were bundled, relative to the project
 * @returns {string} one text, packages in order of name. Throws when a package comes without a licence.
 */
export function licencesOf(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter(folder => folder !== undefined));
  const texts = new Map([...folders].map(folder => licenceOf(folder)));
  const parts = [...texts.keys()].sort().map(name => `${name}\n${"-".repeat(name.length)}\n${texts.get(name)}\n`);
  return `Go/No-Go contains code of these packages, each under its own licence.\n\n${parts.join("\n")}`;
}

/** "node_modules/@a/b/lib/x.js" -> "node_modules/@a/b"; nested installations give the innermost package. */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const file = readdirSync(join(root, folder)).find(entry => /^licen[cs]e(\.|$)/i.test(entry));
  if (file !== undefined && existsSync(join(root, folder, file)))
    return [
      `${name} ${version}`,
      readFileSync(join(root, folder, file), "utf8")
        .replaceAll("\r\n", "\n")
        .trim(),
    ];
  if (typeof license !== "string") throw new Error(`${name} ${version} is bundled but names no licence`);
  return [`${name} ${version}`, `Licence: ${license} (the package carries no licence file)`];
}
