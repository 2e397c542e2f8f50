// Leaves out of a bundle what is never run in it: less to ship, and less to read at every start of the checker.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { pack, unpack } from "./packing.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** The parser library without its lexer. */
export const slimLexer = {
  name: "slim-lexer",
  setup(build) {
    build.onResolve({ filter: /\/lexer_public\.js$/ }, () => ({ path: join(here, "lexer.mjs") }));
  },
};

/** Langium without its parsers, and without the library they are made with. */
export const slimParser = {
  name: "slim-parser",
  setup(build) {
    const ours = () => ({ path: join(here, "parser.mjs") });
    build.onResolve(
      { filter: /\/(?:langium-parser|langium-parser-builder|completion-parser-builder|parser-builder-base)\.js$/ },
      ours,
    );
    build.onResolve({ filter: /^chevrotain$/ }, ours);
  },
};

/** Langium without the language-server protocol. */
export const slimProtocol = {
  name: "slim-protocol",
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver-protocol$/ }, () => ({ path: join(here, "protocol.mjs") }));
    build.onResolve({ filter: /^vscode-languageserver-types$/ }, () => ({ path: join(here, "types.mjs") }));
  },
};

/** The grammar's 70 KB of JSON in a quarter of that. */
export const slimGrammar = {
  name: "slim-grammar",
  setup(build) {
    build.onLoad({ filter: /[\\/]language[\\/]generated[\\/]grammar\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const [call, literal = ""] = /loadGrammarFromJson\('((?:[^'\\]|\\.)*)'\)/.exec(source) ?? [];
      if (call === undefined) throw new Error(`${path} is not what Langium is known to generate`);
      const unpacking = `import { unpack } from ${JSON.stringify(join(here, "packing.mjs"))};`;
      const packed = JSON.stringify(packedOnce(literal.replace(/\\(.)/g, "$1")));
      const contents = `${unpacking}\n${source.replace(call, () => `loadGrammarFromJson(unpack(${packed}))`)}`;
      return { contents, loader: "ts", resolveDir: dirname(path) };
    });
  },
};

let last = { json: "", packed: pack("null") };

/** Several bundles hold the same grammar. */
function packedOnce(json) {
  if (last.json !== json) last = { json, packed: pack(json) };
  if (isDeepStrictEqual(JSON.parse(unpack(last.packed)), JSON.parse(json))) return last.packed;
  throw new Error("the packed grammar is not the grammar");
}

/** The parser library without lodash. A function that is not among ours is an error, not a surprise. */
export const slimLodash = {
  name: "slim-lodash",
  setup(build) {
    build.onResolve({ filter: /^lodash-es\/\w+\.js$/ }, ({ path }) => ({ path, namespace: "slim-lodash" }));
    build.onLoad({ filter: /.*/, namespace: "slim-lodash" }, ({ path }) => {
      const name = path.replace(/^lodash-es\/|\.js$/g, "");
      return {
        contents: `export { ${name} as default } from ${JSON.stringify(join(here, "lodash.mjs"))};`,
        resolveDir: here,
      };
    });
  },
};

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
