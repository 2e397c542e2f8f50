// Makes a fresh or changed working tree usable: installs, then builds, and each only when it is needed.
// It runs before anything is installed, so it uses nothing but Node.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMain, root, runNpm, say } from "./run.mjs";
import { stamped, whyBuild } from "./stamp.mjs";

/** Whoever reads stdout wants results, not news of an installation. */
const onStderr = { stdio: ["ignore", 2, 2] };

/** Installs and builds what is missing. Throws with words a person can act on. */
export async function setup() {
  install();
  const reason = whyBuild();
  if (reason !== undefined) await build(reason);
}

async function build(reason) {
  say(`Building (${reason}) …`);
  const { build: makeAll } = await import("./build.mjs");
  await stamped(makeAll);
}

async function measurable() {
  const { buildMeasurable } = await import("./build.mjs");
  await buildMeasurable();
}

async function watch() {
  const { watchAll } = await import("./build.mjs");
  await watchAll();
}

function install() {
  const found = Number(process.versions.node.split(".")[0]);
  if (found < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  const wrong = whatIsNotInstalled();
  if (wrong === undefined) return;
  say(`Installing dependencies (${wrong}) …`);
  if (runNpm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], onStderr) === 0) return;
  throw new Error("npm ci failed. Its reason stands above; a registry that cannot be reached is the usual one.");
}

/**
 * Compares the lock file with what npm noted it has installed, so that an interrupted install and a changed lock are
 * both seen, and an install made by hand is not repeated.
 * @returns {string | undefined} the first difference, in words
 */
function whatIsNotInstalled() {
  const noted = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(noted)) return "none are there";
  const wanted = readJson(join(root, "package-lock.json")).packages;
  const installed = readJson(noted).packages;
  for (const [path, pkg] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    if (found === undefined && pkg.optional === true && !fitsThisMachine(pkg)) continue;
    if (found?.version !== pkg.version) return `${path.replace(/^.*node_modules\//, "")} ${pkg.version} is not there`;
  }
  return undefined;
}

/** Optional packages for another system are rightly absent; which C library a Linux has is left to npm. */
function fitsThisMachine(pkg) {
  if (pkg.libc !== undefined) return false;
  const listed = (list, value) => list === undefined || list.includes(value);
  return listed(pkg.os, process.platform) && listed(pkg.cpu, process.arch);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

if (isMain(import.meta)) {
  const [wish] = process.argv.slice(2);
  try {
    if (wish === undefined) await setup();
    else {
      install();
      if (wish === "--watch") await watch();
      else if (wish === "--measurable") await measurable();
      else await build("asked for");
    }
  } catch (error) {
    say(`Set-up failed: ${error.message}`);
    process.exitCode = 1;
  }
}
