// The packages inside the bundles, and whether they may be passed on.
// `npm run licences` prints which they are, and ends with 1 where one of them may not be.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, root, say } from "./run.mjs";

/** Licences that let anybody pass a package on inside another, as long as their text goes with it. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  // Of files that are passed on as they are: MPL when it is said where their source is, OFL for fonts that are not sold by themselves.
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
  "Zlib",
]);

/** What goes with a package that carries no text of its licence: what its repository has, or what meets the licence without. */
const notices = {
  saxes: () => readFileSync(join(root, "scripts", "notices", "saxes.txt"), "utf8").trim(),
  "@resvg/resvg-wasm": version =>
    `Shipped as it was published, unchanged, under the Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/
Its source is at https://github.com/yisibl/resvg-js, version ${version}.`,
};

/** @typedef {{ name: string, version: string, licence: string | undefined, text: string | undefined }} Package */

/**
 * The packages that files come from, each once, in order of name.
 * @param {readonly string[]} inputs files that were bundled, relative to the project
 * @returns {Package[]}
 */
export function packagesIn(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter(folder => folder !== undefined));
  return [...folders].map(packageIn).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * Why packages may not be passed on, one sentence each; empty where all may be.
 * @param {readonly Package[]} packages
 */
export function refusals(packages) {
  return packages.flatMap(({ name, version, licence, text }) => {
    if (licence === undefined) return [`${name} ${version} names no licence`];
    if (!isAllowed(licence))
      return [`${name} ${version} is under ${licence}, which is not known to allow passing it on`];
    return text === undefined && licence !== "0BSD" ? [`${name} ${version} carries no text of its licence`] : [];
  });
}

/** An SPDX expression: of alternatives one is enough, of several together all are needed. */
export function isAllowed(licence) {
  const plain = licence.replace(/^\((.*)\)$/, "$1");
  if (/[()]/.test(plain)) return false;
  return plain.split(" OR ").some(choice => choice.split(" AND ").every(each => allowed.has(each.trim())));
}

/** What goes with the bundles. Throws where a package may not be passed on. */
export function licencesOf(inputs) {
  const packages = packagesIn(inputs);
  const refused = refusals(packages);
  if (refused.length > 0) throw new Error(refused.join("\n"));
  const parts = packages.map(({ name, version, text }) => {
    const title = `${name} ${version}`;
    return `${title}\n${"-".repeat(title.length)}\n${text}\n`;
  });
  return `Go/No-Go contains code of these packages, each under its own licence.\n\n${parts.join("\n")}`;
}

/**
 * A table in markdown: each package, its licence, and what it is part of.
 * @param {Readonly<Record<string, readonly string[]>>} bundles the files in each bundle
 */
export function reportOf(bundles) {
  const rows = packagesIn(Object.values(bundles).flat()).map(({ name, version, licence }) => {
    const parts = Object.entries(bundles)
      .filter(([, inputs]) => inputs.some(file => packageNameOf(file) === name))
      .map(([bundle]) => `\`${bundle}\``);
    return `| ${name} | ${version} | ${licence} | ${parts.join(", ")} |`;
  });
  const head = ["| package | version | licence | in |", "|---|---|---|---|"];
  return `${[...head, ...rows].join("\n")}\n`;
}

/** Files of our own that a script made out of a package's data. */
const madeFrom = { "language/time/zone-data.ts": "node_modules/moment-timezone" };

/** "node_modules/@a/b/lib/x.js" -> "node_modules/@a/b"; nested installations give the innermost package. */
function packageFolder(file) {
  return madeFrom[file] ?? /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function packageNameOf(file) {
  return packageFolder(file)?.replace(/^.*node_modules\//, "");
}

/** @returns {Package} */
function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const files = readdirSync(join(root, folder)).filter(entry => /^licen[cs]e([._-]|$)/i.test(entry));
  const texts = files.map(file =>
    readFileSync(join(root, folder, file), "utf8")
      .replaceAll("\r\n", "\n")
      .trim(),
  );
  const text = texts.length > 0 ? texts.join("\n\n") : (notices[name]?.(version) ?? licenceInReadme(folder));
  return { name, version, licence: typeof license === "string" ? license : undefined, text };
}

/** What stands under the heading "License" of a package's first page, where it is a text and no word alone. */
function licenceInReadme(folder) {
  const readme = join(root, folder, "README.md");
  const text = existsSync(readme) ? readFileSync(readme, "utf8").split(/^#+ licen[cs]e\s*$/im)[1] : undefined;
  return text?.includes("Permission is hereby granted") ? text.trim() : undefined;
}

function main() {
  const made = join(root, ".cache", "bundles.json");
  if (!existsSync(made)) throw new Error("nothing is built yet: npm run build");
  const bundles = JSON.parse(readFileSync(made, "utf8"));
  process.stdout.write(reportOf(bundles));
  const refused = refusals(packagesIn(Object.values(bundles).flat()));
  for (const reason of refused) say(reason);
  if (refused.length > 0) process.exitCode = 1;
}

if (isMain(import.meta)) {
  try {
    main();
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
