/** `--statistics`: how often each rule speaks, most often first, in place of what it says. */
import type { Severity } from "../../../language/index.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { coloursOf, severityPaint } from "./colours.js";
import type { CheckReport } from "./report.js";
import { summaryText, verdictText } from "./summary.js";

interface Row {
  readonly code: string;
  readonly severity: Severity;
  readonly number: number;
}

export function statisticsReport(report: CheckReport, coloured: boolean): string {
  const colours = coloursOf(coloured);
  const rows = rowsOf(report);
  const width = String(rows[0]?.number ?? "").length;
  const lines = rows.map(({ code, severity, number }) => {
    const word = severityPaint(colours, severity)(severity.padEnd("warning".length));
    return `${String(number).padStart(width)} ${word} ${code}\n`;
  });
  const paint = report.ending.verdict === "go" ? colours.green : colours.red;
  const space = lines.length > 0 ? "\n" : "";
  return `${lines.join("")}${space}${summaryText(report)}; ${zoneDataText}\n${colours.bold(paint(verdictText(report)))}\n`;
}

/** A rule may be an error here and a warning there. */
function rowsOf({ document: { findings } }: CheckReport): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { code, severity } of findings) {
    const key = `${code} ${severity}`;
    rows.set(key, { code, severity, number: (rows.get(key)?.number ?? 0) + 1 });
  }
  return [...rows.entries()]
    .sort(([a, one], [b, other]) => other.number - one.number || (a < b ? -1 : 1))
    .map(([, row]) => row);
}
