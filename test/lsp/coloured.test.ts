/** All colours from the server, for editors that have no grammar of colours and say so. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { ClientCapabilities } from "vscode-languageserver-protocol";
import type { SemanticTokens } from "vscode-languageserver-types";
import { capabilities as server } from "../../server/lsp/features.js";
import { samples } from "../support/samples.js";
import { type Editor, everything, type Setup, startEditor } from "./editor.js";

const name = "release.runbook";

interface Coloured {
  readonly type: string;
  readonly line: number;
  readonly from: number;
  readonly text: string;
}

async function coloursOf(editor: Editor, text: string, range?: object): Promise<readonly Coloured[]> {
  editor.type(name, text);
  const { data } = await editor.client.sendRequest<SemanticTokens>(
    `textDocument/semanticTokens/${range ? "range" : "full"}`,
    { textDocument: { uri: editor.uri(name) }, ...(range ? { range } : {}) },
  );
  const types = server.semanticTokensProvider?.legend.tokenTypes ?? [];
  const lines = text.split("\n");
  const found: Coloured[] = [];
  let [line, from] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lineDelta = 0, delta = 0, length = 0, type = 0] = data.slice(at, at + 4);
    from = lineDelta > 0 ? delta : from + delta;
    line += lineDelta;
    found.push({ type: types[type] ?? "", line, from, text: lines[line]?.slice(from, from + length) ?? "" });
  }
  return found;
}

const capable: ClientCapabilities = { textDocument: { semanticTokens: semanticTokens(false) } };

function semanticTokens(augmentsSyntaxTokens: boolean) {
  return { augmentsSyntaxTokens, requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: [] };
}

const text = `// Who
person ana "Ana" { timezone Europe/London }
runbook r "R" { // here
  step owner "S" { owner ana takes 5m
    run \`\`\`sh
    ls
\`\`\`
  }
}
// end`;

const all = [
  "comment // Who",
  "keyword person",
  "variable ana",
  'string "Ana"',
  "keyword timezone",
  "enumMember Europe/London",
  "keyword runbook",
  "namespace r",
  'string "R"',
  "comment // here",
  "keyword step",
  "function owner",
  'string "S"',
  "keyword owner",
  "variable ana",
  "keyword takes",
  "number 5m",
  "keyword run",
  "string ```sh",
  "string     ls",
  "string ```",
  "comment // end",
];

const names = all.filter(each => /^(variable|namespace|function)/.test(each));

describe("colours", () => {
  const ways: readonly (readonly [who: string, ClientCapabilities, Setup, readonly string[]])[] = [
    ["an editor that says nothing", everything, {}, names],
    ["an editor with colours of its own", { textDocument: { semanticTokens: semanticTokens(true) } }, {}, names],
    ["an editor without", capable, {}, all],
    ["an editor that asks at the start", everything, { initializationOptions: { semanticTokens: "all" } }, all],
    ["an editor whose settings ask", everything, { settings: () => ({ semanticTokens: "all" }) }, all],
  ];
  for (const [who, capabilities, setup, colours] of ways) {
    it(`for ${who} are ${colours === all ? "all there are" : "those of names"}`, async () => {
      const editor = await startEditor({}, capabilities, setup);
      try {
        editor.open(name, "");
        await editor.settled();
        const found = await coloursOf(editor, text);
        assert.deepEqual(
          found.map(({ type, text }) => `${type} ${text}`),
          colours,
        );
      } finally {
        editor.dispose();
      }
    });
  }

  it("leave no keyword, text, time or comment of the samples without, and do not overlap", async () => {
    const editor = await startEditor({}, capable);
    try {
      editor.open(name, "");
      for (const sample of samples()) {
        const found = await coloursOf(editor, sample.text);
        const rest = sample.text.split("\n").map(line => [...line]);
        for (const { line, from, text } of found) {
          for (let at = from; at < from + text.length; at++) {
            assert.notEqual(rest[line]?.[at], "\0", sample.name);
            (rest[line] ?? [])[at] = "\0";
          }
        }
        const left = rest.map(line => line.join("")).join("\n");
        assert.doesNotMatch(
          left,
          /"|\/\/|(?<![\w-])(owner|takes|step|phase|after|at|to|run)(?![\w-])|(?<![\w-])\d/,
          sample.name,
        );
        const range = { start: { line: 5, character: 0 }, end: { line: 12, character: 0 } };
        const within = await coloursOf(editor, sample.text, range);
        const inside = found.filter(({ line }) => line >= 5 && line < 12);
        assert.deepEqual(
          within.filter(({ line }) => line >= 5 && line < 12),
          inside,
          sample.name,
        );
      }
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });
});
