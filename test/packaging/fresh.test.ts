/** A fresh clone has nothing but Node and npm: what starts there is there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { root, run } from "./project.js";

const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What npm starts first: the scripts after `npm start`, `npm test`, … */
const started = [...new Set(Object.values(scripts).flatMap(line => /^node (scripts\/\S+\.mjs)/.exec(line)?.[1] ?? []))];

/** What a script needs before its first line runs, at any depth: files of the project's own, and packages. */
function needs(file: string, known = new Set<string>()): ReadonlySet<string> {
  const text = readFileSync(join(root, file), "utf8");
  for (const [, of = ""] of text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";$|^import "([^"]+)";$/gm)) {
    const path = of.startsWith(".") ? posix.join(posix.dirname(file), of) : of;
    if (known.has(path)) continue;
    known.add(path);
    if (of.startsWith(".")) needs(path, known);
  }
  return known;
}

describe("a fresh clone", () => {
  for (const file of started) {
    it(`can start ${file}, which needs no package`, () => {
      const needed = [...needs(file)];
      assert.ok(needed.includes("scripts/run.mjs"));
      assert.deepEqual(
        needed.filter(each => !each.startsWith("scripts/") && !each.startsWith("node:")),
        [],
      );
    });
  }

  it("is shown the product by npm start", () => {
    const { code, stdout, stderr } = run(process.execPath, ["scripts/start.mjs"]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^\$ gonogo check samples\/high-wire\/payments\.runbook\n[\s\S]*^NO-GO$/m);
    assert.match(stdout, /^\$ gonogo check samples\/boring\/payments\.runbook\n[\s\S]*^GO$/m);
    assert.match(readFileSync(join(root, "out", "payments.md"), "utf8"), /^# /m);
  });
});
