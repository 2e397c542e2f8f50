/** One slip, one finding: between any two lines of a sample, what is not finished yet spoils nothing else. */
import assert from "node:assert/strict";
import type { Finding } from "../../../language/index.js";
import { parse } from "../../../language/syntax/parse.js";
import { leavesOf } from "../../../language/syntax/tree/leaves.js";
import { analyse } from "../../support/analyse.js";
import { samples } from "../../support/samples.js";

const slips: Readonly<Record<string, string>> = {
  "`parallel` without its brace": "parallel",
  "`sequence` without its brace": "sequence",
  "a phase without its brace": "phase new",
  "a `{` too many": "{",
  "a `}` too many": "}",
  "a comment of another language": "/*",
  "an open quote": '"',
  "half a word": "ste",
  "a letter of a word": "s",
};

/** Every so many lines, each sample from another one on. */
const stride = 4;

/** Where a line of text may be put: not inside a block of text between backticks, nor in a statement that goes on. */
function betweenStatements(lines: readonly string[]): readonly number[] {
  let isFenced = false;
  return lines.flatMap((line, index) => {
    const wasFenced = isFenced;
    if ((line.match(/```/g)?.length ?? 0) % 2 === 1) isFenced = !isFenced;
    return wasFenced || index === 0 ? [] : [index];
  });
}

describe("a slip between two lines of a sample", () => {
  // Real documents lack so much that their findings are told together, but for one: one activity less makes them others.
  const chosen = samples().filter(({ name }) => !/^real\/(?!kava)/.test(name));
  for (const [which, { name, text, others }] of chosen.entries()) {
    const main = "main.runbook";
    const lines = text.split("\n");
    const places = betweenStatements(lines).filter(at => at % stride === which % stride);
    const before = analyse({ [main]: text, ...others }).findings;
    const keyOf = ({ code, place }: Finding, at: number): string => {
      const { line, character } = place.range.start;
      return `${code} ${line > at ? line - 1 : line}:${character}`;
    };

    for (const [what, slip] of Object.entries(slips)) {
      it(`${name}: ${what} is one finding there`, () => {
        const known = new Set(before.map(each => keyOf(each, lines.length)));
        for (const at of places) {
          const indent = /^ */.exec(lines[at] ?? "")?.[0] ?? "";
          const changed = [...lines.slice(0, at), `${indent}${slip}`, ...lines.slice(at)];
          const after = analyse({ [main]: changed.join("\n"), ...others }).findings;
          const shown = `line ${at + 1}, before: ${lines[at]}\n${after.map(({ code, place, message }) => `${place.range.start.line + 1} ${code} ${message}`).join("\n")}`;
          const syntax = after.filter(each => each.code.startsWith("syntax/") && !known.has(keyOf(each, at)));
          assert.equal(syntax.length, 1, shown);
          // Of two closing braces below each other either is one too many.
          const isThere = changed[syntax[0]?.place.range.start.line ?? -1]?.trim() === slip;
          assert.ok(isThere || syntax[0]?.place.range.start.line === at, shown);
          const elsewhere = after.filter(({ code }) => !code.startsWith("syntax/"));
          // What is not dated by then is judged without its date.
          const news = elsewhere.filter(each => !known.has(keyOf(each, at)) && !each.code.startsWith("knowledge/"));
          assert.deepEqual(
            news.map(({ code, message }) => `${code} ${message}`),
            [],
            shown,
          );
        }
      });
    }
  }
});

describe("a slip at any word of a sample", () => {
  const open = { "an open block of text": "```" };

  /**
   * What cannot be told apart from something else that may be meant: a brace that opens all that follows, as after each activity that has no block
   * of its own; a runbook whose first line is gone.
   */
  const mostElsewhere = 1 / 200;

  it("is one error, in its line", () => {
    const elsewhere: string[] = [];
    let tried = 0;
    for (const { name, text } of samples()) {
      let file = parse(`file:///${name}`, text);
      for (const { offset } of leavesOf(file.ast)) {
        const line = text.slice(0, offset).split("\n").length;
        for (const slip of Object.values({ ...slips, ...open })) {
          tried++;
          file = parse(file.uri, `${text.slice(0, offset)}${slip} ${text.slice(offset)}`, file);
          const found = file.mistakes.map(({ place }) => place.range.start.line + 1);
          // A word may also be what a text was waiting for.
          if (found.length > 1 || found.some(each => each !== line)) elsewhere.push(`${name}:${line} ${slip} ${found}`);
        }
      }
    }
    assert.ok(tried > 10_000);
    assert.ok(elsewhere.length <= tried * mostElsewhere, `${elsewhere.length} of ${tried}\n${elsewhere.join("\n")}`);
  });
});
