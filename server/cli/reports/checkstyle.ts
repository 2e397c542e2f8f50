/** Checkstyle's XML, which many CI servers and review tools read. */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { byFile } from "./by-file.js";
import type { CheckReport } from "./report.js";
import { document, element } from "./xml.js";

export function checkstyleReport({ document: { findings }, files, tool }: CheckReport): string {
  const found = byFile(findings);
  return document(
    element(
      "checkstyle",
      { version: "4.3" },
      files.map(name => element("file", { name }, (found.get(name) ?? []).map(error))),
    ),
    `gonogo ${tool.version}, ${zoneDataText}`,
  );
}

function error({ range: { start }, severity, message, code }: ReportedFinding): string {
  return element("error", { line: start.line, column: start.column, severity, message, source: `gonogo.${code}` });
}
