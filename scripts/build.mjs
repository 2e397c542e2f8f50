// Builds everything that is shipped, and what the sources need to be read (Langium's generated parser tables).
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { context, build as esbuild } from "esbuild";
import { assets, bundles, launcher, licencesFile, packs, rulePagesFile } from "./bundles.mjs";
import { licencesOf } from "./licences.mjs";
import { partsAsCommonJs } from "./parts.mjs";
import { root, run, say } from "./run.mjs";
import { rulePagesAside } from "./slim/plugin.mjs";
import { stamped, unstamp } from "./stamp.mjs";
import { writeTypes } from "./types.mjs";

const tableScript = "scripts/grammar/write-table.ts";
const grammarFiles = [
  "language/runbook.langium",
  "langium-config.json",
  tableScript,
  "scripts/grammar/table-of.ts",
  "scripts/grammar/colours.ts",
];
const generatedFiles = ["ast.ts", "grammar.ts", "module.ts", "table.ts"].map(name => `language/generated/${name}`);
const pagesScript = "scripts/rules/write-pages.ts";
const pagesFile = "language/generated/rule-pages.ts";
const grammarStamp = join(root, ".cache", "grammar");
const metafiles = join(root, ".cache", "bundles.json");

/**
 * Generates, bundles, collects licences, and takes away what earlier builds left in `dist`.
 * @returns {Promise<string[]>} the files made, relative to the project. Throws with words when something cannot be built.
 */
export async function build() {
  generate();
  writeRulePages();
  requireEntries();
  const made = await Promise.all(bundles.map(each => bundle(each)));
  await bundle(launcher, { PACKS: packs.map(file => basename(file)), BUILD: hashOf(packs) });
  const metas = Object.fromEntries([
    ...bundles.map((each, index) => [each.output, made[index].inputs]),
    ...packs.map(file => [file, made.flatMap(({ inputsOf }) => inputsOf(file))]),
    ...assets.map(({ input, output }) => [output, [input]]),
  ]);
  const shipped = [...new Set(Object.values(metas).flat())];
  chmodSync(join(root, launcher.output), 0o755);
  write(rulePagesFile, rulePagesAside());
  write(licencesFile, licencesOf(shipped));
  for (const { input, output } of assets) write(output, readFileSync(join(root, input)));
  mkdirSync(dirname(metafiles), { recursive: true });
  writeFileSync(metafiles, JSON.stringify(metas, undefined, 2));
  const outputs = [
    ...made.flatMap(({ files }) => files),
    ...writeTypes(),
    launcher.output,
    rulePagesFile,
    licencesFile,
    ...assets.map(({ output }) => output),
  ];
  removeAllBut("dist", new Set(outputs));
  return [...outputs, ...generatedFiles, pagesFile, ".cache/bundles.json"];
}

/** Langium's tables, made anew only when the grammar changed: other programs may be reading them. */
function generate() {
  const now = hashOf([...grammarFiles, "package-lock.json"]);
  const before = existsSync(grammarStamp) ? readFileSync(grammarStamp, "utf8") : "";
  if (now === before && generatedFiles.every(file => existsSync(join(root, file)))) return;
  // Langium asks whether to delete what it has not made, and ends without a word where nobody answers.
  rmSync(join(root, "language", "generated"), { recursive: true, force: true });
  // Langium's generator calls Object.groupBy, which Node 20 lacks.
  const polyfill = pathToFileURL(join(root, "language", "polyfill.ts")).href;
  const langium = join(root, "node_modules", "langium-cli", "bin", "langium.js");
  const code = run(process.execPath, ["--import", "tsx", "--import", polyfill, langium, "generate"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (code !== 0) throw new Error("the grammar could not be generated (npx langium generate says why)");
  const table = run(process.execPath, ["--import", "tsx", "--import", polyfill, tableScript]);
  if (table !== 0) throw new Error("the parser's table could not be made from the grammar (the reason stands above)");
  mkdirSync(dirname(grammarStamp), { recursive: true });
  writeFileSync(grammarStamp, now);
}

/** What the Markdown beside each rule says, for the sources to read. */
function writeRulePages() {
  const code = run(process.execPath, ["--import", "tsx", pagesScript]);
  if (code !== 0) throw new Error("the rules' pages could not be read (the reason stands above)");
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function requireEntries() {
  const missing = [...bundles, launcher].filter(each => !existsSync(join(root, each.entry)));
  if (missing.length === 0) return;
  throw new Error(missing.map(each => `the ${each.name} cannot be built: ${each.entry} does not exist`).join("\n"));
}

function optionsOf({ entry, output, options }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    ...(options.splitting ? { outdir: dirname(output) } : { outfile: output }),
    bundle: true,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    ...options,
  };
}

/** As debuggers want it: whole names, a map to the sources, and in one file what is else cut into parts. */
function debuggable(
  { output, options: { splitting, outExtension, chunkNames, write, ...options }, ...each },
  sourcemap = "linked",
) {
  const whole = {
    ...options,
    format: "cjs",
    plugins: options.plugins?.filter(({ name }) => name !== partsAsCommonJs.name),
  };
  const debugged = { minify: false, sourcemap, logLevel: "info" };
  return optionsOf({ ...each, output, options: { ...(splitting ? whole : options), ...debugged } });
}

/**
 * @param {Readonly<Record<string, unknown>>} constants what the code takes for given
 * @returns {Promise<{ files: string[], inputs: string[], inputsOf: (file: string) => string[] }>} the files made, and those that went
 * in, into all or into one; relative to the project
 */
async function bundle(each, constants = {}) {
  try {
    const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
    const options = optionsOf(each);
    const { metafile } = await esbuild({ ...options, define: { ...options.define, ...define } });
    const files = Object.keys(metafile.outputs);
    const inputsOf = output =>
      Object.entries(metafile.outputs[output]?.inputs ?? {})
        .filter(([, input]) => input.bytesInOutput > 0)
        .map(([file]) => file);
    return { files, inputsOf, inputs: [...new Set(files.flatMap(inputsOf))] };
  } catch {
    throw new Error(`the ${each.name} could not be bundled (esbuild's reasons stand above)`);
  }
}

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function removeAllBut(folder, keep) {
  for (const name of readdirSync(join(root, folder))) {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) removeAllBut(path, keep);
    else if (!keep.has(path)) rmSync(join(root, path));
  }
}

/** Once, to be measured line by line. The maps are not named in the bundles: each process would load them. It is no build afterwards. */
export async function buildMeasurable() {
  await stamped(build);
  unstamp();
  await Promise.all(bundles.map(each => esbuild({ ...debuggable(each, "external"), logLevel: "warning" })));
}

/** Bundles again at every change, until ended: for debuggers, so that what is there afterwards is not taken for a build. */
export async function watchAll() {
  await stamped(build);
  unstamp();
  for (const each of bundles) {
    const watched = await context(debuggable(each));
    await watched.watch();
  }
  watch(join(root, "language", "runbook.langium"), () => {
    try {
      generate();
    } catch (error) {
      say(error.message);
    }
  });
  say("Watching. Stop with Ctrl+C.");
}
