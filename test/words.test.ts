/**
 * Messages, pages and comments use the everyday word: a list of words that send a reader to a dictionary, with what to write instead,
 * and the few places where such a word has its literal sense.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { before, describe, it } from "mocha";
import { type Node, SyntaxKind } from "typescript/unstable/ast";
import { nodesIn, readSources, type Source } from "../scripts/patterns/sources.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** With what to write instead. */
const banned: readonly (readonly [words: RegExp, better: string])[] = [
  [/\bbehind\b/i, "after"],
  [/\bmend(?:s|ed|ing)?\b/i, "fix"],
  [/\bremarks?\b/i, "comment; as a severity: info"],
  [/\bblanks?\b(?! (?:line|page))/i, "space"],
  [/\bholes?\b/i, "placeholder"],
  [/\bcircles?\b/i, "cycle"],
  [/\bways? back\b/i, "rollback"],
  [/\bbeforehand\b/i, "in advance"],
  [/\bfor whom it is\b/i, "who is on shift"],
  [/\bon the night\b/i, "during the release"],
  [/\bfalls? into (?:it|the freeze)\b/i, "is scheduled during it"],
  [/\blet them follow each other\b/i, "run them one after the other"],
  [/\bwithout a pause\b/i, "critical path"],
  [/\bfixes no moment\b/i, "is ambiguous"],
  [/\bcan never begin\b/i, "can never start"],
  [/\bcould not be done as asked\b/i, "the command could not run"],
];

/** Names in a comment. */
const names = /`[^`\n]*`|@param \w+/g;

/** A severity has one name: these are not among them. */
const severities = /\b(?:count|[0-9]+)\W+(?:remarks?|notices?|hints?)\b/i;

/** Texts in which such a word is meant literally, or is somebody else's. */
const allowed: readonly RegExp[] = [
  // Icons and elements of a picture.
  /^(?:\$\()?circle(?:-slash)?\)?$|circle-slash|check-circle/,
  // What people write where the language says `note`, and what brackets may hold in a text.
  /^description comment remark info$/,
  // What columns are called.
  /^notes, note, comment, comments, remark, /,
  // Time zone data may be behind others.
  /where ours are behind/,
];

/** Pages people read; what the rules' pages say is made of the rules. */
function pages(): readonly string[] {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .map(path => `docs/${path.split(sep).join("/")}`)
    .filter(path => path.endsWith(".md"));
  const others = readdirSync(root).filter(name => /^(?:[A-Z]+\.md|package\.nls\.json)$/.test(name));
  return [...others, ...docs].sort();
}

/** `path: text` of each text with a word that is banned. */
function slipsIn(path: string, text: string): readonly string[] {
  if (allowed.some(pattern => pattern.test(text))) return [];
  return banned.flatMap(([words, better]) => {
    const found = words.exec(text);
    return found
      ? [`${path}: "${found[0]}" in "${text.slice(Math.max(0, found.index - 40), found.index + 40)}": ${better}`]
      : [];
  });
}

describe("everyday words", () => {
  let sources: readonly Source[] = [];

  before(function () {
    this.timeout(60_000);
    sources = readSources().filter(
      ({ path }) => !path.includes("/generated/") && !/^client\/(?:timeline|importing)\/view\//.test(path),
    );
  });

  it("are in messages, titles and help", () => {
    assert.ok(sources.length > 300, `${sources.length} sources`);
    const slips = sources.flatMap(({ path, file }) =>
      textsIn(file).flatMap(text => (isSaid(text) ? slipsIn(path, text) : [])),
    );
    assert.deepEqual(slips, []);
  });

  it("are in comments", () => {
    const slips = sources.flatMap(({ path, file }) =>
      commentsIn(file.text).flatMap(text => slipsIn(path, text.replace(names, ""))),
    );
    assert.deepEqual(slips, []);
  });

  for (const page of pages()) {
    it(`are in ${page}`, () => {
      const lines = readFileSync(join(root, page), "utf8").split("\n");
      assert.deepEqual(
        lines.flatMap((line, index) => slipsIn(`${page}:${index + 1}`, line)),
        [],
      );
    });
  }

  it("name a severity as the language does", () => {
    const slips = sources.flatMap(({ path, file }) =>
      textsIn(file).flatMap(text => (severities.test(text) ? [`${path}: ${text}`] : [])),
    );
    assert.deepEqual(slips, []);
  });

  it("are found where they are missing", () => {
    assert.deepEqual(slipsIn("a", "the zone goes behind it"), ['a: "behind" in "the zone goes behind it": after']);
    assert.deepEqual(slipsIn("a", "an empty or blank line"), []);
    assert.deepEqual(commentsIn('const a = "// behind"; // after\n/* one\n two */ b'), ["// after", "/* one\n two */"]);
  });
});

/** A text of several words is read by somebody; a single one is a name. */
function isSaid(text: string): boolean {
  return /\p{L} \p{L}|\} \p{L}|\p{L} \{/u.test(text);
}

/** Texts in an expression; of what is put together of pieces, with `{}` for what is put in. */
function textsIn(file: Node): readonly string[] {
  return [...nodesIn(file)].flatMap(node => {
    switch (node.kind) {
      case SyntaxKind.StringLiteral:
      case SyntaxKind.NoSubstitutionTemplateLiteral:
        return [node.getText().slice(1, -1)];
      case SyntaxKind.TemplateExpression:
        return [
          node
            .getText()
            .slice(1, -1)
            .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "{}"),
        ];
      default:
        return [];
    }
  });
}

/** Comments outside of texts. What looks like one in a regular expression or a text of several lines only costs a look. */
function commentsIn(text: string): readonly string[] {
  const pieces = text.matchAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(\/\*[\s\S]*?\*\/|(?<![:\w/\\])\/\/[^\n]*)/g);
  return [...pieces].flatMap(([, comment]) => comment ?? []);
}
