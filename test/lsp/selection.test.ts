/** What is selected, folded and coloured: shown in the text itself. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type {
  FoldingRange,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from "vscode-languageserver-types";
import { type Editor, startEditor } from "./editor.js";
import { withCursor } from "./sample.js";

const name = "a.runbook";
const text = `// People
// and skills
import "./people.runbook"
import "./others.runbook"

skill s "Skill" // one line
runbook r "R" {
  step a "First" {
    owner ana or nobody
    needs s,
      s
    run \`\`\`sh
      date
    \`\`\`
  }
  phase p "P" { step b { after a } }
}
`;

describe("a text", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": "person ana\nteam ops", "others.runbook": "" });
    editor.open(name, text);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    editor.client.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: editor.uri(name) }, ...params });
  const textIn = ({ start, end }: Range): string => {
    const lines = text.split("\n");
    if (start.line === end.line) return lines[start.line]?.slice(start.character, end.character) ?? "";
    const middle = lines.slice(start.line + 1, end.line);
    return [lines[start.line]?.slice(start.character), ...middle, lines[end.line]?.slice(0, end.character)].join("\n");
  };

  const selections: readonly (readonly [marked: string, grows: readonly string[]])[] = [
    ['  step a "Fi|rst" {', ["First", '"First"', `step a "First" {…}`, "step a …}", "import …}"]],
    ["    owner an|a or nobody", ["ana", "owner ana or nobody", "owner ana …```", 'step a "First" {…}']],
    ["// Peo|ple", ["// People", "// People…}\n"]],
    ['skill s "Skill"| // one', ['"Skill"', 'skill s "Skill"', "import …}"]],
    ['skill s |"Skill" // one', ['"Skill"', 'skill s "Skill"', "import …}"]],
    ["step b { after a| }", ["a", "after a", "step b { after a }", 'phase p "P" { step b { after a } }']],
  ];
  for (const [marked, grows] of selections) {
    it(`grows a selection from ${marked.trim()}`, async () => {
      const { text: line, cursor } = withCursor(marked);
      const at = text.slice(0, text.indexOf(line)).split("\n");
      const position = { line: at.length - 1, character: (at.at(-1)?.length ?? 0) + cursor.character };
      const [selection] = await ask<SelectionRange[]>("selectionRange", { positions: [position] });
      const grown: string[] = [];
      for (let each: SelectionRange | undefined = selection; each; each = each.parent) grown.push(textIn(each.range));
      for (const [index, wanted] of grows.entries()) {
        const [first = "", last = ""] = wanted.split("…");
        const found = grown[index] ?? "";
        assert.ok(wanted.includes("…") ? found.startsWith(first) && found.endsWith(last) : found === wanted, found);
      }
      assert.equal(grown.at(-1), text);
    });
  }

  it("folds blocks, statements of several lines, comments and imports", async () => {
    const folds = await ask<FoldingRange[]>("foldingRange");
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => [startLine + 1, endLine + 1, kind ?? ""].join(" ").trim()),
      ["1 2 comment", "3 4 imports", "7 16", "8 14", "10 11", "12 13"],
    );
  });

  it("has its names coloured by what they stand for, those that stand for nothing not", async () => {
    const { data } = await ask<SemanticTokens>("semanticTokens/full");
    assert.deepEqual(coloured(data), [
      "enumMember s declared",
      "namespace r declared",
      "function a declared",
      "variable ana",
      "enumMember s",
      "enumMember s",
      "namespace p declared",
      "function b declared",
      "function a",
    ]);
    const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(coloured((await ask<SemanticTokens>("semanticTokens/range", { range })).data), ["variable ana"]);
  });

  it("sends only what changed of the colours", async () => {
    const { resultId } = await ask<SemanticTokens>("semanticTokens/full");
    editor.type(name, text.replace("or nobody", "or ops"));
    const delta = await ask<SemanticTokensDelta>("semanticTokens/full/delta", { previousResultId: resultId });
    assert.equal(delta.edits.length, 1);
    assert.ok((delta.edits[0]?.data?.length ?? 0) <= 10);
    editor.type(name, text);
  });

  const types = ["class", "enumMember", "event", "function", "interface", "method", "namespace", "variable"];
  function coloured(data: readonly number[]): string[] {
    const lines = text.split("\n");
    let [line, character] = [0, 0];
    return Array.from({ length: data.length / 5 }, (_, index) => {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(index * 5);
      character = down === 0 ? character + right : right;
      line += down;
      const word = lines[line]?.slice(character, character + length);
      return `${types[type]} ${word}${modifiers === 1 ? " declared" : ""}`;
    });
  }
});
