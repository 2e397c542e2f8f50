/** Changes an area's code in one place at a time, and says which changes no test notices. See docs/testing.md. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import picomatch from "picomatch";
import { locked } from "../../scripts/locked.mjs";
import { root, say } from "../../scripts/run.mjs";
import { areas } from "./areas.mjs";

const usage = `Usage: npm run mutants -- AREA [OPTION...]

AREA is ${Object.keys(areas).join(", ")}.

  --share N     tries that share of the mutants only, drawn by chance (1)
  --seed N      draws others (1)
  --file PATH   only those of a file, or of the files that fit; can be repeated
  --jobs N      how many processes try them (1)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    file: { type: "string", multiple: true },
    jobs: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
const [name = ""] = positionals;
if (values.help || !(name in areas)) {
  say(usage);
  process.exitCode = values.help ? 0 : 2;
} else await tryMutants(name);

async function tryMutants(area) {
  const { mutate, tests } = areas[area];
  const folder = join(root, "out", "mutants", area);
  const { Stryker } = await installed();
  // Properties are tried with fewer values, as each is tried again for every mutant.
  process.env.GONOGO_RUNS ??= "0.2";
  await new Stryker({
    mutate: values.file ?? mutate,
    testFiles: tests.flatMap(testFiles),
    plugins: ["mocha-runner.mjs", "reporter.mjs"].map(file => join(import.meta.dirname, file)),
    testRunner: "gonogo-mocha",
    testRunnerNodeArgs: ["tsx", inProject("language/polyfill.ts"), inProject("test/support/seed.ts")].flatMap(file => [
      "--import",
      file,
    ]),
    sample: { share: Number(values.share), seed: values.seed },
    warnings: { unknownOptions: false },
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    disableTypeChecks: false,
    tsconfigFile: "none.json",
    ignorePatterns: ["/dist", "/out", "/.cache", "/.git"],
    tempDirName: "out/mutants/copies",
    reporters: ["lines", "progress-append-only", "json", "html"],
    jsonReporter: { fileName: join(folder, "report.json") },
    htmlReporter: { fileName: join(folder, "report.html") },
    concurrency: Number(values.jobs),
    timeoutMS: 5_000,
    timeoutFactor: 2,
    allowConsoleColors: false,
  }).runMutationTest();
}

function installed() {
  const core = join(locked("test/mutants", "mutants"), "node_modules", "@stryker-mutator", "core");
  return import(pathToFileURL(join(core, "dist", "src", "index.js")).href);
}

function inProject(file) {
  return pathToFileURL(join(root, file)).href;
}

/** @returns {readonly string[]} the files of tests that fit a pattern, relative to the project */
function testFiles(pattern) {
  const fits = picomatch(pattern);
  return readdirSync(join(root, "test"), { recursive: true })
    .map(file => `test/${file.replaceAll("\\", "/")}`)
    .filter(file => fits(file))
    .sort();
}
