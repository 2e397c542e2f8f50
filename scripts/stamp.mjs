// Knows whether what is built was built from the sources as they are now.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const stampFile = join(root, ".cache", "build.json");
const generated = join(root, "language", "generated");

/** What the bundles are made from. Tests, samples and documents are not in it. */
const sources = [
  "client",
  "language",
  "server",
  "scripts/browser.mjs",
  "scripts/build.mjs",
  "scripts/bundles.mjs",
  "scripts/licences.mjs",
  "scripts/parts.mjs",
  "scripts/slim",
  "scripts/types.mjs",
  "langium-config.json",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/** @returns {string | undefined} why a build is needed, in words; undefined when it is not */
export function whyBuild() {
  if (!existsSync(stampFile)) return "nothing is built yet";
  const { hash, outputs } = JSON.parse(readFileSync(stampFile, "utf8"));
  if (hash !== hashOfSources()) return "sources changed";
  const missing = outputs.find(file => !existsSync(join(root, file)));
  return missing === undefined ? undefined : `${missing} is missing`;
}

/**
 * Runs a build and remembers what it was made from. A build that fails leaves no stamp.
 * @param {() => Promise<readonly string[]>} build gives the files it made, relative to the project
 */
export async function stamped(build) {
  const hash = hashOfSources();
  unstamp();
  const outputs = await build();
  mkdirSync(join(root, ".cache"), { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ hash, outputs }, undefined, 2));
}

/** What is built is no build any more: the next who wants one makes it. */
export function unstamp() {
  rmSync(stampFile, { force: true });
}

/** A hash of the contents, not of dates: a fresh clone and a switched branch must not fool it. */
function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full) || full === generated) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap(name => filesUnder(`${path}/${name}`));
}
