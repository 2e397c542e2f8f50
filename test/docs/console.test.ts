/** Every command that a page shows is run, and says what the page says it does (made anew by npm run golden). */
import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "mocha";
import { commandsIn, withOutputs } from "../../scripts/docs/console.js";
import { runProgram } from "../../server/cli/program.js";
import { folderWith } from "../cli/program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = [
  "README.md",
  "docs/import.md",
  "docs/run.md",
  ...readdirSync(join(root, "docs/cli"))
    .filter(name => name.endsWith(".md"))
    .map(name => `docs/cli/${name}`),
];

/** Runs what pages show in a folder that has the samples: `gonogo`, `cat FILE` and `echo $?`. */
function terminal(): (line: string) => Promise<string> {
  const cwd = folderWith({ ".git/HEAD": "" });
  cpSync(join(root, "samples"), join(cwd, "samples"), { recursive: true });
  let code = 0;
  return async line => {
    const [command, ...args] = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
    if (line === "echo $?") return `${code}\n`;
    if (command === "cat" && args.length === 1) return readFileSync(join(cwd, args[0] ?? ""), "utf8");
    if (command !== "gonogo") throw new Error(`a page shows \`${line}\`, which this test does not run`);
    const ended = await runProgram(args, { cwd, colours: false });
    code = ended.code;
    return ended.out + ended.err;
  };
}

describe("commands in pages", () => {
  for (const page of pages)
    it(`${page} says what they say`, async () => {
      const path = join(root, page);
      const text = readFileSync(path, "utf8");
      const fresh = await withOutputs(text, terminal());
      if (process.env.UPDATE_GOLDEN) writeFileSync(path, fresh);
      assert.equal(readFileSync(path, "utf8"), fresh, "npm run golden makes it anew");
    });

  it("shows commands, in order, with what is below them", () => {
    const page = "a\n```console\n$ gonogo --version\none\n\ntwo\n$ echo $?\n```\n```sh\n$ no\n```\n";
    assert.deepEqual(commandsIn(page), [
      { line: "gonogo --version", said: ["one", "", "two"] },
      { line: "echo $?", said: [] },
    ]);
  });

  it("writes what is said now, and keeps what is left out while it is true", async () => {
    const page = (...said: readonly string[]): string => ["```console", "$ x", ...said, "```", ""].join("\n");
    const run = async (): Promise<string> => "one\ntwo\nthree\n";
    assert.equal(await withOutputs(page("old"), run), page("one", "two", "three"));
    for (const shown of [["…"], ["one", "…"], ["…", "three"], ["one", "…", "three"]])
      assert.equal(await withOutputs(page(...shown), run), page(...shown));
    assert.equal(await withOutputs(page("…", "two"), run), page("one", "two", "three"));
  });
});
