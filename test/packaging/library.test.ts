/** The library, as it is packed: run from ES modules and CommonJS, and type-checked by a project that uses it. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { npm, packForNpm, root, run } from "./project.js";

const page = join(root, "docs", "library.md");
const examples = /```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g;

describe("the library, packed", () => {
  let folder = "";

  before(function () {
    this.timeout(300_000);
    folder = mkdtempSync(join(tmpdir(), "gonogo-library-"));
    packForNpm(folder);
    const tarball = readdirSync(folder).find(name => name.endsWith(".tgz"));
    assert.ok(tarball, "npm pack made no tarball");
    writeFileSync(join(folder, "package.json"), "{}");
    npm(["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", join(folder, tarball)], {
      cwd: folder,
    });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("does what its page shows (npm run golden makes the page anew)", () => {
    const text = readFileSync(page, "utf8");
    const shown = [...text.matchAll(examples)];
    assert.ok(shown.length >= 2);
    let fresh = text;
    shown.forEach(([block, code = ""], index) => {
      const file = join(folder, `example-${index}.${/^import /m.test(code) ? "mjs" : "cjs"}`);
      writeFileSync(file, code);
      const { code: ended, stdout, stderr } = run(process.execPath, [file], { cwd: folder });
      assert.equal(ended, 0, stderr);
      fresh = fresh.replace(block, () => `\`\`\`js\n${code}\`\`\`\n\n\`\`\`text\n${stdout}\`\`\``);
    });
    if (process.env.UPDATE_GOLDEN) writeFileSync(page, fresh);
    else assert.equal(text, fresh);
  });

  it("has the same names for import and for require", () => {
    const names = "console.log(Object.keys(library).sort().join())";
    const imported = ["--input-type=module", "-e", `import * as library from "gonogo"; ${names}`];
    const required = ["-e", `const library = require("gonogo"); ${names}`];
    for (const args of [imported, required])
      assert.equal(run(process.execPath, args, { cwd: folder }).stdout, "check,exportMarkdown,plan,schedule\n");
  });

  const use = `import { check, plan, schedule, exportMarkdown, type CheckDocument, type Plan, type Source } from "gonogo";
const source: Source = { text: "skill a", imports: { "b.runbook": "" } };
const document: CheckDocument = check(source);
const verdict: "go" | "no-go" = document.verdict;
const first: number | undefined = document.findings[0]?.range.start.line;
const made: Plan = plan("");
const zone: string | undefined = made.people[0]?.zone;
const starts: (string | null)[] = schedule(source, { zone: "UTC" })?.activities.map(({ start }) => start) ?? [];
const markdown: string = exportMarkdown(source);
// @ts-expect-error a source has a text
check({ imports: {} });
// @ts-expect-error no such verdict
document.verdict === "maybe";
export { first, markdown, starts, verdict, zone };
`;

  const modes = [
    ["nodenext", "use.mts"],
    ["nodenext", "use.cts"],
    ["bundler", "use.mts"],
  ] as const;
  for (const [module, name] of modes)
    it(`is type-checked in ${name} with ${module} resolution, without leaving libraries unchecked`, () => {
      const own = join(folder, `types-${module}-${name.replace(".", "-")}`);
      mkdirSync(own, { recursive: true });
      writeFileSync(join(own, name), use);
      const compilerOptions = {
        module: module === "bundler" ? "preserve" : "nodenext",
        moduleResolution: module,
        target: "es2022",
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        types: [],
        noEmit: true,
      };
      writeFileSync(join(own, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [name] }));
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      const { code, stdout } = run(process.execPath, [tsc, "-p", own], { cwd: folder });
      assert.equal(code, 0, stdout);
    });
});
