/** One line a finding, as compilers write them: grep, editors and problem matchers take it. Nothing found, nothing written. */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { type Colours, coloursOf, severityPaint } from "./colours.js";
import type { CheckReport } from "./report.js";
import { oneLine, visible } from "./visible.js";

export function conciseReport({ document }: CheckReport, coloured: boolean): string {
  const colours = coloursOf(coloured);
  return document.findings.map(finding => `${conciseLine(finding, colours)}\n`).join("");
}

/** "payments.runbook:14:5: error owner/away Jack Riley is away …" */
export function conciseLine(
  { file, range: { start }, severity, code, message }: ReportedFinding,
  colours: Colours,
): string {
  const place = colours.bold(`${visible(file)}:${start.line}:${start.column}:`);
  return `${place} ${severityPaint(colours, severity)(severity)} ${code} ${oneLine(message)}`;
}
