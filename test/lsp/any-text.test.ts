/** Whatever the text: everything that is asked is answered, alike each time, and nothing points beyond the text. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Diagnostic } from "vscode-languageserver-types";
import { linesOf } from "../../language/edits/lines.js";
import type { Position, Range } from "../../language/index.js";
import { type Editor, startEditor } from "./editor.js";
import { requestsOn } from "./requests.js";
import { payments, people } from "./sample.js";

/** Ranges anywhere in an answer. */
function rangesIn(answer: unknown): readonly Range[] {
  if (typeof answer !== "object" || answer === null) return [];
  return [...(isRange(answer) ? [answer] : []), ...Object.values(answer).flatMap(rangesIn)];
}

function isRange(value: object): value is Range {
  return "start" in value && "end" in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

/** The ranges that semantic tokens stand for. */
function tokenRanges(data: readonly number[]): readonly Range[] {
  const ranges: Range[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    ranges.push({ start: { line, character }, end: { line, character: character + length } });
  }
  return ranges;
}

function assertInText(ranges: readonly Range[], text: string, what: string): void {
  const { offsetOf } = linesOf(text);
  for (const { start, end } of ranges) {
    const [from, to] = [offsetOf(start), offsetOf(end)];
    assert.ok(from !== undefined && to !== undefined && from <= to, `${what}: ${JSON.stringify({ start, end })}`);
  }
}

/** `line:column code` */
function told({ code, range: { start } }: Diagnostic): string {
  return `${start.line + 1}:${start.character + 1} ${code}`;
}

describe("any text", () => {
  it("gives diagnostics: every beginning of the worked example, without a failure", async () => {
    const editor = await startEditor({ "people.runbook": people });
    const [begin, end] = [payments.indexOf("{"), payments.lastIndexOf("}")];
    try {
      editor.open("a.runbook", "");
      for (let length = 0; length < payments.length; length += 11) {
        const text = payments.slice(0, length);
        editor.type("a.runbook", text);
        await editor.client.sendRequest("textDocument/foldingRange", {
          textDocument: { uri: editor.uri("a.runbook") },
        });
        if (length % 5 !== 0) continue;
        await editor.settled();
        const shown = editor.shown("a.runbook");
        assert.deepEqual(shown, editor.fresh("a.runbook"), `the first ${length} characters`);
        assertInText(rangesIn(shown.map(({ range }) => range)), text, `the first ${length} characters`);
        const isInside = begin < length && length <= end;
        assert.equal(shown.some(({ code }) => /^syntax\/(token|parse)$/.test(String(code))) || !isInside, true);
      }
      await editor.settled();
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  /** Text -> what is found in it, in order; of many the first. */
  const texts: Readonly<Record<string, readonly [text: string, ...found: string[]]>> = {
    nothing: ["", "1:1 syntax/empty"],
    "line ends of Windows": [
      'skill a\r\nskill a\r\nrunbook r "R" {\r\n  x\r\n}',
      "2:7 syntax/duplicate",
      "4:3 syntax/parse",
    ],
    "line ends of old": ['skill a\rskill a\rrunbook r "R" {\r  x\r}', "2:7 syntax/duplicate", "4:3 syntax/parse"],
    "signs beyond the basic plane": ['skill a "🙂🙂" skill a\n', "1:22 syntax/duplicate"],
    "half of a sign": ['skill a "\uD83D" skill a\n', "1:10 syntax/token"],
    "a picture": ["\u0000\u0001\u0002PNG\uFFFD\uFFFD".repeat(200), "1:1 syntax/token"],
    "very deep blocks": [
      "runbook r { ".concat("phase p { ".repeat(2_000)),
      "1:9 time/undated",
      "1:29 syntax/duplicate",
    ],
    "a log": ["12:00 x happened, again\n".repeat(5_000), "1:1 syntax/parse"],
    "braces only": ["}}}}{{{{", "1:1 syntax/parse"],
    "braces that are not closed": ["erson{{\ns\nskill", "1:1 syntax/parse"],
    "a fence that is not closed": ['runbook r "R" { step a { run ```\r\n  ls\r\n', "1:30 syntax/token"],
  };
  for (const [what, [text, ...found]] of Object.entries(texts)) {
    it(`answers everything asked of ${what}`, async () => {
      const editor = await startEditor({ "b.runbook": "skill b" });
      try {
        editor.open("a.runbook", text);
        await editor.settled();
        const shown = editor.shown("a.runbook");
        assert.deepEqual(shown, editor.fresh("a.runbook"));
        assert.deepEqual(shown.slice(0, found.length || undefined).map(told), found);
        assertInText(rangesIn(shown), text, "diagnostics");
        const { positionAt } = linesOf(text);
        for (const offset of [3, text.length >> 1, text.length]) await askAll(editor, text, positionAt(offset));
        assert.deepEqual(editor.failures, []);
      } finally {
        editor.dispose();
      }
    });
  }
});

/** Asks twice all there is to ask, of a place where there is one to name. */
async function askAll(editor: Editor, text: string, position: Position): Promise<void> {
  const textDocument = { uri: editor.uri("a.runbook") };
  const { positionAt } = linesOf(text);
  const range = { start: positionAt(0), end: positionAt(text.length) };
  for (const [method, params] of requestsOn(position, range, editor.shown("a.runbook"))) {
    const ask = async (): Promise<unknown> => {
      const answer = await editor.client.sendRequest(method, { textDocument, ...params });
      return method.includes("semanticTokens")
        ? tokenRanges((answer as { readonly data: readonly number[] }).data)
        : answer;
    };
    const answer = await ask();
    assert.deepEqual(await ask(), answer, method);
    assertInText(rangesIn(answer), text, method);
  }
}
