import assert from "node:assert/strict";
import { type Finding, rules } from "../../../language/index.js";
import { analyse, type Files } from "../../support/analyse.js";
import { mend } from "../../support/mend.js";

/** The file that is checked, with a fix applied to it; the others as they are. */
function mended(files: Files, finding: Finding, fix: Finding["fixes"][number]): Files {
  if (typeof files === "string") return mend(files, fix);
  const [main = "", text = ""] = Object.entries(files)[0] ?? [];
  assert.ok(fix.edits.every(({ place }) => place.uri === finding.place.uri));
  return { ...files, [main]: mend(text, fix) };
}

const isSyntax = ({ code }: { readonly code: string }): boolean => code === "syntax/parse" || code === "syntax/token";

function unreadable(files: Files): string[] {
  return analyse(files)
    .findings.filter(isSyntax)
    .map(({ message, place }) => `${place.range.start.line + 1} ${message}`);
}

/** Errors by code and message, without places: a fix moves what stands behind it. */
function errors(files: Files): string[] {
  return analyse(files)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code} ${message}`);
}

describe("every rule's fixes, on its own bad example", () => {
  for (const { code, bad } of rules) {
    const { findings } = analyse(bad);
    const found = findings.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
    for (const [index, { finding, fix }] of found.entries()) {
      const name = `${code}: ${fix.kind} ${index + 1}, ${fix.title}`;
      it(name, () => {
        const text = mended(bad, finding, fix);
        const shown = typeof text === "string" ? text : JSON.stringify(text);
        if (!isSyntax(finding)) assert.deepEqual(unreadable(text), [], shown);
        if (fix.kind === "scaffold") return;
        const left = analyse(text).findings.filter(
          each => each.code === finding.code && each.message === finding.message,
        );
        assert.deepEqual(left, [], `still there: ${shown}`);
        if (fix.kind === "choice") return;
        const before = errors(bad);
        const after = errors(text).filter(each => !before.includes(each));
        assert.deepEqual(after, [], shown);
      });
    }
  }
});
