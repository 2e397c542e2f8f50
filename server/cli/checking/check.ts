/** Checks files and reports on them; after `gonogo check` and each round of `--watch`. */
import type { Analyse, Imported } from "../../../language/index.js";
import { type CliContext, type Outcome, refused } from "../outcome.js";
import { steps } from "../progress/steps.js";
import { cannotRead, type Target } from "../selecting/targets.js";
import { type Checked, checkedBy } from "./checked.js";
import { createPatience } from "./compiling.js";
import { conclude } from "./conclude.js";
import type { CheckOptions } from "./options.js";

/** @param read the file at a path */
export async function check(
  targets: readonly Target[],
  read: (path: string) => Imported,
  analyse: Analyse,
  options: CheckOptions,
  context: CliContext,
): Promise<Outcome> {
  const checkedOf = checkedBy(context.cwd, options);
  const checked: Checked[] = [];
  const unreadable: string[] = [];
  const patience = createPatience();
  for (const { path } of await steps("checking", targets, context)) {
    const opened = read(path);
    if (opened.kind === "file") {
      await patience.count(opened.file.text.length);
      checked.push(checkedOf(analyse(opened.file)));
    } else unreadable.push(cannotRead(path, opened, context.cwd));
  }
  await patience.end();
  if (unreadable.length > 0) return refused(unreadable);
  return conclude(checked, options, context);
}
