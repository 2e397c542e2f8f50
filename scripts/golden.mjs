// npm run golden: makes every file anew that tests compare with: pages, reports, pictures. `npm run golden -- markdown` makes
// those of the tests whose path holds the word. Read the differences before you commit them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

/** Tests that keep goldens are known by the variable that has them written. */
const variable = "UPDATE_GOLDEN";

function goldenTests() {
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter(path => path.endsWith(".test.ts"))
    .map(path => join("test", path))
    .filter(path => readFileSync(join(root, path), "utf8").includes(`process.env.${variable}`))
    .sort();
}

/** Pages first: tests read in them what commands are to say. */
function writePages() {
  return run(process.execPath, ["--import", "tsx", "--import", "./language/polyfill.ts", "scripts/rule-docs.ts"]) === 0;
}

function writeGoldens(tests) {
  const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
  return run(process.execPath, [mocha, ...tests], { env: { ...process.env, [variable]: "1" } }) === 0;
}

try {
  await setup();
  const words = process.argv.slice(2);
  const tests = goldenTests().filter(path => words.length === 0 || words.some(word => path.includes(word)));
  if (tests.length === 0) throw new Error(`no test with goldens is called ${words.join(" or ")}`);
  if (words.length === 0 && !writePages()) throw new Error("the pages could not be made");
  if (!writeGoldens(tests)) throw new Error("some tests fail whatever their goldens say; see above");
  say("All goldens are fresh. `git diff` shows what changed.");
} catch (error) {
  say(`npm run golden failed: ${error.message}`);
  process.exitCode = 1;
}
