import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { npm, root, run } from "./project.js";

/** The versions of Node the package promises to run on, pinned: a test must not change by itself. */
export const nodeVersions = ["20.20.2", "22.23.3", "24.21.0"] as const;

export interface NodeProgram {
  readonly version: string;
  readonly path: string;
}

/** One Node of each major version: the running one for its own, the others from the npm registry, fetched once. */
export function nodes(): readonly NodeProgram[] {
  return nodeVersions.map(version =>
    major(version) === major(process.versions.node)
      ? { version: process.versions.node, path: process.execPath }
      : { version, path: fetched(version) },
  );
}

function major(version: string): string {
  return version.split(".")[0] ?? version;
}

/** The registry's packages hold the bare program; their install scripts are not needed. */
function fetched(version: string): string {
  const name = packageName();
  const folder = join(root, ".cache", `node-${major(version)}`);
  const program = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(program) || run(program, ["--version"]).stdout.trim() !== `v${version}`) {
    mkdirSync(folder, { recursive: true });
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--force"];
    npm(["install", ...quiet, "--prefix", folder, `${name}@${version}`]);
  }
  return program;
}

function packageName(): string {
  const system = process.platform === "win32" ? "win" : process.platform;
  return `node-${system}-${process.arch}`;
}
