/** The report people read: each finding with its source line, then a summary and the verdict. */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { type Colours, coloursOf, severityPaint } from "./colours.js";
import { excerptOf } from "./excerpt.js";
import type { CheckReport } from "./report.js";
import { summaryText, verdictText } from "./summary.js";
import { oneLine, visible } from "./visible.js";

/** What is missing all over a runbook relates to places all over it: more than this say nothing new. */
const mostRelated = 5;

export function humanReport(report: CheckReport, coloured: boolean): string {
  const colours = coloursOf(coloured);
  const { document, linesOf, ending } = report;
  const findings = document.findings.map(finding => `${findingText(finding, linesOf(finding.file), colours)}\n\n`);
  const paint = ending.verdict === "go" ? colours.green : colours.red;
  return `${findings.join("")}${summaryText(report)}; ${zoneDataText}\n${colours.bold(paint(verdictText(report)))}\n`;
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
