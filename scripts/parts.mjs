// Cuts a CommonJS bundle where the program says `import()`: what a run does not need, it does not load. esbuild cuts ES
// modules only, so each part is turned into CommonJS afterwards (which starts faster, and can be compiled ahead).
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

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

/** Turns the parts into CommonJS and writes them. */
export const partsAsCommonJs = {
  name: "parts-as-commonjs",
  setup(build) {
    // The esbuild that is bundling: whoever only wants to know what is shipped needs none.
    const { transform } = build.esbuild;
    const { charset, minify, target } = build.initialOptions;
    const options = {
      format: "cjs",
      platform: "node",
      charset,
      minify,
      target,
      supported: { "dynamic-import": false },
    };
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const { code } = await transform(text, options);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, code);
      }
    });
  },
};
