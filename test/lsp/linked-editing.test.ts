import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { LinkedEditingRanges } from "vscode-languageserver-protocol";
import { type Editor, startEditor } from "./editor.js";
import { behind, payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

describe("linked editing", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": people });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  const linked = (words: string) =>
    editor.client.sendRequest<LinkedEditingRanges | null>("textDocument/linkedEditingRange", {
      textDocument: { uri: editor.uri(name) },
      position: behind(payments, words),
    });

  it("links the name of a part with its uses, from wherever one types", async () => {
    const all = await linked("rollback rest");
    assert.deepEqual(
      all?.ranges.map(({ start, end }) => payments.split("\n")[start.line]?.slice(start.character, end.character)),
      ["restore", "restore", "restore"],
    );
    assert.deepEqual(await linked("using rest"), all);
    assert.equal((await linked("undoes maint"))?.ranges.length, 2);
  });

  it("leaves alone what other files may name, what is named once, and what is no name", async () => {
    for (const words of ["owner pri", "step dro", "tak", "// One"]) assert.equal(await linked(words), null, words);
  });
});
