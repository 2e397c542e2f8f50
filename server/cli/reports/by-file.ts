import type { ReportedFinding } from "../../../language/exports/check-document.js";

/** The findings of each file that has any, in their order. */
export function byFile(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const found = files.get(finding.file);
    if (found) found.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}
