/** The workspace that a VS Code under test is opened on: the samples, in a copy it may spoil. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.js";

/** Its folders when it is opened; `worked-example` lies beside them, to be added later. */
export const openFolders = ["boring", "high-wire"] as const;

/** @returns the path of the `.code-workspace` file */
export function copyWorkspace(scratch: string): string {
  const folder = join(scratch, "release");
  cpSync(join(root, "samples"), folder, { recursive: true });
  writeFileSync(join(folder, "boring", "notes.md"), "# Notes\n\nNothing here is a runbook.\n");
  cpSync(join(root, "samples", "import", "ledger-cutover.csv"), join(folder, "boring", "ledger-cutover.csv"));
  const file = join(folder, "release.code-workspace");
  writeFileSync(file, JSON.stringify({ folders: openFolders.map(path => ({ path })) }));
  return file;
}
