/** The check as JSON: one document, or one object a line. */
import { jsonLine, jsonReport } from "./json.js";
import type { CheckReport } from "./report.js";

export function checkJson(report: CheckReport): string {
  const { findings, accepted } = report.document;
  const { verdict, ...rest } = endOf(report);
  return jsonReport({ version: 1, tool: report.tool, verdict, ...rest, findings, accepted });
}

/** `type` says what each line is; the last is the summary, so that a text that was cut off can be told from a whole one. */
export function checkJsonLines(report: CheckReport): string {
  const { findings, accepted } = report.document;
  return [
    ...findings.map(each => ({ type: "finding", ...each })),
    ...accepted.map(each => ({ type: "accepted", ...each })),
    { type: "summary", version: 1, tool: report.tool, ...endOf(report) },
  ]
    .map(jsonLine)
    .join("");
}

function endOf({ document: { summary }, ending: { verdict }, baseline }: CheckReport) {
  return { verdict, summary, ...(baseline ? { baseline } : {}) };
}
