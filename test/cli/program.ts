/** Runs the real command: as it is shipped where that is built of the sources as they are, else bundled once a test run. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { runProgram } from "../../server/cli/program.js";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const { whyBuild }: { readonly whyBuild: () => string | undefined } = await import(
  pathToFileURL(join(root, "scripts", "stamp.mjs")).href
);
const shipped = join(root, "dist", "cli", "gonogo.cjs");
const bundle = join(root, ".cache", "test-cli", String(process.pid), "gonogo.cjs");
let found: string | undefined;

// Nothing of one test is kept for the next, nor for whoever runs them.
process.env.GONOGO_NO_CACHE = "1";

/** The program's path. */
export function program(): string {
  // Made to be measured, there is one with a map beside it (test/coverage).
  if (process.env.NODE_V8_COVERAGE !== undefined) return join(root, "dist", "cli", "main.cjs");
  found ??= whyBuild() === undefined ? shipped : bundled();
  return found;
}

function bundled(): string {
  buildSync({
    absWorkingDir: root,
    entryPoints: ["server/cli/main.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    external: ["pg-cloudflare"],
    logLevel: "error",
  });
  return bundle;
}

/** Runs `gonogo` to its end, with nothing of this process's own colours. */
export function gonogo(args: readonly string[], { cwd, input = "", env = {} }: Circumstances): Ended {
  const { NODE_OPTIONS: _, NO_COLOR: __, FORCE_COLOR: ___, ...own } = process.env;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program(), ...args], {
    cwd,
    input,
    env: { ...own, ...env },
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  if (error) throw error;
  return { code: status, stdout, stderr };
}

/** The same after `meddling`, which may change what Node's `fs` does; `real` is as it was. */
export function meddled(meddling: string, args: readonly string[], cwd: string) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, ["-e", meddledStart(meddling), "--", ...args], { cwd, env, encoding: "utf8" });
}

/** What such a process evaluates. */
export function meddledStart(meddling: string): string {
  const setUp = `const fs = require("node:fs"); const real = { ...fs }; ${meddling}`;
  return `${setUp}; process.argv.splice(1, 0, "gonogo"); require(${JSON.stringify(program())});`;
}

/** The same without a process of its own: for the many ways of asking wrongly. */
export async function asked(args: readonly string[], cwd: string): Promise<Ended> {
  const { code, out, err } = await runProgram(args, { cwd, colours: false });
  return { code, stdout: out, stderr: err };
}

const folders: string[] = [];

/** A folder of its own outside any repository, with these files; gone after the tests. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gonogo-cli-")));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

// Not mocha's own `after`: run side by side, several test files share this module, and one ends before the other.
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  rmSync(dirname(bundle), { recursive: true, force: true });
});

/** A text with nothing wrong, and one with one error in line 2, column 1. */
export const sound = 'skill backup "Take backups"\n';
export const faulty = 'skill backup "Take backups"\nskil restore "Restore them"\n';

/** What `init` asks, answered. */
export const initAnswers: readonly string[] = [
  ...["--title", "A", "--opens", "2027-03-06 10:00", "--zone", "UTC"],
  ...["--person", "A", "--person", "B"],
];
