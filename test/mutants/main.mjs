/**
 * npm run mutants -- AREA [--share 0.25] [--seed 1]: changes the code of an area in one place at a time, and says which changes no
 * test notices. See docs/testing.md.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import picomatch from "picomatch";
import { locked } from "../../scripts/locked.mjs";
import { root, say } from "../../scripts/run.mjs";
import { areas } from "./areas.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    file: { type: "string", multiple: true },
    jobs: { type: "string", default: "1" },
  },
});
const [name = ""] = positionals;
const area = areas[name];
if (area === undefined) {
  say(`Say which area: ${Object.keys(areas).join(", ")}.`);
  process.exit(2);
}
const out = join(root, "out", "mutants", name);
const files = readdirSync(join(root, "test"), { recursive: true }).map(file => join("test", file));
const tests = area.tests.flatMap(pattern => {
  const fits = picomatch(pattern);
  return files.filter(file => fits(file)).sort();
});
const { Stryker } = await import(
  pathToFileURL(join(locked("test/mutants", "mutants"), "node_modules/@stryker-mutator/core/dist/src/index.js")).href
);
process.env.GONOGO_RUNS ??= "0.2";
const loaded = ["tsx", "./language/polyfill.ts", "./test/support/seed.ts"];
await new Stryker({
  mutate: values.file ?? area.mutate,
  testFiles: tests,
  plugins: [join(import.meta.dirname, "mocha-runner.mjs")],
  testRunner: "gonogo-mocha",
  testRunnerNodeArgs: loaded.flatMap(file => [
    "--import",
    file.startsWith(".") ? pathToFileURL(join(root, file)).href : file,
  ]),
  sample: { share: Number(values.share), seed: values.seed },
  warnings: { unknownOptions: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  disableTypeChecks: false,
  tsconfigFile: "none.json",
  ignorePatterns: ["/dist", "/out", "/.cache", "/.git", "/.github", "/docs", "/client", "/server", "/test/golden"],
  tempDirName: "out/mutants/copies",
  reporters: ["progress-append-only", "json", "html"],
  jsonReporter: { fileName: join(out, "report.json") },
  htmlReporter: { fileName: join(out, "report.html") },
  concurrency: Number(values.jobs),
  timeoutMS: 15_000,
  timeoutFactor: 3,
  allowConsoleColors: false,
}).runMutationTest();
