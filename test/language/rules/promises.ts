/**
 * What every fix promises. Safe: once applied the finding is gone and no error is new. Choice: the text can be read and the finding
 * is gone. Scaffold: the text can be read with what its placeholders offer.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Analysis, type Finding, type Fix, rules } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";

/** A file with what it imports; the first is the one that is looked at. */
export type Files = Readonly<Record<string, string>>;

const samples = fileURLToPath(new URL("../../../samples", import.meta.url));

function sampleFiles(): readonly (readonly [string, Files])[] {
  const names = readdirSync(samples, { recursive: true, encoding: "utf8" }).map(name => name.split(sep).join("/"));
  const texts = names
    .filter(name => name.endsWith(".runbook"))
    .sort()
    .map(name => [name, readFileSync(join(samples, name), "utf8")] as const);
  return texts.map(([name, text]) => [`samples/${name}`, { [name]: text, ...Object.fromEntries(texts) }]);
}

export const examples = rules.map(({ code, bad }): readonly [string, Files] => [
  code,
  typeof bad === "string" ? { "main.runbook": bad } : bad,
]);
export const all = [...examples, ...sampleFiles()];

export function textOf(files: Files): string {
  return Object.values(files)[0] ?? "";
}

export function withText(files: Files, text: string): Files {
  const [name = ""] = Object.keys(files);
  return { ...files, [name]: text };
}

export function analysed(files: Files, text: string): Analysis {
  return analyse(withText(files, text));
}

/** How often each of some findings is there, whatever its place: a fix moves what follows it. */
function tally(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of findings) {
    const key = `${code} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function newIn(after: readonly Finding[], before: readonly Finding[]): readonly string[] {
  const known = tally(before);
  return [...tally(after)].filter(([key, count]) => count > (known.get(key) ?? 0)).map(([key]) => key);
}

function occurrences({ code, message }: Finding, findings: readonly Finding[]): number {
  return tally(findings).get(`${code} ${message}`) ?? 0;
}

function isSyntax({ code }: Finding): boolean {
  return code.startsWith("syntax/");
}

export function isUnreadable({ code }: Finding): boolean {
  return code === "syntax/parse" || code === "syntax/token";
}

export function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** What a fix does not keep of its promises. */
function brokenPromises(files: Files, before: Analysis, finding: Finding, fix: Fix): readonly string[] {
  const after = analysed(files, applyFix(textOf(files), fix)).findings;
  const stays = occurrences(finding, after) >= occurrences(finding, before.findings) ? ["the finding stays"] : [];
  switch (fix.kind) {
    case "safe":
      return [...stays, ...newIn(after.filter(isError), before.findings)];
    case "choice":
      // What a misspelt word hid may well be wrong too.
      return [...stays, ...(isSyntax(finding) ? [] : newIn(after.filter(isSyntax), before.findings))];
    case "scaffold":
      return newIn(after.filter(isUnreadable), before.findings);
  }
}

export interface Found {
  readonly finding: Finding;
  readonly fix: Fix;
}

export function fixesOf({ findings }: Pick<Analysis, "findings">): readonly Found[] {
  return findings.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
}

export function nameOf({ finding: { place, code }, fix: { kind, title } }: Found): string {
  return `line ${place.range.start.line + 1} ${code}, ${kind}: ${title}`;
}

/** Lists each fix of a file's findings with what it does not keep, and what became of the text. */
export function failuresIn(files: Files, isNew: (found: Found) => boolean = () => true): readonly string[] {
  const before = analyse(files);
  return fixesOf(before)
    .filter(isNew)
    .flatMap(found => {
      const broken = brokenPromises(files, before, found.finding, found.fix);
      return broken.length === 0 ? [] : [[nameOf(found), ...broken, applyFix(textOf(files), found.fix)].join("\n")];
    });
}

export function assertNone(failures: readonly string[]): void {
  assert.equal(failures.length, 0, failures.join("\n\n"));
}
