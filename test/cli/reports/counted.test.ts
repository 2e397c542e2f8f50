/** Where code hosts find what is said: paths count from the repository, whatever folder the checker runs in. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { runProgram } from "../../../server/cli/program.js";
import { folderWith } from "../program.js";

describe("paths in reports for code hosts", () => {
  let root = "";
  const text = 'person ana "Ana"   { timezone europe/london contact "#ana" }\nperson ana "Again" { timezone UTC }\n';
  before(() => {
    root = folderWith({ ".git/HEAD": "", "a b/releases/x.runbook": text, "a b/releases/gonogo.root": "" });
  });

  async function report(format: string, cwd: string, workspace?: string, ...more: readonly string[]): Promise<string> {
    const context = { cwd: join(root, cwd), colours: false, workspace };
    const { out } = await runProgram(["check", ".", "--format", format, ...more], context);
    return typeof out === "string" ? out : "";
  }

  /** Folder, what CI says, more options, and the name that is expected. */
  const cases: () => readonly (readonly [
    cwd: string,
    ci: string | undefined,
    more: readonly string[],
    name: string,
  ])[] = () => [
    [".", undefined, [], "a b/releases/x.runbook"],
    ["a b", undefined, [], "a b/releases/x.runbook"],
    ["a b/releases", undefined, [], "x.runbook"],
    ["a b/releases", root, [], "a b/releases/x.runbook"],
    ["a b/releases", join(root, "a b"), [], "releases/x.runbook"],
    // What a CI server says of another place is not about this one.
    ["a b", join(root, "a b", "releases"), [], "a b/releases/x.runbook"],
    ["a b", "", [], "a b/releases/x.runbook"],
    ["a b/releases", undefined, ["--root", "../.."], "a b/releases/x.runbook"],
    ["a b/releases", root, ["--root", "."], "a b/releases/x.runbook"],
  ];

  it("count from where the CI server has put the repository, else from --root, else from the marked root", async () => {
    for (const [cwd, ci, more, name] of cases()) {
      const what = JSON.stringify([cwd, ci, more]);
      const lines = (await report("github", cwd, ci, ...more)).split("\n").filter(line => line.startsWith("::"));
      assert.ok(lines.length > 1, what);
      for (const line of lines) assert.equal(/ file=([^,]*),/.exec(line)?.[1], name, what);

      const issues: readonly { readonly location: { readonly path: string } }[] = JSON.parse(
        await report("gitlab", cwd, ci, ...more),
      );
      assert.ok(issues.length > 1, what);
      for (const { location } of issues) assert.equal(location.path, name, what);

      const sarif = await report("sarif", cwd, ci, ...more);
      const [run] = JSON.parse(sarif).runs;
      assert.deepEqual(Object.keys(run.originalUriBaseIds), ["%SRCROOT%"]);
      const places = [...sarif.matchAll(/"artifactLocation": (\{[^}]*\})/g)].map(([, place = ""]) => JSON.parse(place));
      // Findings, related places and fixes.
      assert.ok(places.length > run.results.length, what);
      for (const place of places)
        assert.deepEqual(place, { uri: name.replaceAll(" ", "%20"), uriBaseId: "%SRCROOT%" }, what);
      assert.ok(!sarif.includes(root), what);
    }
  });

  it("are the same bytes wherever in the repository it runs", async () => {
    for (const format of ["sarif", "gitlab"])
      assert.equal(await report(format, ".", root), await report(format, "a b/releases", root));
  });
});
