import { mermaidOf } from "../../language/exports/mermaid.js";
import type { MakeExport } from "./exporter.js";

/** Mermaid draws no longer text, unless it is told to. */
const longest = 50_000;

export const make: MakeExport = ({ analysis }) => {
  const gantt = mermaidOf(analysis);
  if (!gantt) {
    return { kind: "refused", reason: "a Gantt chart needs a date: give the runbook a `window` or a `go-live`" };
  }
  const { text, left } = gantt;
  const notes = [
    ...(left.length > 0 ? [`without a time, and so not in the chart: ${left.join(", ")}`] : []),
    ...(text.length > longest
      ? [
          `Mermaid draws at most ${longest} characters, and these are ${text.length}: use --to svg for a plan of this size`,
        ]
      : []),
  ];
  return { kind: "made", content: text, notes };
};
