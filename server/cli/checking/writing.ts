/** Writing what a check makes: each file whole, and never over a runbook. */
import { resolve } from "node:path";
import { uninterrupted } from "../../files/uninterrupted.js";
import { landing, runbookInTheWay, writeWhole } from "../../files/write.js";

export interface NamedText {
  /** As written on the command line. */
  readonly file: string;
  readonly text: string;
}

export interface Unwritable {
  readonly file: string;
  readonly why: string;
}

/**
 * The first file to write that is a runbook, one of those checked or another.
 * @param checked the names of the files that were checked
 */
export function runbookAmong(
  files: readonly string[],
  checked: readonly string[],
  cwd: string,
): Unwritable | undefined {
  if (files.length === 0) return undefined;
  const paths = new Set(checked.map(file => resolve(cwd, file)));
  return files
    .map(file => {
      const path = resolve(cwd, file);
      const why = paths.has(landing(path)) ? "it is a runbook that is checked" : runbookInTheWay(path);
      return why === undefined ? undefined : { file, why };
    })
    .find(each => each !== undefined);
}

/** Writes one after the other, each whole; gives the first that could not be written. */
export async function writeTexts(texts: readonly NamedText[], cwd: string): Promise<Unwritable | undefined> {
  if (texts.length === 0) return undefined;
  return uninterrupted(() => {
    for (const { file, text } of texts) {
      const why = writeWhole(resolve(cwd, file), text, cwd);
      if (why !== undefined) return { file, why };
    }
    return undefined;
  });
}
