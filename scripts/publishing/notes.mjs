// What is new in a version, from CHANGELOG.md: `node scripts/publishing/notes.mjs v1.2.3` prints it, and fails where tag,
// package.json and changelog do not name the same version.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, say } from "../run.mjs";

/** The text below a version's heading, up to the next. Throws with words where there is none. */
function notesOf(changelog, version) {
  const section = changelog.split(/^## /m).find(part => part.split(/\s/)[0] === version);
  const text = section?.slice(section.indexOf("\n")).trim();
  if (!text) throw new Error(`CHANGELOG.md says nothing under "## ${version}"`);
  return text;
}

const [tag = ""] = process.argv.slice(2);
try {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (tag !== `v${version}`)
    throw new Error(`the tag is "${tag}", but package.json has version ${version}: tag it v${version}`);
  process.stdout.write(`${notesOf(readFileSync(join(root, "CHANGELOG.md"), "utf8"), version)}\n`);
} catch (error) {
  say(`Not to be released: ${error.message}`);
  process.exitCode = 1;
}
