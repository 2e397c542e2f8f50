/** The root in the editor: that of the command line, whichever folder is opened. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { uriOf } from "../../server/files/uris.js";
import { folderWith, sound } from "../cli/program.js";
import { everything, startEditor } from "./editor.js";

const release = 'import "../people.runbook"\nskill own "Own"\n';

describe("the root in the editor", () => {
  for (const mark of [".git/HEAD", "gonogo.root"])
    it(`lies above the workspace's folder where ${mark.replace("/HEAD", "")} does`, async () => {
      const folder = folderWith({ "people.runbook": sound, "releases/a.runbook": release, [mark]: "" });
      const editor = await startEditor({}, everything, { folders: [uriOf(join(folder, "releases"))] });
      try {
        await editor.settled();
        assert.deepEqual(editor.shown(uriOf(join(folder, "releases/a.runbook"))), []);
      } finally {
        editor.dispose();
      }
    });

  it("is the workspace's folder without a mark, and the marked folder from the moment it is marked", async () => {
    const folder = folderWith({ "people.runbook": sound, "releases/a.runbook": release });
    const editor = await startEditor({}, everything, { folders: [uriOf(folder)] });
    const [file, mark] = [uriOf(join(folder, "releases/a.runbook")), join(folder, "releases/gonogo.root")];
    try {
      await editor.settled();
      assert.deepEqual(editor.shown(file), []);
      writeFileSync(mark, "");
      editor.touch(uriOf(mark));
      await editor.settled();
      assert.match(String(editor.shown(file)[0]?.message), /is outside the root/);
      rmSync(mark);
      editor.touch(uriOf(mark));
      await editor.settled();
      assert.deepEqual(editor.shown(file), []);
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
