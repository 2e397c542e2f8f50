/**
 * Strangers' texts meet only patterns whose time grows with the text, and no call that spreads as many arguments as a text has
 * lines: the one hangs, the other exhausts the stack.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Node, SyntaxKind } from "typescript/unstable/ast";
import { nodesIn, type Pattern, patternsIn, readSources, type Source } from "../scripts/patterns/sources.js";
import { keyOf, linear, type Verdicts, verdicts } from "../scripts/patterns/verdicts.js";

/** Slow patterns that may stay: where they are, and why no text of a stranger's makes them hang. */
const excused: readonly { readonly path: string; readonly pattern: RegExp; readonly why: string }[] = [
  {
    path: "server/lsp/completion/word.ts",
    pattern: /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_:.-]*(?:\/[\p{L}\p{M}\p{N}_/:.+-]*)?$/u,
    why: "run on the 200 characters before the cursor",
  },
];

/** Who makes patterns of texts: from where. */
const made: Readonly<Record<string, string>> = {
  "language/syntax/scan.ts": "the grammar's terminals, which are among the patterns below",
};

describe("the sources", () => {
  let sources: readonly Source[];
  let patterns: readonly Pattern[];
  before(() => {
    sources = readSources();
    patterns = patternsIn(sources);
  });

  it("have no slow pattern but those that are excused, each of which is slow", function () {
    const keys = new Set(patterns.map(({ source, flags }) => keyOf(source, flags)));
    assert.ok(keys.size > 200, "the patterns are read");
    const isKnown = [...keys].every(key => key in verdicts);
    // A second or two for each that is new; `npm run patterns` spares later runs that.
    if (!isKnown) this.timeout(15 * 60_000);
    const judged = isKnown ? verdicts : judgedNow();
    const slow = patterns.flatMap(({ path, source, flags }) => {
      const key = keyOf(source, flags);
      return judged[key] === linear ? [] : [`${path} ${key}`];
    });
    const expected = excused.map(({ path, pattern }) => `${path} ${keyOf(pattern.source, pattern.flags)}`);
    assert.deepEqual([...new Set(slow)].sort(), expected.sort());
  });

  it("make patterns of texts only where it is known of which", () => {
    const makers = sources.flatMap(({ path, file }) => ([...nodesIn(file)].some(makesPattern) ? [path] : []));
    assert.deepEqual(makers.sort(), Object.keys(made).sort());
  });

  it("spread nothing over the arguments of a call but the arguments of their own", () => {
    const found = sources.flatMap(({ path, file }) =>
      [...nodesIn(file)].filter(spreads).map(node => `${path}: ${file.text.slice(node.pos, node.end).trim()}`),
    );
    assert.deepEqual(found, []);
  });
});

function judgedNow(): Readonly<Verdicts> {
  const script = fileURLToPath(new URL("../scripts/patterns/record.mjs", import.meta.url));
  const args = ["--import", "tsx", script, "--json"];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 10_000_000 }));
}

function makesPattern(node: Node): boolean {
  if (node.kind !== SyntaxKind.NewExpression && node.kind !== SyntaxKind.CallExpression) return false;
  const { expression } = node as Node & { readonly expression: Node };
  return expression.kind === SyntaxKind.Identifier && nameOf(expression) === "RegExp";
}

function spreads(node: Node): boolean {
  if (node.kind !== SyntaxKind.SpreadElement) return false;
  const { parent } = node;
  if (parent.kind !== SyntaxKind.CallExpression && parent.kind !== SyntaxKind.NewExpression) return false;
  const { expression } = node as Node & { readonly expression: Node };
  return !(expression.kind === SyntaxKind.Identifier && isRestAround(node, nameOf(expression)));
}

/** Whether a function around a node takes its arguments under this name, as many as there are. */
function isRestAround(node: Node, name: string): boolean {
  for (let around: Node | undefined = node.parent; around; around = around.parent) {
    const { parameters = [] } = around as { readonly parameters?: readonly (Node & { readonly name: Node })[] };
    if (parameters.some(each => "dotDotDotToken" in each && each.dotDotDotToken && nameOf(each.name) === name))
      return true;
  }
  return false;
}

function nameOf(node: Node): string {
  return (node as { readonly text?: string }).text ?? "";
}
