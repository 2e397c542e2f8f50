/** Strangers' folders in the editor: no link points outside the workspace, and only runbooks are imported. */
import assert from "node:assert/strict";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import type { SymbolInformation } from "vscode-languageserver-types";
import { uriOf } from "../../server/files/uris.js";
import { faulty, folderWith } from "../cli/program.js";
import { type Editor, startEditor } from "./editor.js";

const secret = 'person ana "SECRET"\nSECRET word\n';

const hasLinks = process.platform !== "win32";

/** Where the workspace's symbols stand. */
/** What is said on the console meanwhile. */
async function warnings(work: () => Promise<void>): Promise<readonly string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => said.push(words.map(String).join(" "));
  try {
    await work();
  } finally {
    console.warn = warn;
  }
  return said;
}

async function addresses({ client }: Editor, query = ""): Promise<readonly string[]> {
  const symbols = await client.sendRequest<SymbolInformation[] | null>("workspace/symbol", { query });
  return [...new Set((symbols ?? []).map(({ location }) => location.uri))].sort();
}

describe("links that lead out of the workspace", () => {
  const outside = folderWith({ "secret.runbook": secret, "deep/more.runbook": secret });

  it("are not read when a folder is opened, and it is said once", async function () {
    if (!hasLinks) this.skip();
    const folder = folderWith({
      ".git/HEAD": "",
      "good.runbook": 'skill own "Own"\n',
      "real/b.runbook": 'skill b "B"\n',
    });
    symlinkSync(join(outside, "secret.runbook"), join(folder, "a.runbook"));
    symlinkSync(outside, join(folder, "team"));
    symlinkSync("real", join(folder, "way"));
    const editor = await startEditor();
    const more = [{ uri: uriOf(folder), name: "more" }];
    const tell = (added: typeof more, removed: typeof more): Promise<void> =>
      editor.client.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed } });
    const said = await warnings(async () => {
      await tell(more, []);
      await editor.settled();
      await tell([], more);
      await tell(more, []);
      await editor.settled();
    });
    try {
      const inside = ["good.runbook", "real/b.runbook"].map(name => uriOf(join(folder, name)));
      assert.deepEqual(await addresses(editor), inside);
      assert.deepEqual(
        [...said].sort(),
        ["a.runbook", "team"].map(
          name =>
            `${join(folder, name)} is not read: it is a link that points outside ${folder}, where nothing is read or written: replace the link by its target`,
        ),
      );
    } finally {
      editor.dispose();
    }
  });

  it("are not read when they are made while it is open", async function () {
    if (!hasLinks) this.skip();
    const editor = await startEditor({ "real/b.runbook": 'skill b "B"\n', "was.runbook": 'skill was "Was"\n' });
    try {
      symlinkSync(join(outside, "secret.runbook"), join(editor.folder, "a.runbook"));
      symlinkSync(outside, join(editor.folder, "team"));
      symlinkSync("real", join(editor.folder, "way"));
      rmSync(join(editor.folder, "was.runbook"));
      symlinkSync(join(outside, "secret.runbook"), join(editor.folder, "was.runbook"));
      await warnings(async () => {
        for (const name of ["a.runbook", "team", "team/secret.runbook", "way", "way/b.runbook", "was.runbook"]) {
          editor.touch(name);
          await editor.settled();
        }
      });
      assert.deepEqual(await addresses(editor), [editor.uri("real/b.runbook")]);
      for (const name of ["a.runbook", "was.runbook", "team/secret.runbook"]) assert.deepEqual(editor.shown(name), []);
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  it("but not out of it lead to files that are there once, whenever the links are made", async function () {
    if (!hasLinks) this.skip();
    const files = { "real/b.runbook": 'skill b "B"\n', "real/deep/c.runbook": 'skill c "C"\n' };
    const editor = await startEditor(files);
    try {
      await editor.settled();
      for (const [to, name] of [
        ["real", "way"],
        ["way", "further"],
        ["..", "real/deep/around"],
      ] as const) {
        symlinkSync(to, join(editor.folder, name));
        editor.touch(name);
        editor.touch(`${name}/b.runbook`);
        await editor.settled();
      }
      const once = Object.keys(files).map(name => editor.uri(name));
      assert.deepEqual(await addresses(editor), once);
      editor.write("real/b.runbook", 'skill b "B"\nskill b "Again"\n');
      await editor.settled();
      assert.deepEqual(await addresses(editor), once);
      assert.deepEqual(editor.shown("way/b.runbook"), []);
      assert.ok(editor.shown("real/b.runbook").length > 0);
      rmSync(join(editor.folder, "way"));
      editor.touch("way");
      await editor.settled();
      assert.deepEqual(await addresses(editor), once);
    } finally {
      editor.dispose();
    }
  });

  it("are not imported, nor is what is swapped for one", async function () {
    if (!hasLinks) this.skip();
    const editor = await startEditor({ "people.runbook": 'skill b "B"\n' });
    try {
      editor.open("a.runbook", 'import "./people.runbook"\n');
      await editor.settled();
      assert.deepEqual(editor.shown("a.runbook"), []);
      rmSync(join(editor.folder, "people.runbook"));
      symlinkSync(join(outside, "secret.runbook"), join(editor.folder, "people.runbook"));
      editor.touch("people.runbook");
      await editor.settled();
      const [found] = editor.shown("a.runbook");
      assert.match(String(found?.message), /`\.\/people\.runbook` is outside the root/);
      assert.deepEqual(editor.shown("a.runbook"), editor.fresh("a.runbook"));
    } finally {
      editor.dispose();
    }
  });
});

describe("imports of what is no runbook by its name", () => {
  const word = "SECRET";

  for (const path of ["./.git/config", "./notes.txt", "./people", "./link.runbook"])
    it(`${path} is not read, and the editor says the same as the checker`, async function () {
      if (!hasLinks) this.skip();
      const editor = await startEditor({ "notes.txt": `${word} x\n`, people: `${word} x\n` });
      try {
        writeFileSync(join(editor.folder, ".git/config"), `${word} x\n`);
        symlinkSync("notes.txt", join(editor.folder, "link.runbook"));
        editor.open("a.runbook", `import "${path}"\n${faulty}`);
        await warnings(() => editor.settled());
        const shown = editor.shown("a.runbook");
        assert.match(String(shown[0]?.message), /name does not end in \.runbook/);
        assert.ok(shown.every(({ message }) => !String(message).includes(word)));
        assert.deepEqual(shown, editor.fresh("a.runbook"));
      } finally {
        editor.dispose();
      }
    });
});
