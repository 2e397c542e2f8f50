/** In a list of quick fixes no two are called the same. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { CodeAction } from "vscode-languageserver-types";
import { samples } from "../support/samples.js";
import { type Editor, startEditor } from "./editor.js";

const name = "release.runbook";
const head =
  'person ann "Ann" { timezone Europe/London contact "1" }\nperson bob "Bob" { timezone Europe/London contact "2" }\n';

async function actionsIn(editor: Editor, text: string): Promise<readonly CodeAction[]> {
  editor.type(name, text);
  await editor.settled();
  const lines = text.split("\n").length;
  const found = await editor.client.sendRequest<CodeAction[] | null>("textDocument/codeAction", {
    textDocument: { uri: editor.uri(name) },
    range: { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } },
    context: { diagnostics: [] },
  });
  return found ?? [];
}

describe("titles of fixes", () => {
  const cases: readonly (readonly [text: string, titles: readonly string[]])[] = [
    [
      `${head}runbook r "R" {\n  step a "A" { owner anne }\n  step b "B" { owner anne }\n}\n`,
      ["Change to `ann` (line 4)", "Change to `ann` (line 5)"],
    ],
    [
      `${head}runbook r "R" {\n  step a "A" { owner anne with annn }\n}\n`,
      ["Change to `ann` (line 4, column 22)", "Change to `ann` (line 4, column 32)"],
    ],
    [`${head}runbook r "R" {\n  step a "A" { owner anne }\n}\n`, ["Change to `ann`"]],
  ];
  for (const [text, titles] of cases) {
    it(`say where they are, where there are several: ${titles.join(" | ")}`, async () => {
      const editor = await startEditor();
      try {
        editor.open(name, "");
        const found = (await actionsIn(editor, text)).map(({ title }) => title);
        assert.deepEqual(
          found.filter(title => title.startsWith("Change to `ann`")),
          titles,
        );
      } finally {
        editor.dispose();
      }
    });
  }

  it("are different in every sample, whole or with every other line taken out", async () => {
    const editor = await startEditor();
    try {
      editor.open(name, "");
      for (const { text } of samples()) {
        for (const part of [0, 1, 2]) {
          const cut = text.split("\n").filter((_, index) => part === 0 || index % 7 !== part);
          const titles = (await actionsIn(editor, cut.join("\n"))).map(({ title }) => title);
          const twice = titles.filter((title, index) => titles.indexOf(title) !== index);
          assert.deepEqual(twice, []);
        }
      }
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
