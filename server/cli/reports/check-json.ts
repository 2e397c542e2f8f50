/** The check as JSON: one document, or one object a line. */

import { schemaUrl } from "../../schema-names.js";
import type { CheckLine, CheckOutput } from "./documents.js";
import { jsonLine, jsonReport } from "./json.js";
import type { CheckReport } from "./report.js";

export function checkJson(report: CheckReport): string {
  const { findings, accepted } = report.document;
  const { verdict, ...rest } = endOf(report);
  const output: CheckOutput = {
    $schema: schemaUrl("check-1"),
    version: 1,
    tool: report.tool,
    verdict,
    ...rest,
    findings,
    accepted,
  };
  return jsonReport(output);
}

/** `type` says what each line is; the last is the summary, so that a text that was cut off can be told from a whole one. */
export function checkJsonLines(report: CheckReport): string {
  const { findings, accepted } = report.document;
  const lines: readonly CheckLine[] = [
    ...findings.map(each => ({ type: "finding" as const, ...each })),
    ...accepted.map(each => ({ type: "accepted" as const, ...each })),
    { type: "summary", version: 1, tool: report.tool, ...endOf(report) },
  ];
  return lines.map(jsonLine).join("");
}

function endOf({ document: { summary, past }, ending: { verdict }, baseline }: CheckReport) {
  return { verdict, summary, past, ...(baseline ? { baseline } : {}) };
}
