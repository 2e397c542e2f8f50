/** The extension as a VS Code gets it: from the working tree, or packed as users install it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.js";

export type Tested =
  /** `folder` holds the manifest. */
  { readonly kind: "development"; readonly folder: string } | { readonly kind: "packed"; readonly vsix: string };

export const workingTree: Tested = { kind: "development", folder: root.replace(/[\\/]$/, "") };

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
