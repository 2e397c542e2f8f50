/** A pull request's comment, or the summary of a job: what is found as a table a file, then the accepted risks. */

import type { ReportedAcceptance, ReportedFinding } from "../../../language/exports/check-document.js";
import {
  heading,
  inline,
  type MarkdownLines,
  message,
  paragraph,
  table,
} from "../../../language/exports/markdown/text.js";
import { plain } from "../../../language/exports/plain.js";
import { zoneDataText } from "../../../language/time/zone-version.js";
import { count } from "../../../language/wording/lists.js";
import { byFile } from "./by-file.js";
import type { CheckReport } from "./report.js";
import { summaryText, verdictText } from "./summary.js";

/** GitHub refuses a comment of more than 65,536 characters. */
const mostBytes = 60_000;

export function markdownReport(report: CheckReport): string {
  const { findings, accepted } = report.document;
  const head = [
    ...heading(2, message(verdictText(report))),
    ...paragraph(message(`${summaryText(report)} (${zoneDataText})`)),
  ];
  const [shownFindings, room] = fitting(findings, findingRow, mostBytes - bytes(textOf(head)));
  const [shownAccepted] = fitting(accepted, acceptedRow, room);
  const files = [...byFile(shownFindings)].flatMap(([file, inFile]) => [
    ...heading(3, inline(file)),
    ...table(["", "Place", "What is wrong", "Rule"], inFile.map(findingRow)),
  ]);
  const risks =
    shownAccepted.length === 0
      ? []
      : [
          ...heading(3, "Accepted risks"),
          ...table(["Place", "Risk", "Because", "By", "Until", "Rule"], shownAccepted.map(acceptedRow)),
        ];
  const missing = findings.length - shownFindings.length;
  const missingRisks = accepted.length - shownAccepted.length;
  const left = [
    ...(missing > 0 ? [count(missing, "finding")] : []),
    ...(missingRisks > 0 ? [count(missingRisks, "accepted risk")] : []),
  ];
  const rest =
    left.length === 0 ? [] : paragraph(`${left.join(" and ")} more would not fit here: \`gonogo check\` shows all.`);
  return textOf([...head, ...files, ...risks, ...rest]);
}

function textOf(lines: MarkdownLines): string {
  return `${lines.join("\n").trimEnd()}\n`;
}

function findingRow({ severity, range: { start }, message: text, code: rule, url }: ReportedFinding): MarkdownLines {
  const mark = severity === "error" ? "**error**" : severity;
  return [mark, `${start.line}:${start.column}`, message(text), `[\`${rule}\`](${url})`];
}

function acceptedRow({
  file,
  range: { start },
  message: text,
  acceptance,
  code: rule,
  url,
}: ReportedAcceptance): MarkdownLines {
  const { because, by, until } = acceptance;
  return [
    inline(`${file}:${start.line}`),
    message(text),
    inline(because) || "no reason given",
    inline(by) || "nobody",
    until === null ? "no end stated" : plain(until),
    `[\`${rule}\`](${url})`,
  ];
}

/** The first of some rows, as many as there is room for, and the room that is left. */
function fitting<T extends ReportedFinding>(
  all: readonly T[],
  rowOf: (one: T) => MarkdownLines,
  room: number,
): readonly [shown: readonly T[], left: number] {
  const shown: T[] = [];
  let left = room;
  let file = "";
  for (const one of all) {
    // A file's head is as long as its name, escaped, and the head of its table.
    const cost = bytes(rowOf(one).join(" | ")) + (one.file === file ? 10 : bytes(inline(one.file)) + 100);
    if (cost > left) break;
    left -= cost;
    file = one.file;
    shown.push(one);
  }
  return [shown, left];
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
