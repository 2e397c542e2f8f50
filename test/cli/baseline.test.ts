import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, it } from "mocha";
import type { CheckDocument, ReportedFinding } from "../../language/exports/check-document.js";
import { baselineOf, compareWithBaseline } from "../../server/cli/baseline/baseline.js";
import { baselineText, readBaselineText } from "../../server/cli/baseline/text.js";
import { asked, faulty, folderWith } from "./program.js";

const people = `person ana "Ana" { timezone UTC contact "#ana" }
person ben "Ben" { timezone UTC contact "#ben" }
`;

function runbook(name: string, ...steps: readonly string[]): string {
  const written = steps.map(step => `  step ${step} "Do ${step}" { takes 5m }\n`);
  return `import "./people.runbook"
runbook ${name} "R" {
  risk high
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  owner ana or ben
${written.join("")}}
`;
}

function project(files: Readonly<Record<string, string>>): string {
  return folderWith({ "people.runbook": people, ...files });
}

async function check(cwd: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await asked(["check", ...args, "--format", "json"], cwd);
  if (code === 2) return { code, stderr, found: [] as readonly string[], document: undefined };
  const document: CheckDocument & {
    readonly baseline?: { readonly known: number; readonly gone: readonly unknown[] };
  } = JSON.parse(stdout);
  return {
    code,
    stderr,
    found: document.findings.map(({ file, code, subject }) => `${file} ${code} ${subject}`),
    document,
  };
}

/** What is said of all steps at once. */
const missing = (file: string): string => `${file} rollback/missing release`;

describe("a baseline", () => {
  it("keeps old findings quiet and lets new ones fail", async () => {
    const cwd = project({ "a.runbook": runbook("release", "one", "two") });
    const before = await check(cwd, ".");
    assert.ok(before.found.length > 3);
    const made = await check(cwd, ".", "--write-baseline", "baseline.json");
    assert.deepEqual(made.found, []);
    assert.equal(made.code, 0);
    assert.equal(made.stderr, `gonogo: baseline.json now contains ${before.found.length} findings\n`);
    // What is said of both steps at once is known of each.
    const entries: readonly { readonly subject: string }[] = JSON.parse(
      readFileSync(join(cwd, "baseline.json"), "utf8"),
    ).findings;
    assert.ok(
      entries.some(({ subject }) => subject === "release/one") &&
        entries.some(({ subject }) => subject === "release/two"),
    );
    const after = await check(cwd, ".", "--baseline", "baseline.json");
    assert.deepEqual(
      { code: after.code, found: after.found, stderr: after.stderr },
      { code: 0, found: [], stderr: "" },
    );
    assert.equal(after.document?.baseline?.known, before.found.length);

    writeFileSync(join(cwd, "a.runbook"), `// moved down\n\n${runbook("release", "zero", "one", "two")}`);
    const more = await check(cwd, ".", "--baseline", "baseline.json");
    assert.equal(more.code, 1);
    assert.deepEqual(more.found, [missing("a.runbook")]);
    writeFileSync(join(cwd, "a.runbook"), runbook("release", "two"));
    assert.deepEqual((await check(cwd, ".", "--baseline", "baseline.json")).found, []);
  });

  it("knows each of several that lack a cover, so that one more is new", async () => {
    const alone = (...steps: readonly string[]): string => runbook("release", ...steps).replace("ana or ben", "ana");
    const cwd = project({ "a.runbook": alone("one", "two") });
    await check(cwd, ".", "--write-baseline", "baseline.json");
    writeFileSync(join(cwd, "a.runbook"), alone("one", "two", "three"));
    const { code, found } = await check(cwd, ".", "--baseline", "baseline.json");
    assert.equal(code, 1);
    assert.ok(found.includes("a.runbook knowledge/single-point release"), found.join("\n"));
  });

  it("says what is gone, and takes it out when asked to", async () => {
    const cwd = project({ "a.runbook": runbook("release", "one", "two") });
    await check(cwd, ".", "--write-baseline", "baseline.json");
    writeFileSync(join(cwd, "a.runbook"), runbook("release", "two"));
    const text = readFileSync(join(cwd, "baseline.json"), "utf8");
    const used = await check(cwd, ".", "--baseline", "baseline.json");
    assert.equal(used.code, 0);
    assert.match(
      used.stderr,
      /^gonogo: 1 finding is in baseline\.json and no longer found; `--prune-baseline` removes:\n {2}a\.runbook rollback\/missing release\/one\n$/,
    );
    assert.equal(readFileSync(join(cwd, "baseline.json"), "utf8"), text);
    const pruned = await check(cwd, ".", "--baseline", "baseline.json", "--prune-baseline");
    assert.equal(pruned.code, 0);
    assert.match(pruned.stderr, /1 finding is fixed, and removed from baseline\.json:\n/);
    assert.equal(
      readFileSync(join(cwd, "baseline.json"), "utf8"),
      text.replace(/^.*"subject":"release\/one".*\n/m, ""),
    );
    assert.equal((await check(cwd, ".", "--baseline", "baseline.json", "--prune-baseline")).stderr, "");
  });

  it("pruning never takes in what is new", async () => {
    const cwd = project({ "a.runbook": runbook("release", "one", "two") });
    await check(cwd, ".", "--write-baseline", "baseline.json");
    writeFileSync(join(cwd, "a.runbook"), runbook("release", "two", "three"));
    for (let i = 0; i < 2; i++) {
      const { code, found } = await check(cwd, ".", "--baseline", "baseline.json", "--prune-baseline");
      assert.equal(code, 1);
      assert.deepEqual(found, [missing("a.runbook")]);
    }
  });

  it("counts: of more findings than it knows, the later ones are new", () => {
    const finding = (line: number): ReportedFinding => ({
      code: "time/wrong-weekday",
      severity: "error",
      message: "",
      file: "a",
      range: { start: { line, column: 1 }, end: { line, column: 2 } },
      subject: "r/s",
      concerns: [],
      url: "",
      related: [],
      fixes: [],
    });
    const known = baselineOf([finding(1), finding(2)]);
    assert.deepEqual(known, [{ file: "a", code: "time/wrong-weekday", subject: "r/s", count: 2 }]);
    const three = compareWithBaseline([finding(4), finding(5), finding(6)], known, new Set(["a"]), () => true);
    assert.deepEqual(three.fresh, [finding(6)]);
    const one = compareWithBaseline([finding(4)], known, new Set(["a"]), () => true);
    assert.deepEqual([one.fresh, one.gone], [[], [{ ...known[0], count: 1 }]]);
    assert.deepEqual(one.kept, [{ ...known[0], count: 1 }]);
  });

  it("says nothing of files that are not checked this time, as long as they are there", async () => {
    const cwd = project({ "a.runbook": runbook("one", "a"), "b.runbook": runbook("two", "b") });
    await check(cwd, ".", "--write-baseline", "baseline.json");
    const text = readFileSync(join(cwd, "baseline.json"), "utf8");
    const used = await check(cwd, "a.runbook", "--baseline", "baseline.json", "--prune-baseline");
    assert.deepEqual({ code: used.code, stderr: used.stderr }, { code: 0, stderr: "" });
    assert.equal(readFileSync(join(cwd, "baseline.json"), "utf8"), text);
    rmSync(join(cwd, "b.runbook"));
    assert.match(
      (await check(cwd, "a.runbook", "--baseline", "baseline.json")).stderr,
      /b\.runbook rollback\/missing two\/b\n/,
    );
  });

  it("goes with a runbook that is renamed, but not with a copy", async () => {
    const cwd = project({ "a.runbook": runbook("release", "one") });
    await check(cwd, ".", "--write-baseline", "baseline.json");
    writeFileSync(join(cwd, "copy.runbook"), runbook("release", "one"));
    const copied = await check(cwd, ".", "--baseline", "baseline.json");
    assert.ok(copied.found.length > 0 && copied.found.every(each => each.startsWith("copy.runbook ")));
    rmSync(join(cwd, "a.runbook"));
    renameSync(join(cwd, "copy.runbook"), join(cwd, "renamed.runbook"));
    const renamed = await check(cwd, ".", "--baseline", "baseline.json", "--prune-baseline");
    assert.deepEqual(
      { code: renamed.code, found: renamed.found, stderr: renamed.stderr },
      { code: 0, found: [], stderr: "" },
    );
    assert.match(readFileSync(join(cwd, "baseline.json"), "utf8"), /"file":"renamed\.runbook"/);
    writeFileSync(join(cwd, "renamed.runbook"), runbook("another", "one"));
    assert.equal((await check(cwd, ".", "--baseline", "baseline.json")).code, 1);
  });

  it("means the same from every folder", async () => {
    const cwd = project({ "deep/people.runbook": people, "deep/a.runbook": runbook("release", "one") });
    mkdirSync(join(cwd, "ci"));
    await check(cwd, ".", "--write-baseline", "ci/baseline.json");
    assert.match(readFileSync(join(cwd, "ci/baseline.json"), "utf8"), /"file":"\.\.\/deep\/a\.runbook"/);
    const used = await check(join(cwd, "deep"), ".", "--baseline", "../ci/baseline.json");
    assert.deepEqual({ code: used.code, found: used.found, stderr: used.stderr }, { code: 0, found: [], stderr: "" });
  });

  it("never holds what cannot be read", async () => {
    const cwd = project({ "a.runbook": faulty, "b.runbook": runbook("release", "one") });
    const made = await check(cwd, ".", "--write-baseline", "baseline.json");
    assert.equal(made.code, 1);
    assert.deepEqual(made.found, ["a.runbook syntax/parse "]);
    const added = readFileSync(join(cwd, "baseline.json"), "utf8").replace(
      '"findings": [\n',
      '"findings": [\n    {"file":"a.runbook","code":"syntax/parse","subject":"","count":1},\n',
    );
    writeFileSync(join(cwd, "baseline.json"), added);
    assert.equal((await check(cwd, ".", "--baseline", "baseline.json")).code, 1);
  });

  it("is sorted, one line a finding, the same whatever the order of the files", async () => {
    const cwd = project({ "a.runbook": runbook("one", "b", "a"), "b.runbook": runbook("two", "c") });
    await check(cwd, "a.runbook", "b.runbook", "--write-baseline", "1.json");
    await check(cwd, "b.runbook", "a.runbook", "--write-baseline", "2.json");
    const text = readFileSync(join(cwd, "1.json"), "utf8");
    assert.equal(readFileSync(join(cwd, "2.json"), "utf8"), text);
    const lines = text.split("\n").filter(line => line.startsWith("    {"));
    assert.deepEqual(
      lines.map(line => line.replace(/,$/, "")),
      [...lines].map(line => line.replace(/,$/, "")).sort(),
    );
    assert.equal(lines.length, JSON.parse(text).findings.length);
    assert.deepEqual(readdirSync(cwd).sort(), ["1.json", "2.json", "a.runbook", "b.runbook", "people.runbook"]);
  });

  const broken: readonly (readonly [text: string, says: RegExp])[] = [
    ["", /it is not JSON: make a new one/],
    ["<<<<<<< HEAD\n{}", /it is not JSON/],
    ["[]", /it is not a baseline/],
    ['{"findings":[]}', /it is not a baseline/],
    ['{"version":2,"findings":[]}', /it is of version 2, and this gonogo knows version 1/],
    ['{"version":1}', /its `findings` is not a list/],
    [
      '{"version":1,"findings":[{"file":"a","code":"b/c","subject":"","count":0}]}',
      /finding 1 in it is not of the form/,
    ],
    ['{"version":1,"findings":[{"file":"a","code":"b/c","count":1}]}', /finding 1 in it is not of the form/],
  ];
  for (const [text, says] of broken)
    it(`${text || "an empty file"} is refused with 2`, async () => {
      const cwd = project({ "baseline.json": text });
      const { code, stderr } = await check(cwd, ".", "--baseline", "baseline.json");
      assert.equal(code, 2);
      assert.match(stderr, /^gonogo: cannot use baseline\.json as a baseline: /);
      assert.match(stderr, says);
    });

  it("that is not there is refused with the way to make it", async () => {
    const { code, stderr } = await check(project({}), ".", "--baseline", "b.json");
    assert.equal(code, 2);
    assert.equal(stderr, "gonogo: there is no baseline `b.json`: `--write-baseline b.json` makes it\n");
  });

  it("survives its own text, and knows all it was made of, whatever the findings", () => {
    const entry = fc.record({
      file: fc.constantFrom("a", "b", "c é"),
      code: fc.constantFrom("x/y", "x/z"),
      subject: fc.constantFrom("", "r", "r/s", 'r/"'),
    });
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (before, after) => {
        const findings = (entries: typeof before): readonly ReportedFinding[] =>
          [...entries]
            .sort((a, b) => (a.file < b.file ? -1 : 1))
            .map(({ file, code, subject }) => ({
              file,
              code: code === "x/y" ? "x/y" : "x/z",
              subject,
              severity: "error",
              message: "",
              concerns: [],
              range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
              url: "",
              related: [],
              fixes: [],
            }));
        const known = baselineOf(findings(before));
        assert.deepEqual(readBaselineText(baselineText(known)), { kind: "baseline", known });
        const checked = new Set(["a", "b", "c é"]);
        const all = (list: readonly { readonly count: number }[]): number =>
          list.reduce((sum, { count }) => sum + count, 0);
        const same = compareWithBaseline(findings(before), known, checked, () => true);
        assert.deepEqual([same.fresh, same.gone, same.kept], [[], [], known]);
        const other = compareWithBaseline(findings(after), known, checked, () => true);
        assert.equal(other.fresh.length + all(known) - all(other.gone), after.length);
        assert.equal(all(other.kept), all(known) - all(other.gone));
        const again = compareWithBaseline(findings(after), other.kept, checked, () => true);
        assert.deepEqual([again.fresh, again.gone], [other.fresh, []]);
      }),
    );
  });
});
