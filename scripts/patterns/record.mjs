// npm run patterns: judges each regular expression in the sources that is new (--all: every one), whether its time grows with the
// text, and writes that down in verdicts.json; with --json it writes all verdicts to standard output instead. It says the same
// everywhere, as steps are counted.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { locked } from "../locked.mjs";
import { isMain, say } from "../run.mjs";
import { patternsIn, readSources } from "./sources.ts";
import { keyOf, linear, verdicts, verdictsFile } from "./verdicts.ts";

/** Its limits of time would let a busy machine decide. */
const untimed = { timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

/** @returns {(source: string, flags: string) => Promise<string>} */
function judge() {
  const packages = locked("scripts/patterns", "patterns");
  const { check } = createRequire(import.meta.url)(join(packages, "node_modules", "recheck"));
  return async (source, flags) => {
    // It knows neither names of groups nor that a sticky pattern begins at one place.
    const unnamed = source.replace(/\(\?<[A-Za-z]\w*>/g, "(");
    const looked = flags.includes("y") ? `^(?:${unnamed})` : unnamed;
    const { status, complexity, attack, error } = await check(looked, flags.replace("y", ""), untimed);
    if (status === "safe") return linear;
    return status === "unknown" ? `unknown: ${error.kind}` : `${complexity.summary}: ${attack.pattern}`;
  };
}

if (isMain(import.meta)) {
  const [isAll, isJson] = ["--all", "--json"].map(flag => process.argv.includes(flag));
  const verdictOf = judge();
  const fresh = {};
  for (const { source, flags } of patternsIn(readSources())) {
    const key = keyOf(source, flags);
    if (key in fresh) continue;
    const known = isAll ? undefined : verdicts[key];
    fresh[key] = known ?? (await verdictOf(source, flags));
    if (known === undefined) say(`${key}  ${fresh[key]}`);
  }
  const sorted = Object.fromEntries(Object.entries(fresh).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify(sorted, undefined, 2)}\n`;
  writeFileSync(isJson ? process.stdout.fd : verdictsFile, text);
  // The checker waits for more.
  process.exit();
}
