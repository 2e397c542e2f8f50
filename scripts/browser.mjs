// What a browser has instead of Node: for the language server in a web worker.
import { fileURLToPath } from "node:url";

const room = name => fileURLToPath(new URL(`../server/lsp/browser/${name}.ts`, import.meta.url));

/** Modules that take the place of others. What the server does not use is not in them: a bundle with more in it fails. */
const instead = {
  "node:crypto": room("crypto"),
  "node:fs": room("fs"),
  "node:timers/promises": room("timers"),
  "node:url": room("url"),
  "node:path": "path-browserify",
  "vscode-languageserver/node": "vscode-languageserver/browser",
};

/** Reading files goes through Node's buffers. */
const readInstead = {
  name: "read-instead",
  setup(build) {
    build.onResolve({ filter: /\/read\.js$/ }, ({ path, importer, kind }) =>
      kind === "import-statement" && (path.endsWith("/files/read.js") || /[\\/]server[\\/]files[\\/]/.test(importer))
        ? { path: room("read") }
        : undefined,
    );
  },
};

/** A PNG takes files that lie beside the program; in a browser the timeline's panel makes it. */
const pngInstead = {
  name: "png-instead",
  setup(build) {
    build.onResolve({ filter: /^\.\/png\.js$/ }, ({ importer }) =>
      /[\\/]server[\\/]exporting[\\/]makers\.ts$/.test(importer) ? { path: room("png") } : undefined,
    );
  },
};

/** There is no git in a browser. */
const gitInstead = {
  name: "git-instead",
  setup(build) {
    build.onResolve({ filter: /\/files\/earlier\.js$/ }, () => ({ path: room("earlier") }));
  },
};

/** The log of a run is a file that many write to: there is none in a browser. */
const runsInstead = {
  name: "runs-instead",
  setup(build) {
    build.onResolve({ filter: /^\.\/run\/running\.js$/ }, () => ({ path: room("running") }));
  },
};

/** @type {import("esbuild").BuildOptions} */
export const inBrowser = {
  platform: "browser",
  mainFields: ["browser", "module", "main"],
  // Packages that use a page's document where there is one have another way for workers.
  conditions: ["worker", "module"],
  // The Chromium of the oldest VS Code that engines.vscode allows.
  target: "chrome132",
  alias: instead,
  plugins: [readInstead, pngInstead, gitInstead, runsInstead],
  // The disk in memory is Linux's, whatever the browser runs on: of Windows, addresses would become paths with backslashes.
  define: { process: '{ "platform": "linux" }' },
};
