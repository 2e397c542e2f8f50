/** After any edits a text is read as if for the first time, and what the edits did not touch is the very same object. */
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { type AstNode, isAstNode, isReference } from "langium";
import { placeOf } from "../../../language/resolve/places.js";
import { lineStarts } from "../../../language/syntax/lines.js";
import { type ParsedFile, parse } from "../../../language/syntax/parse.js";
import { leavesOf, sourceOfNode } from "../../../language/syntax/tree/leaves.js";
import { NameUse } from "../../../language/syntax/tree/name-use.js";
import { largeRunbook } from "../../support/large.js";
import { samples } from "../../support/samples.js";
import { tries } from "../../support/seed.js";

const uri = "file:///a.runbook";
const plainTexts = [...samples().flatMap(({ text, others }) => [text, ...Object.values(others)]), largeRunbook(20)];
const texts = [...plainTexts, ...plainTexts.slice(0, 3).map(text => text.replaceAll("\n", "\r\n"))];
const pieces = [
  "",
  " ",
  "\n",
  "\r\n",
  "\r",
  "x",
  '"',
  "{",
  "}",
  "```",
  "//",
  "/*",
  "-",
  "step",
  "step a {",
  'phase p "P" {\n',
  "takes 5m",
  "owner ",
  ",",
  "sequ",
  "10:00",
  "rollback none ",
  'rollback "Undo" { takes 1m }\n',
  "parallel {\n",
  "\n  }\n",
  "stepp b {",
  "policy {",
  "with\n",
  "New York",
];

/** An edit: where, as a share of the text; how much goes; what comes. */
type Edit = readonly [at: number, length: number, piece: number];

function edited(text: string, [at, length, piece]: Edit): string {
  const from = Math.floor((at / 10_000) * text.length);
  return text.slice(0, from) + (pieces[piece] ?? "") + text.slice(from + length);
}

/** All that can be asked of a file. */
function plain({ text, ast, mistakes }: ParsedFile): unknown {
  const { tokens, comments, starts } = sourceOfNode(ast);
  const [kinds, breaks] = [tokens.kinds, tokens.breaks].map(array => array.slice(0, tokens.count).join());
  const words = leavesOf(ast).map(({ offset, end, word }) => [offset, end, word]);
  return { text, mistakes, tree: plainNode(ast), words, kinds, breaks, comments, starts: starts ?? lineStarts(text) };
}

function plainNode(node: AstNode): object {
  const properties = Object.entries(node).flatMap(([name, value]) =>
    name.startsWith("$") || value === undefined ? [] : [[name, plainValue(value, node)] as const],
  );
  const of = { type: node.$type, by: node.$containerProperty, at: node.$containerIndex };
  return { ...of, range: placeOf(node).range, properties: new Map(properties) };
}

function plainValue(value: unknown, container: AstNode): unknown {
  if (Array.isArray(value)) return value.map(each => plainValue(each, container));
  if (value instanceof NameUse || isReference(value))
    return { to: value.$refText, at: value instanceof NameUse ? value.place.range : value.$refNode?.range };
  if (!isAstNode(value)) return value;
  assert.equal(value.$container, container);
  return plainNode(value);
}

describe("a text that is read again", () => {
  it("is read as a fresh one, whatever the edits", () => {
    const edit = fc.tuple(fc.nat(10_000), fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)), fc.nat(pieces.length - 1));
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.array(edit, { minLength: 1, maxLength: 8 }), (index, edits) => {
        let text = texts[index] ?? "";
        let file = parse(uri, text);
        for (const each of edits) {
          text = edited(text, each);
          file = parse(uri, text, file);
          assert.deepEqual(plain(file), plain(parse(uri, text)), text);
        }
      }),
      tries(300),
    );
  });

  it("is what it was after an edit and its undoing", () => {
    for (const text of texts) {
      const file = parse(uri, `${text} `);
      for (const piece of pieces) parse(uri, text.replace("takes", `${piece} takes`), file);
      assert.deepEqual(plain(parse(uri, text, parse(uri, `${text}{`, file))), plain(parse(uri, text)));
    }
  });

  it("keeps all but the step that a key is typed in, and the blocks around it", () => {
    const text = largeRunbook(200);
    const before = parse(uri, text);
    const kept = new Set(nodesIn(before.ast));
    const after = parse(uri, text.replace("number 77", "number 777"), before);
    const fresh = nodesIn(after.ast).filter(node => !kept.has(node));
    const around = fresh.filter(({ $type }) => ["RunbookFile", "Runbook", "Phase"].includes($type));
    assert.deepEqual(
      around.map(({ $type }) => $type),
      ["RunbookFile", "Runbook", "Phase"],
    );
    const step = fresh.filter(({ $type }) => $type === "Activity");
    assert.equal(step.length, 1);
    assert.ok(fresh.length < 15, `${fresh.length} nodes are new`);
  });

  it("looks one by one only at the tokens that something is put right at", () => {
    const text = largeRunbook(200);
    const line = text.indexOf("\n    step s100 ");
    for (const slip of [
      'step new "New',
      'step new "New {',
      'phase new "New" {',
      'phase new "New" { st',
      "}",
      "stepp a {}",
    ]) {
      const { repaired } = sourceOfNode(
        parse(uri, `${text.slice(0, line)}\n      ${slip}${text.slice(line)}`).ast,
      ).tokens;
      assert.ok((repaired?.size ?? 0) < 10, `${slip}: ${repaired?.size}`);
    }
  });

  it("keeps what stands below a new line, and tells where it stands now", () => {
    const text = largeRunbook(50);
    const before = parse(uri, text);
    const last = nodesIn(before.ast)
      .filter(({ $type }) => $type === "Activity")
      .at(-1);
    assert.ok(last);
    const line = placeOf(last).range.start.line;
    const after = parse(uri, `// a remark\n${text}`, before);
    assert.ok(nodesIn(after.ast).includes(last));
    assert.equal(placeOf(last).range.start.line, line + 1);
    assert.equal(sourceOfNode(last).text, after.text);
  });

  it("lets go of the texts there were, though something was read of each", () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const held = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    let text = `${largeRunbook(100)}\n// ${"x".repeat(1_000_000)}\n`;
    let file = parse(uri, text);
    const before = held();
    for (let step = 0; step < 40; step++) {
      // As it comes from an editor: characters of its own.
      text = Buffer.from(text.replace(`change --number ${step}"`, `change --number ${step} and more"`)).toString();
      file = parse(uri, text, file);
    }
    assert.ok(held() - before < 10_000_000, `${held() - before} bytes for ${file.text.length} characters`);
  });

  it("keeps all steps when a brace is typed between two of them", () => {
    const text = largeRunbook(200).replace("    step s100 ", '    phase new "New" \n    step s100 ');
    const before = parse(uri, text);
    const kept = new Set(nodesIn(before.ast));
    const after = parse(uri, text.replace('"New" ', '"New" {'), before);
    const fresh = nodesIn(after.ast).filter(node => node.$type === "Activity" && !kept.has(node));
    assert.deepEqual(fresh, []);
  });

  it("keeps the other steps of a text that a brace is missing in", () => {
    const text = largeRunbook(200);
    const broken = text.replace('step s100 "', 'step s100 {{ "');
    const before = parse(uri, broken);
    const kept = new Set(nodesIn(before.ast));
    const after = parse(uri, broken.replace("number 77", "number 777"), before);
    const fresh = nodesIn(after.ast).filter(node => node.$type === "Activity" && !kept.has(node));
    assert.ok(fresh.length <= 4, `${fresh.length} steps are new`);
  });
});

function nodesIn(node: AstNode): readonly AstNode[] {
  const inside = Object.entries(node).flatMap(([name, value]): readonly AstNode[] =>
    name.startsWith("$") ? [] : (Array.isArray(value) ? value : [value]).filter(isAstNode),
  );
  return [node, ...inside.flatMap(nodesIn)];
}
