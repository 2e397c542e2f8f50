/**
 * Compiled code from an earlier run, for Node before 22, which keeps none itself. It is made when a run is over, and so holds
 * what a run needs. V8 ends the process over code that is damaged: hence each file says whose it is and holds it twice, which is quicker
 * to compare than to sum up.
 */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { isOnlyOurs } from "./folder.js";

const ending = ".code";

/** What has not been made anew for so long is most likely of a version that has gone. */
const longestKept = 30 * 24 * 3_600_000;

/**
 * Has packs that lie beside this file loaded from what is kept, and what is missing kept at the end of the process.
 * @param build something else for each build of this program
 */
export function keepCode(
  { wrap, createRequire }: Pick<typeof import("node:module"), "wrap" | "createRequire">,
  folder: string,
  packs: readonly string[],
  build: string,
): void {
  const { version, versions, arch, execArgv, env } = process;
  const flags = [...execArgv, env.NODE_OPTIONS].join("\n");
  const owner = Buffer.from(`${[build, version, versions.v8, arch, flags].join("\n")}\n`);
  const kind = [build.slice(0, 12), version, arch, Buffer.from(flags).toString("hex").slice(0, 60)].join("-");
  const [before = ""] = wrap("\n").split("\n");
  require.extensions[".cjs"] = (loaded, path) => {
    const name = basename(path);
    if (dirname(path) !== __dirname || !packs.includes(name)) return require.extensions[".js"](loaded, path);
    const file = join(folder, `${basename(name, ".cjs")}-${kind}${ending}`);
    const cachedData = readCode(file, owner);
    const script = new Script(wrap(readFileSync(path, "utf8")), {
      filename: path,
      columnOffset: -before.length,
      ...(cachedData && { cachedData }),
    });
    if (!cachedData || script.cachedDataRejected) process.on("exit", () => writeCode(file, owner, script));
    const run: (...args: readonly unknown[]) => unknown = script.runInThisContext();
    run.call(loaded.exports, loaded.exports, createRequire(path), loaded, path, __dirname);
  };
}

// Windows knows no such flag, and has links that only administrators make.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a file holds, if it is whole and ours. */
function readCode(path: string, owner: Buffer): Buffer | undefined {
  try {
    const file = openSync(path, flags);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || !isOnlyOurs(stats)) return undefined;
      const bytes = readFileSync(file);
      const [once, again] = [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)];
      return once.equals(again) && once.subarray(0, owner.length).equals(owner)
        ? once.subarray(owner.length)
        : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Keeps what was compiled. Where that cannot be, the next run compiles again. */
function writeCode(path: string, owner: Buffer, script: Script): void {
  const draft = `${path}.${process.pid}`;
  try {
    const once = Buffer.concat([owner, script.createCachedData()]);
    writeFileSync(draft, Buffer.concat([once, once]), { mode: 0o600, flag: "wx" });
    renameSync(draft, path);
    removeOld(dirname(path), statSync(path).mtimeMs);
  } catch {
    remove(draft);
  }
}

function removeOld(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.includes(ending) && now - statSync(path).mtimeMs > longestKept) remove(path);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays.
  }
}
