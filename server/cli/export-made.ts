/** What is exported, before anything of it is compared, and how it is written. */
import { join, resolve } from "node:path";
import type { Content, Exported } from "../exporting/exporter.js";
import type { ExportFormat } from "../exporting/formats.js";
import { uninterrupted } from "../files/uninterrupted.js";
import { makeFolder, writeWhole } from "../files/write.js";
import { type Outcome, unwritten } from "./outcome.js";
import type { OpenedPlan } from "./runbook.js";

export interface MadeExport {
  readonly opened: OpenedPlan;
  readonly format: ExportFormat;
  readonly files: readonly Made[];
  readonly notes: readonly string[];
  /** Of one document. */
  readonly content: Content | undefined;
  readonly isFolder: boolean;
  readonly isCheck: boolean;
  readonly output: string | undefined;
}

/** A file to be written, by its path as it was asked for. */
export interface Made {
  readonly name: string;
  readonly content: Content;
  /** What to call it where it cannot be written. */
  readonly called?: string;
}

export function filesOf(made: Exclude<Exported, { readonly kind: "refused" }>, output: string): readonly Made[] {
  if (made.kind === "made") return [{ name: output, content: made.content }];
  return Object.entries(made.files).map(([name, content]) => ({ name: join(output, name), content }));
}

/**
 * Writes all of them, also where it is interrupted meanwhile.
 * @param folder what they go into, which is made where it is missing
 * @param refusal looks once more before anything is written
 * @returns what went wrong
 */
export function writeMade(
  files: readonly Made[],
  folder: string | undefined,
  cwd: string,
  refusal?: () => Outcome | undefined,
): Promise<Outcome | undefined> {
  return uninterrupted(() => writeAll(files, folder, cwd, refusal));
}

function writeAll(
  files: readonly Made[],
  folder: string | undefined,
  cwd: string,
  refusal: (() => Outcome | undefined) | undefined,
): Outcome | undefined {
  if (folder !== undefined) {
    const why = makeFolder(resolve(cwd, folder), cwd);
    if (why !== undefined) return unwritten(folder, why);
  }
  const refused = refusal?.();
  if (refused) return refused;
  for (const { name, content, called = name } of files) {
    const why = writeWhole(resolve(cwd, name), content, cwd);
    if (why !== undefined) return unwritten(called, why);
  }
  return undefined;
}
