/** GitLab's code quality report: an array of issues, each with a fingerprint of its own. */
import type { Severity } from "../../../language/index.js";
import { fingerprinted } from "./fingerprints.js";
import { jsonReport } from "./json.js";
import type { CheckReport } from "./report.js";

const severities: Readonly<Record<Severity, string>> = { error: "critical", warning: "major", info: "info" };

export function gitlabReport({ document, countedName }: CheckReport): string {
  const issues = fingerprinted(document.findings, ({ file }) => [countedName(file)]);
  return jsonReport(
    issues.map(({ finding: { message, code, severity, file, range, url }, hash, number }) => ({
      type: "issue",
      check_name: code,
      description: message,
      content: { body: url },
      categories: ["Bug Risk"],
      severity: severities[severity],
      // Two issues of one fingerprint would be shown as one.
      fingerprint: number === 1 ? hash : `${hash}-${number}`,
      location: { path: countedName(file), lines: { begin: range.start.line, end: range.end.line } },
    })),
  );
}
