import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, it } from "mocha";
import { bundlesFile, licencesFile, root, run } from "./project.js";

const script = join(root, "scripts", "licences.mjs");

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence?: string;
  readonly text?: string;
}

/** What the build would say of packages. */
function refusals(packages: readonly Package[]): readonly string[] {
  const program = `import { refusals } from ${JSON.stringify(pathToFileURL(script).href)};
    process.stdout.write(JSON.stringify(refusals(${JSON.stringify(packages)})));`;
  const { code, stdout, stderr } = run(process.execPath, ["--input-type=module", "-e", program]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

function packaged(licence?: string): Package {
  return { name: "x", version: "1.0.0", text: "as you like", ...(licence === undefined ? {} : { licence }) };
}

/** What the build made out of a package's data. */
const madeFrom: Readonly<Record<string, string>> = { "language/time/zone-data.ts": "moment-timezone" };

describe("licences", () => {
  const inside = new Set(
    Object.values<readonly string[]>(JSON.parse(readFileSync(bundlesFile, "utf8")))
      .flat()
      .flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? madeFrom[file] ?? []),
  );

  it("allow all that is in the bundles to be passed on, and the report names each", () => {
    const { code, stdout, stderr } = run(process.execPath, [script]);
    assert.equal(code, 0, stderr);
    assert.ok(inside.size > 10);
    for (const name of inside) assert.ok(stdout.includes(`\n| ${name} | `), `${name} is not in the report`);
    assert.equal(stdout.trim().split("\n").length, inside.size + 2);
  });

  it("go with the bundles, word for word", () => {
    const texts = readFileSync(licencesFile, "utf8");
    for (const name of inside) assert.ok(texts.includes(`\n${name} `), `${name} is not named`);
    assert.equal(texts.match(/^\S+ \d+\.\d+\.\d+\S*\n-+$/gm)?.length, inside.size);
    assert.doesNotMatch(texts, /undefined/);
  });

  const passable = ["MIT", "ISC", "Apache-2.0", "(MIT OR GPL-3.0-or-later)", "MIT AND Zlib", "BlueOak-1.0.0"];
  it(`pass ${passable.join(", ")}`, () => {
    assert.deepEqual(refusals(passable.map(packaged)), []);
  });

  const refused = [
    "GPL-3.0-only",
    "AGPL-3.0",
    "MIT AND GPL-2.0",
    "SEE LICENSE IN x",
    "UNLICENSED",
    "BUSL-1.1",
    undefined,
  ];
  for (const licence of refused)
    it(`refuse ${licence ?? "a package that names none"}`, () => {
      assert.equal(refusals([packaged(licence)]).length, 1);
    });

  it("refuse a package that comes without the text of its licence", () => {
    assert.match(refusals([{ name: "x", version: "1.0.0", licence: "MIT" }])[0] ?? "", /carries no text/);
  });
});
