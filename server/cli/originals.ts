/** Files that are about to be written anew: as they were read, and how they are written back. */
import { byteOrderMark, encodeLike, readText } from "../files/read.js";
import { overwrite } from "../files/write.js";
import { cannotRead, type Target } from "./selecting/targets.js";

/** A file as it was read. */
export interface Original {
  readonly target: Target;
  readonly bytes: Buffer;
  readonly text: string;
}

/** In order of their paths, whatever order they are named in. */
export function originals(
  targets: readonly Target[],
  cwd: string,
): {
  readonly read: readonly Original[];
  readonly unreadable: readonly string[];
} {
  const read: Original[] = [];
  const unreadable: string[] = [];
  for (const target of [...targets].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const { path } = target;
    const found = target.kind === "text" ? target : readText(path);
    if (found.kind !== "text") unreadable.push(cannotRead(path, found, cwd));
    else read.push({ target, bytes: found.bytes, text: found.text });
  }
  return { read, unreadable };
}

/** Gives the reason when a text cannot take the place of what was read. */
export function writeBack({ target, bytes, text }: Original, after: string): string | undefined {
  const isInput = target.kind === "text";
  if (after === text && !isInput) return undefined;
  const encoded = encodeLike(bytes, after);
  if (!encoded) return "it is not UTF-8, and the unreadable part would be lost";
  return isInput ? undefined : overwrite(target.path, bytes, encoded);
}

/** A text with the byte order mark that the file began with: all output is in UTF-8. */
export function outputOf({ bytes }: Original, text: string): string {
  return byteOrderMark(bytes) === "utf8" ? `\uFEFF${text}` : text;
}
