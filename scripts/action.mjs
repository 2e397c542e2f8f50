// What action.yml runs: builds the checker from the commit of the action itself, and checks. No package is asked for by a name: those
// that the build needs are in package-lock.json with their hashes, and none of them runs a script of its own.
import { join } from "node:path";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";
import { wordsOf } from "./words.mjs";

try {
  const { GONOGO_PATHS = ".", GONOGO_ARGUMENTS = "", GONOGO_SARIF = "gonogo.sarif" } = process.env;
  const args = [
    "check",
    ...wordsOf(GONOGO_ARGUMENTS),
    ...["--format", "sarif", "--output", GONOGO_SARIF, "--format", "github"],
    // What begins with a dash is a path all the same.
    ...["--", ...wordsOf(GONOGO_PATHS)],
  ];
  await setup();
  process.exitCode = run(process.execPath, [join(root, "dist", "cli", "gonogo.cjs"), ...args], { cwd: process.cwd() });
} catch (error) {
  say(`Go/No-Go could not check: ${error.message}`);
  process.exitCode = 2;
}
