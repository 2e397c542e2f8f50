// The .vsix: of all that is built, what the editor needs. The checker and the library are the npm package's.
// `node scripts/publishing/extension.mjs FOLDER` packs what is built into a folder and prints the path of the .vsix.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { licencesFile, rulePagesFile } from "../bundles.mjs";
import { isMain, root, run, say } from "../run.mjs";
import { staged, without } from "./staged.mjs";
import { publishingTool } from "./tools.mjs";

const contents = [
  "dist/browser",
  "dist/client",
  "dist/server",
  "dist/timeline",
  "dist/importing",
  rulePagesFile,
  licencesFile,
  "syntaxes",
  "l10n",
  ...readdirSync(root).filter(name => /^package\.nls.*\.json$/.test(name)),
  "walkthrough",
  "README.md",
  "CHANGELOG.md",
  "SUPPORT.md",
  "LICENSE",
];

/** In the editor it is read in the editor's language; npm shows the same in English. */
const description = "%description%";

/** Of the manifest, what says nothing to an editor. */
const omitted = ["private", "bin", "man", "exports", "scripts", "devDependencies", "overrides"];

/**
 * Packs the built extension. Everything is bundled: there are no dependencies to pack.
 * @param {string} folder an existing one
 * @returns {string} the path of the .vsix. Throws with words when it cannot be packed.
 */
export function packExtension(folder) {
  const name = ({ name, version }) => `${name}-${version}.vsix`;
  const out = join(folder, name(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))));
  const vsce = publishingTool("@vscode/vsce/vsce");
  return staged(
    contents,
    manifest => ({ ...without(manifest, omitted), description }),
    cwd => {
      const code = run(process.execPath, [vsce, "package", "--no-dependencies", "--out", out], {
        cwd,
        stdio: ["ignore", 2, 2],
      });
      if (code !== 0) throw new Error("the extension could not be packed; vsce's reasons stand above.");
      return out;
    },
  );
}

if (isMain(import.meta)) {
  const [folder] = process.argv.slice(2);
  try {
    if (folder === undefined) throw new Error("name the folder it is to be put into");
    mkdirSync(folder, { recursive: true });
    process.stdout.write(`${packExtension(resolve(folder))}\n`);
  } catch (error) {
    say(`The extension was not packed: ${error.message}`);
    process.exitCode = 1;
  }
}
