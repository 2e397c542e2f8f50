import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Mocha, { after, describe, it } from "mocha";
import { root } from "./project.js";
import { reportIn } from "./report.js";

const folder = mkdtempSync(join(tmpdir(), "gonogo-reporter-"));
const works = (): void => undefined;
const fails = (): void => {
  throw new Error("the window is gone");
};

/** A run of suites in two files; what is reported of each test and hook. */
async function reported(prepare: (all: Mocha.Suite, first: Mocha.Suite) => void, grep?: string) {
  const report = join(folder, "report.json");
  const reporter = join(root, "test", "vscode", "window", "reporter.cjs");
  const mocha = new Mocha({ reporter, reporterOptions: { report }, ...(grep === undefined ? {} : { grep }) });
  const [first] = ["first", "second"].map(name => {
    const suite = Mocha.Suite.create(mocha.suite, name);
    for (const title of ["a", "b"]) {
      const test = new Mocha.Test(title, works);
      test.file = join(root, `${name}.test.ts`);
      suite.addTest(test);
    }
    return suite;
  });
  assert.ok(first);
  prepare(mocha.suite, first);
  await new Promise(resolve => mocha.run(resolve));
  return reportIn(report)?.tests.map(
    ({ title, state, why, file }) =>
      `${title}: ${state}, ${file}${why?.includes("the window is gone") ? ", gone" : ""}`,
  );
}

describe("the report of a window's tests", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("has each with its file", async () => {
    assert.deepEqual(await reported(works), [
      "first a: passed, first.test.ts",
      "first b: passed, first.test.ts",
      "second a: passed, second.test.ts",
      "second b: passed, second.test.ts",
    ]);
  });

  it("has those that were not run, since a hook failed, as failed for its reason", async () => {
    assert.deepEqual(await reported((_, first) => first.beforeAll(fails)), [
      "first a: failed, first.test.ts, gone",
      "first b: failed, first.test.ts, gone",
      "second a: passed, second.test.ts",
      "second b: passed, second.test.ts",
    ]);
    assert.deepEqual(await reported(all => all.beforeEach(fails), "b$"), [
      "first b: failed, first.test.ts, gone",
      "second b: failed, second.test.ts, gone",
    ]);
  });

  it("has a hook that failed after all were run by itself, in no file", async () => {
    const tests = await reported(all => all.afterAll(fails));
    assert.match(tests?.at(-1) ?? "", /^"after all" hook.*: failed, undefined, gone$/);
    assert.equal(tests?.length, 5);
  });
});
