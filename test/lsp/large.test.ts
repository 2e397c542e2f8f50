/** A text too large to be checked at every key says so, and keeps nobody waiting. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Hover } from "vscode-languageserver-types";
import { largeRunbook } from "../support/large.js";
import { startEditor } from "./editor.js";

describe("a text of millions of characters", () => {
  it("has one finding that says what to do, while others are checked", async () => {
    const editor = await startEditor({ "small.runbook": "skill a\nskill a" });
    try {
      const large = `${largeRunbook(200)}\n${"// a remark\n".repeat(400_000)}`;
      editor.open("large.runbook", large);
      editor.open("small.runbook", "skill a\nskill a");
      await editor.settled();
      const [only, ...others] = editor.shown("large.runbook");
      assert.deepEqual(others, []);
      assert.match(String(only?.message), /5 million characters.*up to 4 million.*`gonogo check`/);
      assert.equal(editor.shown("small.runbook").length, 1);
      const textDocument = { uri: editor.uri("large.runbook") };
      const hover: Hover | null = await editor.client.sendRequest("textDocument/hover", {
        textDocument,
        position: { line: 3, character: 4 },
      });
      assert.equal(hover, null);
      assert.deepEqual(await editor.client.sendRequest("textDocument/formatting", { textDocument, options: {} }), []);
      editor.type("large.runbook", largeRunbook(3));
      await editor.settled();
      assert.ok(editor.shown("large.runbook").every(({ message }) => !String(message).includes("million")));
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
