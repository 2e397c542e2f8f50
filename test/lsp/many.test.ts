/** Many files: what one more costs does not grow with how many there are. Work is counted, not time. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startEditor } from "./editor.js";

/** How often it is looked up where an import leads while so many files are opened one after another, all in a workspace still being checked. */
async function lookUps(count: number): Promise<number> {
  const names = Array.from({ length: count }, (_, index) => `f${index}.runbook`);
  const text = 'import "./people.runbook"\nperson p { timezone UTC contact "x" knows a }';
  const editor = await startEditor({
    "people.runbook": "skill a",
    ...Object.fromEntries(names.map(name => [name, text])),
  });
  try {
    const { files } = editor.server.session;
    const { refusal } = files;
    let asked = 0;
    Object.assign(files, {
      refusal: (uri: string) => {
        asked++;
        return refusal(uri);
      },
    });
    for (const name of names) {
      editor.open(name, text);
      await editor.client.sendRequest("textDocument/codeLens", { textDocument: { uri: editor.uri(name) } });
    }
    await editor.settled();
    const fresh = editor.fresh("f0.runbook");
    for (const name of names) assert.deepEqual(editor.shown(name), fresh, name);
    return asked;
  } finally {
    editor.dispose();
  }
}

describe("many files", () => {
  it("are opened with as many look-ups for each, however many there are", async () => {
    const [some, more] = [await lookUps(20), await lookUps(60)];
    assert.ok(more <= 4 * some, `${some} for 20 files, ${more} for 60`);
  });
});
