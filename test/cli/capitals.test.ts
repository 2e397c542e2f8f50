/** Names in capital letters: a runbook that is passed over would be a GO that nobody has given. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "mocha";
import { uriOf } from "../../server/files/uris.js";
import { everything, startEditor } from "../lsp/editor.js";
import { asked, faulty, folderWith, sound } from "./program.js";

describe("a runbook whose name is in capital letters", () => {
  const release = 'import "./PEOPLE.RUNBOOK"\nskill own "Own"\n';
  const cwd = folderWith({ "UP.RUNBOOK": faulty, "PEOPLE.RUNBOOK": sound, "mixed.Runbook": release, "NOTES.TXT": "?" });

  it("is found in a folder, taken by its name, and imported", async () => {
    for (const [path, files] of [
      [".", 3],
      ["UP.RUNBOOK", 1],
      ["mixed.Runbook", 1],
    ] as const) {
      const { code, stdout, stderr } = await asked(["check", path], cwd);
      assert.equal(code, path === "mixed.Runbook" ? 0 : 1, stderr);
      assert.match(stdout, new RegExp(`^${files} files? checked`, "m"));
    }
    const { code, stderr } = await asked(["check", "mixed.Runbook", "--output", "PEOPLE.RUNBOOK"], cwd);
    assert.equal(code, 2);
    assert.match(stderr, /only runbooks end in \.runbook/);
  });

  it("is checked in the editor", async () => {
    const editor = await startEditor({}, everything, { folders: [uriOf(cwd)] });
    try {
      await editor.settled();
      assert.notDeepEqual(editor.shown(uriOf(join(cwd, "UP.RUNBOOK"))), []);
      assert.deepEqual(editor.shown(uriOf(join(cwd, "mixed.Runbook"))), []);
    } finally {
      editor.dispose();
    }
  });
});
