/** The extension as a VS Code gets it: from the working tree, or packed as users install it. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJson, root } from "./project.js";

export type Tested =
  /** `folder` holds the manifest. */
  { readonly kind: "development"; readonly folder: string } | { readonly kind: "packed"; readonly vsix: string };

export const workingTree: Tested = { kind: "development", folder: root.replace(/[\\/]$/, "") };

/** What of the extension a VS Code reads. */
const read = [
  "dist/browser",
  "dist/client",
  "dist/server",
  "dist/timeline",
  "dist/importing",
  "dist/rules.json",
  "syntaxes",
  "l10n",
];

/** A copy of what is built. @returns its folder */
export function copyBuilt(folder: string): string {
  for (const part of [...read, "package.json", "package.nls.json", "walkthrough"]) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  return folder;
}

/** Without its program for machines: VS Code can only start the one for browsers, in a worker of the window. */
export function forBrowser(folder: string): Tested {
  copyBuilt(folder);
  const manifest = Object.entries(Object(readJson(join(root, "package.json")))).filter(([key]) => key !== "main");
  writeFileSync(join(folder, "package.json"), JSON.stringify(Object.fromEntries(manifest)));
  return { kind: "development", folder };
}

/** Packs the extension as it is published. Throws with the packer's words when that fails. */
export function pack(folder: string): Tested {
  const script = join(root, "scripts", "publishing", "extension.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { cwd: root, encoding: "utf8" });
  const vsix = stdout.trim();
  if (status !== 0 || !existsSync(vsix)) throw new Error(`the extension could not be packed: ${stderr}${stdout}`);
  return { kind: "packed", vsix };
}

/**
 * Suites run in an extension host that has an extension under development. Where the one to be tested is installed, this empty
 * one takes the place.
 * @returns its folder
 */
export function emptyExtension(scratch: string): string {
  const folder = join(scratch, "empty-extension");
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "empty", publisher: "gonogo-tests", version: "0.0.0", engines: { vscode: "*" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
