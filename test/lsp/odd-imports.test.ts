/** An import of what no file can be called: every request is answered, about this document and about the others. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Diagnostic } from "vscode-languageserver-types";
import { importing, oddPaths } from "../support/odd-paths.js";
import { startEditor } from "./editor.js";
import { requestsOn } from "./requests.js";

const codeAndRange = ({ code, range }: Diagnostic): object => ({ code, range });

describe("imports of what no file can be called", () => {
  it("are findings at the import, and other documents are checked as ever", async () => {
    const editor = await startEditor({ "people.runbook": "person ana" });
    try {
      editor.open("good.runbook", 'import "./people.runbook"\nskill a\nskill a');
      await editor.settled();
      for (const path of oddPaths) {
        editor.open("odd.runbook", importing(path));
        await editor.settled();
        const places = editor.shown("odd.runbook").map(codeAndRange);
        assert.ok(places.length > 0, JSON.stringify(path));
        // On disk half a character is another: only the words differ.
        assert.deepEqual(places, editor.fresh("odd.runbook").map(codeAndRange), JSON.stringify(path));
        editor.close("odd.runbook");
      }
      editor.type("good.runbook", "skill a");
      await editor.settled();
      assert.deepEqual(editor.shown("good.runbook"), []);
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  /** One a line; with a NUL in it, a file is no text. */
  const importingAll = oddPaths
    .filter(path => !path.includes("\0"))
    .map(importing)
    .join("");

  it("leave nothing unanswered", async () => {
    const editor = await startEditor({ "people.runbook": "person ana" });
    try {
      editor.open("odd.runbook", importingAll);
      await editor.settled();
      for (const line of importingAll.split("\n").keys()) {
        for (const [method, params] of requestsOn({ line, character: 12 }))
          await editor.client.sendRequest(method, { textDocument: { uri: editor.uri("odd.runbook") }, ...params });
      }
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
