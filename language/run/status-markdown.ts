/** The same for executives to paste (status-brief.ts). */
import { bold, heading, inline, paragraph, table } from "../exports/markdown/text.js";
import type { BoardDocument } from "./board.js";
import { statusBrief } from "./status-brief.js";

export function statusMarkdown(document: BoardDocument): string {
  const { title, what, verdict, rows, asOf } = statusBrief(document);
  const lines = [
    ...heading(2, inline(title)),
    ...paragraph([bold(verdict), ...(what === null ? [] : [inline(what)])].join(" · ")),
    ...table(
      ["", ""],
      rows.map(({ label, text }) => [inline(label), inline(text)]),
    ),
    ...paragraph(`As of ${inline(asOf)}.`),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
