/** The report people read: each finding with its source line, then a summary and the verdict. */
import type { CheckDocument, ReportedFinding } from "../../../language/exports/json.js";
import { count } from "../../../language/rules/words.js";
import { type Colours, severityPaint } from "./colours.js";
import { excerptOf } from "./excerpt.js";
import { visible } from "./visible.js";

/** What is missing all over a runbook relates to places all over it: more than this say nothing new. */
const mostRelated = 5;

/** @param linesOf the lines of a file that has findings, from its name in the document */
export function humanReport(
  document: CheckDocument,
  linesOf: (file: string) => readonly string[],
  colours: Colours,
): string {
  const findings = document.findings.map(finding => `${findingText(finding, linesOf(finding.file), colours)}\n\n`);
  return `${findings.join("")}${summaryText(document)}\n${verdictText(document, colours)}\n`;
}

function findingText(finding: ReportedFinding, lines: readonly string[], colours: Colours): string {
  const { code, severity, message, file, range, related, fixes } = finding;
  const { line, marker } = excerptOf(lines, range);
  const number = String(range.start.line);
  const gutter = " ".repeat(number.length);
  const paint = severityPaint(colours, severity);
  return [
    `${colours.bold(placeText(file, range))}: ${paint(severity)} ${colours.dim(code)}`,
    ...message.split("\n").map(each => `  ${visible(each)}`),
    `  ${colours.dim(`${number} |`)} ${line}`,
    `  ${colours.dim(`${gutter} |`)} ${paint(marker)}`,
    ...relatedText(related),
    ...fixes.map(({ title }, index) => `  ${index === 0 ? "how to fix" : "        or"}: ${oneLine(title)}`),
  ].join("\n");
}

/** The first places that explain a finding; the JSON has all. */
function relatedText(related: ReportedFinding["related"]): readonly string[] {
  const shown = related.length > mostRelated ? mostRelated - 1 : related.length;
  const places = related
    .slice(0, shown)
    .map(each => `  see ${placeText(each.file, each.range)}: ${oneLine(each.message)}`);
  return shown === related.length ? places : [...places, `  and ${related.length - shown} more places`];
}

function placeText(file: string, { start }: ReportedFinding["range"]): string {
  return `${visible(file)}:${start.line}:${start.column}`;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, " "));
}

/** "2 files checked: 3 errors, 1 warning; 1 risk accepted; --fix mends 2" */
function summaryText({ summary: { files, errors, warnings, infos, accepted }, findings }: CheckDocument): string {
  const mendable = findings.filter(isSafelyFixed).length;
  const counts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(infos > 0 ? [count(infos, "remark")] : []),
  ];
  const found = counts.length === 0 ? "nothing found" : counts.join(", ");
  const more = [
    ...(accepted > 0 ? [`${count(accepted, "risk")} accepted`] : []),
    ...(mendable > 0 ? [`--fix mends ${mendable}`] : []),
  ];
  return [`${count(files, "file")} checked: ${found}`, ...more].join("; ");
}

function isSafelyFixed({ fixes, file }: ReportedFinding): boolean {
  return fixes.some(({ kind, edits }) => kind === "safe" && edits.every(edit => edit.file === file));
}

function verdictText({ verdict }: CheckDocument, colours: Colours): string {
  return verdict === "go" ? colours.bold(colours.green("GO")) : colours.bold(colours.red("NO-GO"));
}
