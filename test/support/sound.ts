/** What holds of every file, whatever its text: what is said of it points into it, and what is offered keeps it readable. */

import { applyEdits } from "../../language/edits/apply.js";
import { linesOf } from "../../language/edits/lines.js";
import { placeholdersSpelledOut } from "../../language/edits/snippets.js";
import type { AcceptedFinding, Analysis, Finding, Fix } from "../../language/index.js";
import type { Place } from "../../language/plan/place.js";
import { compareFindings } from "../../language/rules/check.js";
import { uriOfText } from "../../language/workspace/texts.js";
import { analyse } from "./analyse.js";
import { type Files, firstText, withFirstText } from "./corpus.js";
import { createServices } from "./parser.js";

/**
 * What does not hold of a file, in words; empty when all does.
 * @param sampled whether fixes are tried, one of each, and files analysed twice where the length of the text has it only
 * @param analysis of these files, where there is one already
 */
export function unsound(files: Files, sampled = false, analysis = analyse(files)): readonly string[] {
  const wrongPlaces = outOfText(files, analysis);
  if (wrongPlaces.length > 0) return wrongPlaces;
  const { length } = firstText(files);
  return [
    ...unsorted(analysis),
    ...(!sampled || length % 8 === 0 ? changing(files, analysis) : []),
    ...(!sampled || length % 2 === 1 ? spoiling(files, analysis, sampled ? 1 : Number.POSITIVE_INFINITY) : []),
  ];
}

function shown({ code, message }: Finding): string {
  return `${code} ${message}`;
}

/** Places that lie outside the text of their file. */
function outOfText(files: Files, { findings, accepted, plan }: Analysis): readonly string[] {
  const lines = new Map(Object.entries(files).map(([name, text]) => [uriOfText(name), linesOf(text)]));
  const isIn = ({ uri, range: { start, end } }: Place): boolean => {
    const { offsetOf } = lines.get(uri) ?? { offsetOf: () => undefined };
    const [from, to] = [offsetOf(start), offsetOf(end)];
    return from !== undefined && to !== undefined && from <= to;
  };
  const wrong = (what: string, finding: Finding, place: Place): readonly string[] =>
    isIn(place) ? [] : [`${what} of ${shown(finding)} is no place in the text: ${JSON.stringify(place)}`];
  return [...findings, ...accepted].flatMap(finding => [
    ...(finding.place.uri === plan.uri ? [] : [`${shown(finding)} is said of another file`]),
    ...wrong("the place", finding, finding.place),
    ...wrong("the subject", finding, finding.about),
    ...finding.concerns.flatMap(place => wrong("one of several subjects", finding, place)),
    ...finding.related.flatMap(({ place }) => wrong("a related place", finding, place)),
    ...finding.fixes.flatMap(({ edits, title }) =>
      edits.flatMap(({ place }) => wrong(`an edit of "${title}"`, finding, place)),
    ),
  ]);
}

function unsorted({ findings, accepted }: Analysis): readonly string[] {
  const wrong = (all: readonly (Finding | AcceptedFinding)[]): boolean =>
    all.some((each, index) => index > 0 && compareFindings(all[index - 1] ?? each, each) > 0);
  return wrong(findings) || wrong(accepted) ? ["the findings are not in order"] : [];
}

function changing(files: Files, { findings, accepted, verdict }: Analysis): readonly string[] {
  const again = analyse(files);
  const same =
    JSON.stringify([again.findings, again.accepted, again.verdict]) === JSON.stringify([findings, accepted, verdict]);
  return same ? [] : ["the same text gives other findings"];
}

/** What a scaffold names is still to be declared; what a choice takes is declared. */
const unreadable: ReadonlySet<string> = new Set(["syntax/token", "syntax/parse", "syntax/duplicate"]);

/** Fixes that make a text unreadable that could be read, or cannot be applied to any. */
function spoiling(files: Files, analysis: Analysis, mostTried: number): readonly string[] {
  const text = firstText(files);
  const all = analysis.findings.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
  const step = Math.max(1, Math.ceil(all.length / mostTried));
  const tried = all.filter((_, index) => (index + text.length) % step === 0);
  return tried.flatMap(({ finding, fix }) => {
    const name = `"${fix.title}" (${fix.kind}) for ${shown(finding)}`;
    const applied = applyEdits(text, written(fix));
    if (applied.kind === "refused") return [`${name} cannot be applied: ${applied.why}`];
    if (fix.kind !== "scaffold" && applied.text === text) return [`${name} changes nothing`];
    return newMistakes(finding, fix, analysis, withFirstText(files, applied.text)).map(
      each => `${name} leads to ${each}\n${applied.text}`,
    );
  });
}

function newMistakes(finding: Finding, { kind }: Fix, before: Analysis, after: Files): readonly string[] {
  const text = firstText(after);
  if (before.file.mistakes.length > 0) {
    // What cannot be read hides what else is wrong.
    const isLast = kind === "safe" && isMistake(finding, before) && mistakesIn(before.file.text) === 1;
    return isLast && mistakesIn(text) > 0 ? ["another mistake"] : [];
  }
  const analysis = analyse(after);
  if (analysis.file.mistakes.length > 0) return analysis.file.mistakes.map(({ code, message }) => `${code} ${message}`);
  const isReadable = !before.findings.some(({ code }) => code === "syntax/token" || code === "syntax/parse");
  if (!isReadable && kind !== "safe") return [];
  const known = tally(before);
  return (
    [...tally(analysis)]
      .filter(([key, count]) => count > (known.get(key) ?? 0))
      .filter(([key]) => kind !== "scaffold" || unreadable.has(key.split(" ", 1)[0] ?? ""))
      // Whether a time some days from T comes twice is known only with the zone.
      .filter(
        ([key]) =>
          finding.code !== "time/missing-zone" || !key.endsWith("is the same time in every zone: remove this word"),
      )
      .map(([key]) => key)
  );
}

function isMistake({ message }: Finding, { file: { mistakes } }: Analysis): boolean {
  return mistakes.some(mistake => mistake.message === message);
}

/** All that is wrong with how a text is written, where an analysis says but the first of each line. */
function mistakesIn(text: string): number {
  const { lexerErrors, parserErrors } = parser.parse(text);
  return lexerErrors.length + parserErrors.length;
}

const parser = createServices().parser.LangiumParser;

function written({ kind, edits }: Fix): Fix["edits"] {
  return kind === "scaffold" ? edits.map(edit => ({ ...edit, newText: placeholdersSpelledOut(edit.newText) })) : edits;
}

/** How often each is said, whatever the words it is said of. */
function tally({ findings }: Analysis): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of findings) {
    if (!code.startsWith("syntax/")) continue;
    const key = `${code} ${message.replace(/`[^`]*`/g, "`…`")}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
