/**
 * What every fix promises, tried on all rules' bad examples and on all samples. Safe: once applied the finding is gone and no
 * error is new. Choice: the text can be read and the finding is gone. Scaffold: the text can be read whatever its holes offer.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { applyEdits } from "../../../language/fixing/apply.js";
import { fixAll } from "../../../language/fixing/fix-all.js";
import { type Analysis, type Finding, type Fix, rules } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { mend } from "../../support/mend.js";

/** A file with what it imports, the first being the one that is looked at. */
type Files = Readonly<Record<string, string>>;

const samples = fileURLToPath(new URL("../../../samples", import.meta.url));

function samplesFiles(): readonly (readonly [string, Files])[] {
  const names = readdirSync(samples, { recursive: true, encoding: "utf8" }).map(name => name.split(sep).join("/"));
  const texts = names
    .filter(name => name.endsWith(".runbook"))
    .sort()
    .map(name => [name, readFileSync(join(samples, name), "utf8")] as const);
  return texts.map(([name, text]) => [`samples/${name}`, { [name]: text, ...Object.fromEntries(texts) }]);
}

const examples = rules.map(({ code, bad }): readonly [string, Files] => [
  code,
  typeof bad === "string" ? { "main.runbook": bad } : bad,
]);

const all = [...examples, ...samplesFiles()];

function textOf(files: Files): string {
  return Object.values(files)[0] ?? "";
}

function withText(files: Files, text: string): Files {
  const [name = ""] = Object.keys(files);
  return { ...files, [name]: text };
}

function analysed(files: Files, text: string): Analysis {
  return analyse(withText(files, text));
}

/** How often each of some findings is there, whatever its place: a fix moves what stands behind it. */
function tally(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of findings) {
    const key = `${code} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function newIn(after: readonly Finding[], before: readonly Finding[]): readonly string[] {
  const known = tally(before);
  return [...tally(after)].filter(([key, count]) => count > (known.get(key) ?? 0)).map(([key]) => key);
}

function isSyntax({ code }: Finding): boolean {
  return code.startsWith("syntax/");
}

function isUnreadable({ code }: Finding): boolean {
  return code === "syntax/parse" || code === "syntax/token";
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function occurrences({ code, message }: Finding, findings: readonly Finding[]): number {
  return tally(findings).get(`${code} ${message}`) ?? 0;
}

/** What a fix breaks of its promises. */
function broken(files: Files, before: Analysis, finding: Finding, fix: Fix): readonly string[] {
  const text = textOf(files);
  const after = analysed(files, mend(text, fix)).findings;
  const stays = occurrences(finding, after) >= occurrences(finding, before.findings);
  switch (fix.kind) {
    case "safe":
      return [...(stays ? ["the finding stays"] : []), ...newIn(after.filter(isError), before.findings)];
    case "choice":
      return [...(stays ? ["the finding stays"] : []), ...newIn(after.filter(isSyntax), before.findings)];
    case "scaffold":
      return newIn(after.filter(isUnreadable), before.findings);
  }
}

function fixesOf(findings: readonly Finding[]): readonly (readonly [Finding, Fix])[] {
  return findings.flatMap(finding => finding.fixes.map(fix => [finding, fix] as const));
}

function nameOf([{ place, code }, { kind, title }]: readonly [Finding, Fix]): string {
  return `${place.range.start.line + 1} ${code}, ${kind}: ${title}`;
}

describe("every fix", () => {
  for (const [name, files] of all) {
    it(`keeps its promises: ${name}`, () => {
      const before = analyse(files);
      const failures = fixesOf(before.findings).flatMap(each => {
        const promises = broken(files, before, ...each);
        return promises.length === 0
          ? []
          : [`${nameOf(each)}:\n    ${promises.join("\n    ")}\n${mend(textOf(files), each[1])}`];
      });
      assert.deepEqual(failures, [], failures.join("\n"));
    });
  }
});
