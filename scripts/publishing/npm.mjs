// The npm package: the command, the language server and the library. What only VS Code wants is the extension's.
// `node scripts/publishing/npm.mjs FOLDER` packs what is built into a folder.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { licencesFile, rulePagesFile } from "../bundles.mjs";
import { isMain, runNpm, say } from "../run.mjs";
import { staged, without } from "./staged.mjs";

const contents = [
  "dist/cli",
  "dist/server",
  "dist/library",
  "dist/picture",
  "dist/board",
  rulePagesFile,
  licencesFile,
  "schemas",
  "docs/cli/gonogo.1",
  "README.md",
  "CHANGELOG.md",
  "SUPPORT.md",
  "LICENSE",
];

/** Of the manifest, what only VS Code and those who build want to know. */
const omitted = [
  "private",
  "publisher",
  "browser",
  "icon",
  "galleryBanner",
  "categories",
  "capabilities",
  "activationEvents",
  "contributes",
  "l10n",
  "scripts",
  "devDependencies",
  "overrides",
];

/** Whoever knows nothing of `exports` (TypeScript's "node10", older bundlers) finds the library here, and its types. */
const library = { main: "./dist/library/index.cjs", types: "./dist/library/types/library.d.cts" };

/**
 * Packs the built checker and library.
 * @param {string} folder an existing one. Throws with words when it cannot be packed.
 */
export function packForNpm(folder) {
  const manifestOf = manifest => ({
    ...without(manifest, omitted),
    engines: without(manifest.engines, ["vscode"]),
    ...library,
  });
  staged(contents, manifestOf, cwd => {
    const code = runNpm(["pack", "--ignore-scripts", "--pack-destination", folder, "--loglevel=error"], {
      cwd,
      stdio: ["ignore", 2, 2],
    });
    if (code !== 0) throw new Error("npm pack failed; its reasons stand above.");
  });
}

if (isMain(import.meta)) {
  const [folder] = process.argv.slice(2);
  try {
    if (folder === undefined) throw new Error("name the folder it is to be put into");
    mkdirSync(folder, { recursive: true });
    packForNpm(resolve(folder));
  } catch (error) {
    say(`The npm package was not packed: ${error.message}`);
    process.exitCode = 1;
  }
}
