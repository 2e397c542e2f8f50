/**
 * Compiled code from an earlier run, for Node before 22, which keeps none itself. It is made when a run is over, and so holds
 * what a run needs. V8 ends the process over code that is damaged: hence each file says whose it is and has a sum.
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
import module from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { isOnlyOurs } from "./folder.js";

const ending = ".code";

/** What has not been made anew for so long is most likely of a version that has gone. */
const longestKept = 30 * 24 * 3_600_000;

/** Length and sum of the code after them. */
const headerBytes = 8;

/**
 * Has packs that lie beside this file loaded from what is kept, and what is missing kept at the end of the process.
 * @param build something else for each build of this program
 */
export function keepCode(folder: string, packs: readonly string[], build: string): void {
  const { version, versions, arch, execArgv, env } = process;
  const owner = sumOf(Buffer.from([build, version, versions.v8, arch, ...execArgv, env.NODE_OPTIONS].join("\n")));
  const [before = ""] = module.wrap("\n").split("\n");
  require.extensions[".cjs"] = (loaded, path) => {
    const name = basename(path);
    if (dirname(path) !== __dirname || !packs.includes(name)) return require.extensions[".js"](loaded, path);
    const file = join(folder, `${name}-${owner.toString(16)}${ending}`);
    const cachedData = readCode(file, owner);
    const script = new Script(module.wrap(readFileSync(path, "utf8")), {
      filename: path,
      columnOffset: -before.length,
      ...(cachedData && { cachedData }),
    });
    if (!cachedData || script.cachedDataRejected) process.on("exit", () => writeCode(file, owner, script));
    const run: (...args: readonly unknown[]) => unknown = script.runInThisContext();
    run.call(loaded.exports, loaded.exports, module.createRequire(path), loaded, path, __dirname);
  };
}

// Windows knows no such flag, and has links that only administrators make.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What a file holds, if it is whole and ours. */
function readCode(path: string, owner: number): Buffer | undefined {
  try {
    const file = openSync(path, flags);
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || !isOnlyOurs(stats)) return undefined;
      const bytes = readFileSync(file);
      if (bytes.length < headerBytes) return undefined;
      const code = bytes.subarray(headerBytes);
      return code.length === bytes.readUInt32LE(0) && sumOf(code, owner) === bytes.readUInt32LE(4) ? code : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Keeps what was compiled. Where that cannot be, the next run compiles again. */
function writeCode(path: string, owner: number, script: Script): void {
  const draft = `${path}.${process.pid}`;
  try {
    const code = script.createCachedData();
    const header = Buffer.alloc(headerBytes);
    header.writeUInt32LE(code.length, 0);
    header.writeUInt32LE(sumOf(code, owner), 4);
    writeFileSync(draft, Buffer.concat([header, code]), { mode: 0o600, flag: "wx" });
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

/** A sum in which any single changed word shows; not the one of the same bytes after another start. */
function sumOf(bytes: Buffer, start = 0): number {
  const whole = bytes.length - (bytes.length % 4);
  const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole));
  let sum = start ^ bytes.length;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ (words[at] ?? 0), 0x01_00_01_93);
  for (let at = whole; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01_00_01_93);
  return sum >>> 0;
}
