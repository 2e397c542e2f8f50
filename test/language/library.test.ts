import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { check, exportMarkdown, plan, type Source, schedule } from "../../language/library.js";

describe("the library", () => {
  /** As somebody without types may call it. */
  const misused: Readonly<Record<string, { readonly source: unknown; readonly told: RegExp }>> = {
    nothing: { source: undefined, told: /the text of runbook\.runbook is missing/ },
    "the bytes of a file": { source: Buffer.from("skill a"), told: /the text of runbook\.runbook is missing/ },
    "files by their names": { source: { "a.runbook": "skill a" }, told: /give a runbook's text, or \{ text, name, i/ },
    "bytes as text": { source: { text: Buffer.from("skill a"), name: "a.runbook" }, told: /a\.runbook is no string/ },
    "imports that are no texts": {
      source: { text: "", imports: { "b.runbook": {} } },
      told: /the text of b\.runbook is no string/,
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
});
