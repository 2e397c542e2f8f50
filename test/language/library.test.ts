import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { check, exportMarkdown, plan, type Source, schedule } from "../../language/library.js";
import { importing, oddPaths } from "../support/odd-paths.js";

describe("the library", () => {
  /** As somebody without types may call it. */
  const misused: Readonly<Record<string, { readonly source: unknown; readonly told: RegExp }>> = {
    nothing: {
      source: undefined,
      told: /a runbook is expected, but this is nothing \(undefined\): give a runbook's text/,
    },
    null: { source: null, told: /this is nothing \(null\)/ },
    "a number": { source: 3, told: /a runbook is expected, but this is a number: give a runbook's text/ },
    "a name that is none": {
      source: { name: 3 },
      told: /the name is a number: give a text, such as "payments\.runbook"/,
    },
    "a text with a name that is none": { source: { text: "", name: {} }, told: /the name is an object/ },
    "imports that are an array": {
      source: { text: "", imports: [""] },
      told: /the imports are an array: give texts by/,
    },
    "imports that are a text": { source: { text: "", imports: "a" }, told: /the imports are a string/ },
    "the bytes of a file": { source: Buffer.from("skill a"), told: /the text of runbook\.runbook is missing/ },
    "files by their names": { source: { "a.runbook": "skill a" }, told: /give a runbook's text, or \{ text, name, i/ },
    "bytes as text": {
      source: { text: Buffer.from("skill a"), name: "a.runbook" },
      told: /a\.runbook is not a string/,
    },
    "imports that are no texts": {
      source: { text: "", imports: { "b.runbook": {} } },
      told: /the text of b\.runbook is not a string/,
    },
  };
  for (const [what, { source, told }] of Object.entries(misused)) {
    it(`asks for a text when it is given ${what}`, () => {
      for (const ask of [check, plan, schedule, exportMarkdown])
        assert.throws(
          () => ask(source as Source),
          (error: unknown) => error instanceof TypeError && told.test(error.message),
        );
    });
  }

  const askAll = (source: Source): void => {
    for (const ask of [check, plan, schedule, exportMarkdown]) ask(source);
  };

  for (const path of oddPaths) {
    it(`answers for the name and the import ${JSON.stringify(path).slice(0, 40)}`, () => {
      askAll(importing(path));
      askAll({ name: path, text: importing(path), imports: { [path]: "skill a", "people.runbook": importing(path) } });
    });
  }

  it("answers for any name and any import, whatever signs of an address are in it", () => {
    const anything = fc.oneof(
      fc.array(fc.nat({ max: 0xffff }), { maxLength: 8 }).map(units => String.fromCharCode(...units)),
      fc
        .array(
          fc.constantFrom("/", "\\", ":", "[", "%", "zz", " ", "\t", "\n", "..", "c", "|", "?", "#", "@", "\ud83d"),
        )
        .map(parts => parts.join("")),
    );
    fc.assert(
      fc.property(anything, anything, (name, path) => askAll({ name, text: importing(path), imports: { [path]: "" } })),
      { numRuns: 500 },
    );
  });

  it("finds what a file imports under any name", () => {
    for (const path of [
      "a b.runbook",
      "//a b/x.runbook",
      "a%zz.runbook",
      "a?b#c.runbook",
      " x",
      "x\ty",
      "[x",
      "\\\\[x",
    ]) {
      const { findings } = check({ text: importing(path), imports: { [path]: 'skill a "A"' } });
      assert.deepEqual(findings, [], path);
    }
  });
});
