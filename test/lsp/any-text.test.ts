import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { startEditor } from "./editor.js";
import { requestsOn } from "./requests.js";
import { payments, people } from "./sample.js";

describe("any text", () => {
  it("gives diagnostics: every beginning of the worked example, without a failure", async () => {
    const editor = await startEditor({ "people.runbook": people });
    try {
      editor.open("a.runbook", "");
      for (let length = 0; length < payments.length; length += 11) {
        editor.type("a.runbook", payments.slice(0, length));
        await editor.client.sendRequest("textDocument/foldingRange", {
          textDocument: { uri: editor.uri("a.runbook") },
        });
        if (length % 5 === 0) {
          await editor.settled();
          assert.deepEqual(editor.shown("a.runbook"), editor.fresh("a.runbook"), `the first ${length} characters`);
        }
      }
      await editor.settled();
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  const texts: Readonly<Record<string, string>> = {
    nothing: "",
    "line ends of Windows": 'skill a\r\nskill a\r\nrunbook r "R" {\r\n  x\r\n}',
    "signs beyond the basic plane": 'skill a "🙂🙂" skill a\n',
    "a picture": "\u0000\u0001\u0002PNG\uFFFD\uFFFD".repeat(200),
    "very deep blocks": "runbook r { ".concat("phase p { ".repeat(2_000)),
    "a log": "12:00 x happened, again\n".repeat(5_000),
    "braces only": "}}}}{{{{",
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`answers everything asked of ${what}`, async () => {
      const editor = await startEditor({ "b.runbook": "skill b" });
      try {
        editor.open("a.runbook", text);
        await editor.settled();
        assert.deepEqual(editor.shown("a.runbook"), editor.fresh("a.runbook"));
        const textDocument = { uri: editor.uri("a.runbook") };
        for (const [method, params] of requestsOn({ line: 0, character: 3 }))
          await editor.client.sendRequest(method, { textDocument, ...params });
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }
});
