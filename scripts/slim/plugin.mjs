// Leaves out of a bundle what is never run in it: less to ship, and less to read at every start of the checker.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { pack, unpack } from "./packing.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** luxon without its dates, formats and locales. */
export const slimLuxon = {
  name: "slim-luxon",
  setup(build) {
    build.onResolve({ filter: /^luxon$/ }, () => ({ path: join(here, "luxon.mjs") }));
    build.onResolve({ filter: /\/settings\.js$/ }, ({ importer }) =>
      /[\\/]luxon[\\/]src[\\/]/.test(importer) ? { path: join(here, "settings.mjs") } : undefined,
    );
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

/** Rules without their examples: the documentation and the tests read those, the checker and the editor do not. */
export const slimExamples = {
  name: "slim-examples",
  setup(build) {
    build.onLoad({ filter: /[\\/]language[\\/]rules[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      return { contents: source.replace(/^ {2}(bad|good): `(?:[^`\\]|\\.)*`,$/gm, '  $1: "",'), loader: "ts" };
    });
  },
};
