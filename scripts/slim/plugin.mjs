// Leaves out of a bundle what is never run in it: less to ship, and less to read at every start of the checker.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** Texts of the rules' examples, by the key their bundles ask for them with. */
const examples = new Map();

/** What belongs into `dist/examples.json` once the bundles are made. */
export function examplesAside() {
  return JSON.stringify(Object.fromEntries([...examples].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The rules' examples go into a file of their own, which only explaining a rule reads. */
export const slimExamples = {
  name: "slim-examples",
  setup(build) {
    build.onLoad({ filter: /[\\/]language[\\/]rules[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const file = path.replaceAll("\\", "/").replace(/^.*\/language\/rules\//, "");
      let count = 0;
      const contents = source.replace(/^ {2}(bad|good): `((?:[^`\\$]|\\.)*)`,$/gm, (_, name, text) => {
        const key = `${file} ${++count}`;
        examples.set(key, text.replace(/\\(.)/g, "$1"));
        return `  get ${name}() { return exampleOf(${JSON.stringify(key)}); },`;
      });
      if (contents === source) return undefined;
      const asking = `import { exampleOf } from ${JSON.stringify(join(here, "examples.mjs"))};`;
      return { contents: `${asking}\n${contents}`, loader: "ts", resolveDir: dirname(path) };
    });
  },
};

/** The files a PNG needs lie beside the bundle: scripts/bundles.mjs says which they are. */
export const slimAssets = {
  name: "slim-assets",
  setup(build) {
    build.onLoad({ filter: /[\\/]pictures[\\/]assets\.ts$/ }, ({ path }) => ({
      contents: `import { readFileSync } from "node:fs";
import { join } from "node:path";
export function readAsset(path) {
  return readFileSync(join(__dirname, "..", "picture", path.slice(path.lastIndexOf("/") + 1)));
}
`,
      loader: "js",
      resolveDir: dirname(path),
    }));
  },
};
