/** Everything that takes inputs of strangers, by the name that `npm run fuzz` and the kept inputs (test/fixtures/fuzz) have for it. */
import type { Target } from "./target.js";
import { check } from "./targets/check.js";
import { documents } from "./targets/documents.js";
import { edits } from "./targets/edits.js";
import { importing } from "./targets/importing.js";
import { log } from "./targets/log.js";

/** What an input is, only the target itself knows. */
function target<Input>(each: Target<Input>): Target {
  return each as Target;
}

export const targets: Readonly<Record<string, Target>> = {
  check: target(check),
  documents: target(documents),
  edits: target(edits),
  import: target(importing),
  log: target(log),
};
