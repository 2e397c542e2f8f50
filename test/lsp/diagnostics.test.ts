import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { type Editor, startEditor } from "./editor.js";

const roster = `person ann "Ann" { timezone Europe/London contact "1" }
person bob "Bob" { timezone Europe/London contact "2" }
`;
const release = `import "./people.runbook"
runbook release "Release" {
  timezone Europe/London
  window 2026-05-23 20:00 to 2026-05-23 23:00
  step one "One" { owner ann or bob takes 10m rollback none because "nothing is changed" }
  step two "Two" { owner carl takes ten rollback using nothing }
}
`;

let editor: Editor;

async function start(files: Readonly<Record<string, string>>): Promise<void> {
  editor = await startEditor(files);
  await editor.settled();
}

function assertAsFresh(...names: string[]): void {
  for (const name of names) assert.deepEqual(editor.shown(name), editor.fresh(name), name);
  assert.deepEqual(editor.failures, []);
}

function codes(name: string): string[] {
  return editor.shown(name).map(({ code, range }) => `${code} ${range.start.line + 1}`);
}

describe("diagnostics in the editor", () => {
  afterEach(() => editor.dispose());

  it("come with a folder that is added to the workspace, and go with it", async () => {
    // A folder that is left out by itself is read when it is asked for.
    const [folder, file] = ["node_modules/other", "node_modules/other/release.runbook"];
    await start({ "people.runbook": roster, "node_modules/other/people.runbook": roster, [file]: release });
    assert.deepEqual(codes(file), []);
    const other = { uri: editor.uri(folder), name: "other" };
    const change = async (added: readonly object[], removed: readonly object[]) => {
      await editor.client.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed } });
      await editor.settled();
    };
    await change([other], []);
    assert.ok(codes(file).includes("syntax/reference 6"), codes(file).join());
    assertAsFresh(file);
    await change([], [other]);
    assert.deepEqual(codes(file), []);
    assertAsFresh("people.runbook");
  });

  it("are the checker's, for open files and for those that are not", async () => {
    await start({ "people.runbook": roster, "release.runbook": release });
    assertAsFresh("people.runbook", "release.runbook");
    assert.ok(codes("release.runbook").includes("syntax/reference 6"), codes("release.runbook").join());
    editor.open("release.runbook", release.replace("carl", "bob"));
    await editor.settled();
    assertAsFresh("people.runbook", "release.runbook");
  });

  it("carry code, link, source and severity", async () => {
    await start({ "people.runbook": roster, "release.runbook": release });
    const found = editor.shown("release.runbook").find(({ code }) => code === "syntax/reference");
    assert.equal(found?.source, "gonogo");
    assert.equal(found?.severity, 1);
    assert.match(found?.codeDescription?.href ?? "", /syntax\/reference/);
  });

  const far = {
    "a.runbook": `import "./b.runbook"\nrunbook a "A" { step one "One" { owner ann takes 1m rollback none because "x" } }\n`,
    "b.runbook": `import "./deep/c.runbook"\nperson ann "Ann" { timezone UTC knows sql }\n`,
    "deep/c.runbook": `skill sql "SQL"\n`,
  };

  it("follow an edit of an imported file, and of what that imports", async () => {
    await start(far);
    assertAsFresh(...Object.keys(far));
    const before = codes("a.runbook");
    editor.open("deep/c.runbook", far["deep/c.runbook"]);
    editor.type("deep/c.runbook", "skill nosql");
    await editor.settled();
    assertAsFresh(...Object.keys(far));
    assert.ok(codes("b.runbook").includes("syntax/reference 2"));
    assert.notDeepEqual(codes("a.runbook"), before, "a broken file two imports away is an error at the import");
    editor.type("deep/c.runbook", far["deep/c.runbook"]);
    await editor.settled();
    assertAsFresh(...Object.keys(far));
    assert.deepEqual(codes("a.runbook"), before);
  });

  it("forget unsaved text when its editor is closed", async () => {
    await start(far);
    editor.open("b.runbook", "");
    await editor.settled();
    assert.ok(codes("a.runbook").includes("syntax/reference 2"));
    editor.close("b.runbook");
    await editor.settled();
    assert.ok(!codes("a.runbook").includes("syntax/reference 2"));
    assertAsFresh(...Object.keys(far));
  });

  it("follow files that vanish and appear, with the folders they are in", async () => {
    await start(far);
    editor.remove("deep");
    await editor.settled();
    assert.ok(codes("b.runbook").includes("syntax/import 1"));
    assert.deepEqual(editor.shown("deep/c.runbook"), []);
    assertAsFresh("a.runbook", "b.runbook");
    editor.write("deep/c.runbook", far["deep/c.runbook"]);
    await editor.settled();
    assertAsFresh(...Object.keys(far));
    editor.remove("b.runbook");
    await editor.settled();
    assert.ok(codes("a.runbook").includes("syntax/import 1"));
    assertAsFresh("a.runbook", "deep/c.runbook");
  });

  it("count text in an editor as a file, on disk or not", async () => {
    await start({ "a.runbook": far["a.runbook"], "b.runbook": far["b.runbook"] });
    assert.ok(codes("b.runbook").includes("syntax/import 1"));
    editor.open("deep/c.runbook", far["deep/c.runbook"]);
    await editor.settled();
    assert.ok(!codes("b.runbook").includes("syntax/import 1"), codes("b.runbook").join());
    editor.close("deep/c.runbook");
    await editor.settled();
    assert.ok(codes("b.runbook").includes("syntax/import 1"));
    editor.open("b.runbook", `person ann "Ann" { timezone UTC contact "1" }`);
    await editor.settled();
    editor.remove("b.runbook");
    await editor.settled();
    assert.ok(!codes("a.runbook").includes("syntax/import 1"), codes("a.runbook").join());
  });

  it("see imported files where the workspace is not searched, and do not show theirs", async () => {
    const hidden = "node_modules/roster/people.runbook";
    await start({
      "a.runbook": far["a.runbook"].replace("./b.runbook", `./${hidden}`),
      [hidden]: `person ann "Ann" { timezone Nowhere/Land }\n`,
    });
    assertAsFresh("a.runbook");
    assert.deepEqual(editor.shown(hidden), []);
    const [about] = editor.shown("a.runbook").flatMap(({ relatedInformation }) => relatedInformation ?? []);
    assert.equal(about?.location.uri, editor.uri(hidden));
    editor.open(hidden, `person ann "Ann" { timezone UTC }\n`);
    await editor.settled();
    assert.ok(!codes("a.runbook").includes("syntax/import 1"));
    assertAsFresh(hidden);
    editor.close(hidden);
    await editor.settled();
    assertAsFresh("a.runbook");
    assert.deepEqual(editor.shown(hidden), []);
  });

  it("leave out what .gitignore files name, also after it was written, opened and closed", async () => {
    const names = ["out/a.runbook", "deep/draft.runbook"];
    const rules = { ".gitignore": "out/\n", "deep/.gitignore": "draft.*\n" };
    const written = Object.fromEntries(["b.runbook", "deep/c.runbook", ...names].map(name => [name, release]));
    await start({ ...rules, ...written });
    const symbols = async () => JSON.stringify(await editor.client.sendRequest("workspace/symbol", { query: "" }));
    const assertLeftOut = async () => {
      await editor.settled();
      for (const name of names) {
        assert.deepEqual(editor.shown(name), [], name);
        assert.ok(!(await symbols()).includes(editor.uri(name)), name);
      }
      assertAsFresh("b.runbook", "deep/c.runbook");
    };
    await assertLeftOut();
    for (const name of names) editor.write(name, `${release}\n`);
    await assertLeftOut();
    for (const name of names) editor.open(name, release);
    await editor.settled();
    assertAsFresh(...names);
    for (const name of names) editor.close(name);
    await assertLeftOut();
    for (const folder of ["out", "deep"]) {
      editor.remove(folder);
      await editor.settled();
      editor.write(`${folder}/.gitignore`, folder === "deep" ? rules["deep/.gitignore"] : "");
      for (const name of Object.keys(written).filter(name => name.startsWith(folder))) editor.write(name, release);
    }
    editor.touch("out");
    editor.touch("deep");
    await assertLeftOut();
    assert.ok(codes("deep/c.runbook").includes("syntax/import 1"));
    editor.write(".gitignore", "");
    editor.write("out/a.runbook", release);
    await editor.settled();
    assertAsFresh("out/a.runbook");
    assert.ok(codes("out/a.runbook").length > 0);
  });

  it("come and go with what .gitignore files name, once these are changed", async () => {
    await start({ "a.runbook": release, "deep/b.runbook": release, "deep/c.runbook": release });
    const shownAre = async (shown: Readonly<Record<string, boolean>>) => {
      await editor.settled();
      for (const [name, isShown] of Object.entries(shown)) assert.equal(editor.shown(name).length > 0, isShown, name);
    };
    await shownAre({ "a.runbook": true, "deep/b.runbook": true, "deep/c.runbook": true });
    editor.write(".gitignore", "deep/*\n");
    await shownAre({ "a.runbook": true, "deep/b.runbook": false, "deep/c.runbook": false });
    editor.write(".gitignore", "b.*\n");
    await shownAre({ "a.runbook": true, "deep/b.runbook": false, "deep/c.runbook": true });
    editor.write("deep/.gitignore", "c.runbook\n!b.runbook\n");
    await shownAre({ "a.runbook": true, "deep/b.runbook": true, "deep/c.runbook": false });
    editor.open("deep/c.runbook", release);
    editor.write(".gitignore", "deep\n");
    await shownAre({ "a.runbook": true, "deep/b.runbook": false, "deep/c.runbook": true });
    editor.remove(".gitignore");
    editor.remove("deep/.gitignore");
    await shownAre({ "a.runbook": true, "deep/b.runbook": true, "deep/c.runbook": true });
    assertAsFresh("a.runbook", "deep/b.runbook", "deep/c.runbook");
  });

  it("go with the editor of a text that only the editor calls a runbook", async () => {
    await start({ "plan.txt": release, "no-ending": release });
    for (const name of ["plan.txt", "no-ending"]) {
      editor.open(name, release);
      await editor.settled();
      assert.ok(codes(name).includes("syntax/import 1"), codes(name).join());
      editor.close(name);
      await editor.settled();
      assert.deepEqual(codes(name), []);
    }
  });

  it("are given for a text without a file, whose imports lead nowhere", async () => {
    await start({ "people.runbook": roster });
    editor.open("untitled:Untitled-1", `import "./people.runbook"\nskill a\nskill a\n`);
    await editor.settled();
    assert.deepEqual(codes("untitled:Untitled-1"), ["syntax/import 1", "syntax/duplicate 3"]);
    assert.match(String(editor.shown("untitled:Untitled-1")[0]?.message), /Save it first/);
    editor.close("untitled:Untitled-1");
    await editor.settled();
    assert.deepEqual(codes("untitled:Untitled-1"), []);
    assert.deepEqual(editor.failures, []);
  });

  it("are given for a text that knows where it would be saved as if it were, with others that are not saved either", async () => {
    await start({ "people.runbook": roster });
    const untitled = (name: string): string => editor.uri(name).replace("file:", "untitled:");
    const [plan, beside] = [untitled("plan.runbook"), untitled("more.runbook")];
    const text = 'import "./people.runbook"\nimport "./more.runbook"\n';
    editor.open(plan, text);
    await editor.settled();
    assert.deepEqual(codes(plan), ["syntax/import 2"]);
    editor.open(beside, "skill a\nskill b\n");
    await editor.settled();
    assert.deepEqual(codes(plan), []);
    editor.write("more.runbook", "skill a\n");
    editor.close(beside);
    await editor.settled();
    assert.deepEqual(codes(plan), []);
    const outside = "untitled:/elsewhere/plan.runbook";
    editor.open(outside, text);
    await editor.settled();
    assert.match(String(editor.shown(outside)[0]?.message), /Save it first/);
    assert.deepEqual(editor.failures, []);
  });

  it("survive files that import each other, and themselves", async () => {
    await start({
      "a.runbook": `import "./b.runbook"\nimport "./a.runbook"\nskill one\n`,
      "b.runbook": `import "./a.runbook"\nskill two\n`,
    });
    assertAsFresh("a.runbook", "b.runbook");
    editor.open("b.runbook", `import "./a.runbook"\nskill one\nwhat`);
    await editor.settled();
    assertAsFresh("a.runbook", "b.runbook");
  });
});
