// Leaves out of a bundle what is never run in it: less to ship, and less to read at every start of the checker.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const pages = /[\\/]language[\\/]generated[\\/]rule-pages\.ts$/;

/** What belongs into `dist/rules.json` once the bundles are made. */
export function rulePagesAside() {
  const source = readFileSync(join(here, "..", "..", "language", "generated", "rule-pages.ts"), "utf8");
  return JSON.parse(source.slice(source.indexOf("JSON.parse(") + "JSON.parse(".length, source.lastIndexOf(");")));
}

/** The rules' pages go into a file of their own, which only explaining a rule reads. */
export const slimRulePages = {
  name: "slim-rule-pages",
  setup(build) {
    build.onLoad({ filter: pages }, () => ({
      contents: readFileSync(join(here, "rule-pages.mjs"), "utf8"),
      loader: "js",
      resolveDir: here,
    }));
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

/** The page of a board is a bundle of its own, in a folder beside this one. */
export const slimPage = {
  name: "slim-page",
  setup(build) {
    build.onLoad({ filter: /[\\/]board[\\/]page-folder\.ts$/ }, ({ path }) => ({
      contents: `import { join } from "node:path";
export const pageFolder = () => join(__dirname, "..", "board");
`,
      loader: "js",
      resolveDir: dirname(path),
    }));
  },
};
