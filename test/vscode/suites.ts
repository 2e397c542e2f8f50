/** The suites that run inside the extension host, as the host can load them. */
import { join } from "node:path";
import { build } from "esbuild";
import { filesIn, root } from "./project.js";

const folder = join(root, "test", "vscode", "host");

/**
 * Bundles each suite, and what runs them, into a folder of the project's: there Node finds mocha.
 * @returns the file whose `run` the extension host is to call
 */
export async function bundleSuites(into: string): Promise<string> {
  const suites = filesIn(folder, ".test.ts");
  if (suites.length === 0) throw new Error("there is no suite for the extension host");
  await build({
    absWorkingDir: root,
    entryPoints: [join(folder, "run.ts"), ...suites],
    outdir: into,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return join(into, "run.cjs");
}
