// What is shipped, and from which entry. Everything a bundle needs is inside it: the package has no dependencies.
import { inBrowser } from "./browser.mjs";
import { inParts, partsAsCommonJs, serverBeside } from "./parts.mjs";
import { slimAssets, slimPage, slimRulePages } from "./slim/plugin.mjs";

/** @typedef {{ name: string, entry: string, output: string, options: import("esbuild").BuildOptions }} Bundle */

/** The driver of PostgreSQL asks for the last only where there are no sockets of Node's. */
const node = { platform: "node", target: "node20", mainFields: ["module", "main"], external: ["pg-cloudflare"] };

/** What any command loads, with the little that help shares with a check, and besides that a check. */
const cliPacks = {
  "program.cjs": [
    "server/cli/once.ts",
    "server/cli/table/check.ts",
    "server/cli/reports/wrapped.ts",
    "server/cli/reports/visible.ts",
  ],
  "checking.cjs": ["server/cli/commands/check.ts", "server/cli/reports/human.ts"],
};

const serverPacks = { "main.cjs": ["server/lsp/main.ts"] };

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: "command line",
    entry: "server/cli/main.ts",
    output: "dist/cli/main.cjs",
    options: {
      ...node,
      ...inParts,
      plugins: [slimRulePages, slimAssets, slimPage, serverBeside, partsAsCommonJs(cliPacks)],
    },
  },
  {
    name: "language server",
    entry: "server/lsp/main.ts",
    output: "dist/server/main.cjs",
    options: { ...node, ...inParts, plugins: [slimRulePages, slimAssets, partsAsCommonJs(serverPacks)] },
  },
  {
    name: "extension",
    entry: "client/extension.ts",
    output: "dist/client/extension.cjs",
    options: { ...node, format: "cjs", external: ["vscode"] },
  },
  {
    name: "language server in a browser",
    entry: "server/lsp/browser/main.ts",
    output: "dist/browser/server.js",
    options: { ...inBrowser, format: "iife" },
  },
  {
    name: "extension in a browser",
    entry: "client/browser/extension.ts",
    output: "dist/browser/extension.cjs",
    // VS Code's worker gives it `require` and `exports`, and takes no `.js` of a package of modules.
    options: { ...inBrowser, format: "cjs", external: ["vscode"] },
  },
  {
    name: "timeline view",
    entry: "client/timeline/view/main.ts",
    output: "dist/timeline/view.js",
    // The Chromium of the oldest VS Code that engines.vscode allows.
    options: { platform: "browser", format: "iife", target: "chrome132" },
  },
  {
    name: "timeline style",
    entry: "client/timeline/view/view.css",
    output: "dist/timeline/view.css",
    options: { target: "chrome132" },
  },
  {
    name: "import view",
    entry: "client/importing/view/main.ts",
    output: "dist/importing/view.js",
    options: { platform: "browser", format: "iife", target: "chrome132" },
  },
  {
    name: "import style",
    entry: "client/importing/view/view.css",
    output: "dist/importing/view.css",
    options: { target: "chrome132" },
  },
  {
    name: "board",
    entry: "client/board/main.ts",
    output: "dist/board/board.js",
    // Whatever browser is on somebody's phone.
    options: { platform: "browser", format: "iife", target: ["chrome109", "firefox115", "safari16"] },
  },
  {
    name: "board style",
    entry: "client/board/board.css",
    output: "dist/board/board.css",
    options: { target: ["chrome109", "firefox115", "safari16"] },
  },
  {
    name: "board page",
    entry: "client/board/page.html",
    output: "dist/board/page.html",
    options: { bundle: false, loader: { ".html": "copy" } },
  },
  {
    name: "board icon",
    entry: "syntaxes/icon.png",
    output: "dist/board/icon.png",
    options: { bundle: false, loader: { ".png": "copy" } },
  },
  {
    name: "library",
    entry: "language/library.ts",
    output: "dist/library/index.js",
    options: { ...node, format: "esm" },
  },
  {
    name: "library for require",
    entry: "language/library.ts",
    output: "dist/library/index.cjs",
    options: { ...node, format: "cjs" },
  },
];

/**
 * The command itself: a separate file, because compiled code serves only what is loaded after it is looked for. Made last, as it
 * knows what the program was made of.
 * @type {Bundle}
 */
export const launcher = {
  name: "launcher",
  entry: "server/cli/launch/launch.ts",
  output: "dist/cli/gonogo.cjs",
  options: { ...node, format: "cjs", external: ["./main.cjs"], banner: { js: "#!/usr/bin/env node" } },
};

/** The files of the program that are worth keeping compiled. */
export const packs = Object.keys(cliPacks).map(name => `dist/cli/${name}`);

const assetsFolder = "dist/picture";

/** Read when a PNG is made: too large for anything that is loaded for more. */
export const assets = [
  "@resvg/resvg-wasm/index_bg.wasm",
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
].map(path => ({ input: `node_modules/${path}`, output: `${assetsFolder}/${path.split("/").at(-1)}` }));

/** Read by the command line and the language server when a rule is explained. */
export const rulePagesFile = "dist/rules.json";

export const licencesFile = "dist/THIRD-PARTY-LICENSES.txt";
