import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { parse } from "../../language/syntax/parse.js";
import { formatted } from "../support/formatted.js";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const file = new URL("../../syntaxes/snippets/runbook.json", import.meta.url);
const snippets: ReadonlyMap<string, Snippet> = new Map(Object.entries(JSON.parse(readFileSync(file, "utf8"))));

/** What stands at the top of a file; the rest stands in a runbook. */
const declarations = /^(?:runbook|skill|team|person|environment|freeze|policy)$/;
/** What stands only in an activity. */
const answers = /^(?:rollback none|irreversible|run)$/;

/** The snippet as it is before anything is filled in: the first choice, the default text. */
function unfilled({ body }: Snippet, atTheEnd = ""): string {
  return body
    .join("\n")
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$0/g, atTheEnd);
}

function around(prefix: string, text: string): string {
  if (declarations.test(prefix)) return text;
  return `runbook r "R" {\n${answers.test(prefix) ? `step s "S" {\n${text}\n}` : text}\n}`;
}

describe("snippets", () => {
  for (const [name, snippet] of snippets)
    it(`${name} can be read as it is inserted`, () => {
      const { mistakes, ast } = parse("file:///snippet.runbook", around(snippet.prefix, unfilled(snippet)));
      assert.deepEqual(
        mistakes.map(mistake => mistake.message),
        [],
      );
      assert.equal(ast.declarations.length + ast.runbooks.length, 1);
    });

  for (const [name, snippet] of snippets)
    it(`${name} is laid out as formatting would`, () => {
      const text = around(snippet.prefix, unfilled(snippet, "// the cursor"));
      const unindented = (lines: string): readonly string[] => lines.split("\n").map(line => line.trimStart());
      assert.deepEqual(unindented(formatted(text).trimEnd()), unindented(text));
    });
});
