/** Ignore rules as git understands them, empty at first. */
import ignore, { type Ignore, type Options } from "ignore";

// As git on each system: where `A` and `a` are one file, a pattern means both.
const ignorecase = process.platform === "win32" || process.platform === "darwin";

export function noRules(options: Options = {}): Ignore {
  return ignore({ ...options, ignorecase });
}
