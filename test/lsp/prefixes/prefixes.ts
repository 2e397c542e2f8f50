/**
 * Every beginning of a sample, as if it were being typed: every one is read; those in which a word begins or ends are checked
 * and asked what an editor asks while somebody types.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { createServices } from "../../support/parser.js";
import { type Sample, startServices } from "../services.js";

/** Thousands of checks, on a machine that may have other things to do. */
const minutes = 10;

export function typeEveryLetterOf(samples: readonly Sample[]): void {
  describe("every beginning of a sample is answered", () => {
    const failures: string[] = [];
    const log = console.error;
    before(() => {
      console.error = (...words: unknown[]) => failures.push(words.map(String).join(" "));
    });
    after(() => {
      console.error = log;
    });

    for (const { name, uri, text } of samples) {
      it(name, () => {
        const { features, session, read } = startServices();
        const { tokens, hidden } = createServices().parser.Lexer.tokenize(text);
        const changing = new Set(
          [...tokens, ...hidden].flatMap(({ startOffset, image }) => [startOffset + 1, startOffset + image.length]),
        );
        for (let length = 0; length <= text.length; length++) {
          const document = read(uri, text.slice(0, length));
          assert.equal(document.file.failure, undefined, `the first ${length} characters`);
          if (!changing.has(length)) continue;
          const position = document.lines.positionAt(length);
          const range = { start: { line: 0, character: 0 }, end: position };
          assert.deepEqual(session.analyses.analyse(document.file).failures, [], `the first ${length} characters`);
          features.completion.list(document, position);
          features.hover(document, position);
          features.inlayHints.list(document, range);
          assert.deepEqual(failures, [], `the first ${length} characters`);
        }
        assert.ok(changing.size > 30, String(changing.size));
      }).timeout(minutes * 60_000);
    }
  });
}
