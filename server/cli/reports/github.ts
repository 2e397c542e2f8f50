/** Annotations, as GitHub Actions reads them out of a step's log. */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import type { Severity } from "../../../language/index.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { coloursOf } from "./colours.js";
import { conciseLine } from "./concise.js";
import type { CheckReport } from "./report.js";
import { summaryText, verdictText } from "./summary.js";
import { inert, withoutCommands } from "./visible.js";

/** GitHub shows so many of each kind a step, and forgets the others without a word. */
const most = 10;

const kinds: readonly { readonly severity: Severity; readonly command: string; readonly plural: string }[] = [
  { severity: "error", command: "error", plural: "errors" },
  { severity: "warning", command: "warning", plural: "warnings" },
  { severity: "info", command: "notice", plural: "remarks" },
];

/** The first ten of each kind become annotations; the others stand below them in the log. */
export function githubReport(report: CheckReport): string {
  const { findings } = report.document;
  const annotated = (command: string, found: ReportedFinding): string =>
    annotation(command, { ...found, file: report.countedName(found.file) });
  const lines = kinds.flatMap(({ severity, command, plural }) => {
    const found = findings.filter(each => each.severity === severity);
    const others = found.slice(most);
    if (others.length === 0) return found.map(each => annotated(command, each));
    return [
      ...found.slice(0, most).map(each => annotated(command, each)),
      `GitHub shows ${most} ${plural} of a step beside the text. ${others.length} more:`,
      ...others.map(each => withoutCommands(`- ${conciseLine(each, coloursOf(false))}`)),
    ];
  });
  return [...lines, withoutCommands(summaryText(report)), zoneDataText, withoutCommands(verdictText(report))]
    .map(line => `${line}\n`)
    .join("");
}

function annotation(command: string, { file, range: { start, end }, code, message, fixes }: ReportedFinding): string {
  // Columns count only within one line.
  const columns =
    end.line === start.line ? [`col=${start.column}`, `endColumn=${Math.max(start.column, end.column)}`] : [];
  const properties = [
    `file=${property(file)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    ...columns,
    `title=${property(code)}`,
  ];
  const remedies = fixes.map(({ title }, index) => `${index === 0 ? "How to fix" : "or"}: ${title}`);
  return `::${command} ${properties.join(",")}::${data([message, ...remedies].join("\n"))}`;
}

function data(text: string): string {
  return inert(text).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
