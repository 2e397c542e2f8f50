// Cuts a CommonJS bundle where the program says `import()`: what a run does not need, it does not load. esbuild cuts ES
// modules only, and in as many pieces as there are ways to share them; so what a run surely needs is put together again, in
// packs, within which one module calls another directly and which are found, read and compiled at once.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** What a bundle in parts is made with; its parts lie beside its output. */
export const inParts = {
  format: "esm",
  splitting: true,
  outExtension: { ".js": ".cjs" },
  chunkNames: "[name]-[hash]",
  write: false,
};

/** `gonogo lsp` starts the language server that is shipped anyway, instead of holding a second one. */
export const serverBeside = {
  name: "server-beside",
  setup(build) {
    build.onResolve({ filter: /\/lsp\/main\.js$/ }, () => ({ path: "../server/main.cjs", external: true }));
  },
};

/**
 * Turns the parts into CommonJS and writes them.
 * @param {Readonly<Record<string, readonly string[]>>} packs by the name of its file, the modules a pack is made for, asked for by
 * `import()` or shared by some that are: it holds them and all they import, but for what a pack before it holds
 */
export function partsAsCommonJs(packs) {
  return {
    name: partsAsCommonJs.name,
    setup(build) {
      // The esbuild that is bundling: whoever only wants to know what is shipped needs none.
      const { transform, build: bundle } = build.esbuild;
      const { minify, target } = build.initialOptions;
      // Of ASCII alone, a file is read as it stands and takes half the memory.
      const options = {
        format: "cjs",
        platform: "node",
        charset: "ascii",
        minify,
        target,
        supported: { "dynamic-import": false },
      };
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        if (outputFiles.length === 0) return;
        const folder = dirname(outputFiles[0].path);
        mkdirSync(folder, { recursive: true });
        const write = (name, text) => writeFileSync(join(folder, name), text);
        const parts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
        const packOf = packed(packs, metafile);
        const place = dirname(Object.keys(metafile.outputs)[0]);
        for (const pack of Object.keys(packs)) {
          const names = [...parts.keys()].filter(name => packOf.get(name) === pack);
          const { outputFiles: made } = await bundle({
            ...options,
            stdin: { contents: names.map(exported).join("\n"), resolveDir: folder },
            bundle: true,
            write: false,
            plugins: [fromParts(parts, pack, packOf)],
          });
          write(pack, made[0].text);
          const inputs = Object.assign({}, ...names.map(name => metafile.outputs[`${place}/${name}`].inputs));
          metafile.outputs[`${place}/${pack}`] = { inputs };
        }
        for (const [name, text] of parts) {
          const pack = packOf.get(name);
          if (pack === undefined) write(name, (await transform(text, options)).code);
          else if (pack !== name) write(name, fromPack(pack, name));
        }
      });
    },
  };
}

/** Which pack each part is in, if any. */
function packed(packs, { outputs }) {
  const all = Object.entries(outputs);
  const packOf = new Map();
  for (const [pack, entries] of Object.entries(packs)) {
    const take = path => {
      if (packOf.has(basename(path))) return;
      packOf.set(basename(path), pack);
      for (const { path: next, kind } of outputs[path].imports)
        if (kind === "import-statement" && next in outputs) take(next);
    };
    for (const entry of entries) {
      const holds = ([, { entryPoint, inputs }]) => (entryPoint ? entryPoint === entry : entry in inputs);
      const found = all.find(([, { entryPoint }]) => entryPoint === entry) ?? all.find(holds);
      if (!found) throw new Error(`${entry}, which ${pack} is made for, is in no part of the bundle`);
      take(found[0]);
    }
  }
  return packOf;
}

function idOf(name) {
  return name.replace(/\W/g, "_");
}

function exported(name) {
  return `export * as ${idOf(name)} from "./${name}";`;
}

/** What stands in a file of its own for who asks for a part by its name. */
function fromPack(pack, name) {
  return `module.exports=require("./${pack}").${idOf(name)};\n`;
}

/** Lets a pack be made of parts in memory; others are asked for when it runs. */
function fromParts(parts, pack, packOf) {
  return {
    name: "from-parts",
    setup(build) {
      build.onResolve({ filter: /^\.\/.*\.cjs$/ }, ({ path, kind, namespace }) => {
        const name = basename(path);
        if (kind === "dynamic-import" || namespace === "other") return { path, external: true };
        if (packOf.get(name) === pack) return { path: name, namespace: "part" };
        return packOf.has(name) ? { path: name, namespace: "other" } : { path, external: true };
      });
      build.onLoad({ filter: /./, namespace: "part" }, ({ path }) => ({ contents: parts.get(path), loader: "js" }));
      build.onLoad({ filter: /./, namespace: "other" }, ({ path }) => ({
        contents: fromPack(packOf.get(path), path),
        loader: "js",
      }));
      build.onResolve({ filter: /./ }, ({ path }) => (path.startsWith("./") ? undefined : { path, external: true }));
    },
  };
}
