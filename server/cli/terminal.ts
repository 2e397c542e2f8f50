/** Standard output and standard error. */
import { fstatSync, statSync, writeSync } from "node:fs";

export const standardOutput = 1;
export const standardError = 2;

/**
 * Writes all of it, whatever the other end takes at a time. A reader that has gone (`| head`) wanted no more:
 * that is no failure, and told. Throws when it cannot be written for another reason, such as a full disk.
 * @returns whether there is a reader
 */
export function write(descriptor: number, content: string | Uint8Array): boolean {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      // Windows says EOF of a closed pipe.
      if (code === "EPIPE" || code === "EOF") return false;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

/** Whether to colour: on a terminal, unless NO_COLOR is set; FORCE_COLOR decides it either way. */
export async function wantsColours(env: NodeJS.ProcessEnv): Promise<boolean> {
  const { FORCE_COLOR: forced, NO_COLOR: without, TERM: terminal } = env;
  if (forced) return forced !== "0" && forced !== "false";
  if (without) return false;
  return terminal !== "dumb" && (await isTerminal(standardOutput));
}

/** Whether somebody sees on standard error how far long work is: on a terminal that can erase it again, never in CI. */
export async function wantsProgress({ CI: ci, TERM: terminal }: NodeJS.ProcessEnv): Promise<boolean> {
  return !ci && terminal !== "dumb" && (await isTerminal(standardError));
}

/** Whether standard output is the log of a CI job, which heeds some of what is written there: where it is no file. */
export function isLog({ CI: ci, TF_BUILD: azure, TEAMCITY_VERSION: teamCity }: NodeJS.ProcessEnv): boolean {
  return Boolean(ci || azure || teamCity) && !fstatSync(standardOutput).isFile();
}

/** What is no device is none, and Node need not load what its own answer rests on: streams, sockets, timers. */
export async function isTerminal(descriptor: number): Promise<boolean> {
  if (process.platform !== "win32" && !isDevice(descriptor)) return false;
  const { isatty } = await import("node:tty");
  return isatty(descriptor);
}

function isDevice(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync("/dev/null").rdev;
  } catch {
    return false;
  }
}
