/** One file's check, on whatever thread: as plain data that goes from one to another. */
import type { Analyse, Imported } from "../../../language/index.js";
import { cannotRead } from "../selecting/targets.js";
import { type Checked, checkedBy } from "./checked.js";
import type { CheckOptions } from "./options.js";

export type Result =
  | { readonly kind: "checked"; readonly checked: Checked }
  /** Why the file cannot be read, in words. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** @param read the file at a path */
export function checkerOf(
  read: (path: string) => Imported,
  analyse: Analyse,
  options: CheckOptions,
  cwd: string,
): (path: string) => Result {
  const checkedOf = checkedBy(cwd, options);
  return path => {
    const opened = read(path);
    if (opened.kind !== "file") return { kind: "unreadable", reason: cannotRead(path, opened, cwd) };
    return { kind: "checked", checked: checkedOf(analyse(opened.file)) };
  };
}
