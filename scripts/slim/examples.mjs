// The examples of the rules, beside the bundle and read when one is asked for: explaining a rule needs them, checking does not.
import { readFileSync } from "node:fs";
import { join } from "node:path";

let examples;

/** @returns {string} */
export function exampleOf(key) {
  examples ??= JSON.parse(readFileSync(join(__dirname, "..", "examples.json"), "utf8"));
  return examples[key];
}
