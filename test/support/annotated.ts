/**
 * Tests as data: a runbook says itself what is found in it, on a comment line right below the place.
 *
 *     at 22:00
 *     // ^^^^^ error time/missing-zone: what its message contains
 *
 * The carets stand under the place (its first line). `accepted` instead of a severity means it is accepted.
 */
import assert from "node:assert/strict";
import { format } from "../../language/formatting/format.js";
import type { Analysis } from "../../language/index.js";
import { analyse, type Files } from "./analyse.js";
import { formatted } from "./formatted.js";
import { assertSameMeaning } from "./meaning.js";

const annotation = /^\s*\/\/\s*(\^+)\s+(error|warning|info|accepted)\s+([a-z-]+\/[a-z-]+)(?::\s*(.*))?$/;

interface Expected {
  readonly where: string;
  readonly says: string | undefined;
}

/** Asserts that exactly what a runbook's annotations say is found in it. `only`: look at codes that start with one of these. */
export function checkAnnotated(files: Files, only: readonly string[] = [""]): void {
  const text = typeof files === "string" ? files : (Object.values(files)[0] ?? "");
  const relevant = (code: string): boolean => only.some(start => code.startsWith(start));
  const expected = annotationsOf(text).filter(({ where }) => relevant(where.split(" ")[1] ?? ""));
  const analysis = analyse(files);
  const { findings, accepted } = analysis;
  const found = [
    ...findings.map(finding => ({ ...finding, state: finding.severity as string })),
    ...accepted.map(finding => ({ ...finding, state: "accepted" })),
  ]
    .filter(({ code }) => relevant(code))
    .map(({ state, code, message, place: { range } }) => {
      const width = range.end.line === range.start.line ? range.end.character - range.start.character : undefined;
      return { where: `${state} ${code} ${range.start.line + 1}:${range.start.character + 1}`, width, message };
    });
  assert.deepEqual(
    found.map(({ where }) => where).sort(),
    expected.map(({ where }) => where).sort(),
    `findings:\n${found.map(({ where, message }) => `  ${where} ${message}`).join("\n")}`,
  );
  const unmet = expected.flatMap(({ where, says }) => {
    const messages = found.filter(each => each.where === where).map(({ message }) => message);
    if (says === undefined || messages.some(message => message.includes(says))) return [];
    return [`${where}: no message contains "${says}":\n${messages.join("\n")}`];
  });
  assert.equal(unmet.length, 0, unmet.join("\n\n"));
  if (format(analysis.file).kind === "edits") assertKeptByFormatting(files, analysis);
}

/** Whatever is found in a text is found in it as it is laid out by formatting. */
function assertKeptByFormatting(files: Files, before: Analysis): void {
  const after = formatted(before.file.text);
  assert.equal(formatted(after), after);
  const [name = ""] = typeof files === "string" ? [] : Object.keys(files);
  assertSameMeaning(analyse(typeof files === "string" ? after : { ...files, [name]: after }), before);
}

function annotationsOf(text: string): Expected[] {
  const lines = text.split(/\r?\n/);
  const expected: Expected[] = [];
  let target = 0;
  lines.forEach((line, index) => {
    const match = annotation.exec(line);
    if (!match) {
      target = index;
      return;
    }
    expected.push({ where: `${match[2]} ${match[3]} ${target + 1}:${line.indexOf("^") + 1}`, says: match[4] });
  });
  return expected;
}
