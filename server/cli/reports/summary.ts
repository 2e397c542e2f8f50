/** The last lines of what people read: how much was found, and the verdict. */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { count } from "../../../language/wording/lists.js";
import type { CheckReport } from "./report.js";

/** "2 files checked: 3 errors, 1 warning; 1 risk accepted; 4 known in the baseline; --fix fixes 2" */
export function summaryText({ document: { summary, findings }, baseline }: CheckReport): string {
  const { files, errors, warnings, infos, accepted } = summary;
  const mendable = findings.filter(isSafelyFixed).length;
  const counts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(infos > 0 ? [count(infos, "info")] : []),
  ];
  const nothing = baseline ? "nothing new found" : "nothing found";
  const found = counts.length === 0 ? nothing : counts.join(", ");
  const more = [
    ...(accepted > 0 ? [`${count(accepted, "risk")} accepted`] : []),
    ...(baseline && baseline.known > 0 ? [`${baseline.known} known in the baseline`] : []),
    ...(mendable > 0 ? [`--fix can fix ${mendable}`] : []),
  ];
  return [`${count(files, "file")} checked: ${found}`, ...more].join("; ");
}

function isSafelyFixed({ fixes, file }: ReportedFinding): boolean {
  return fixes.some(({ kind, edits }) => kind === "safe" && edits.every(edit => edit.file === file));
}

/** "GO"; "NO-GO: 3 warnings, and `--fail-on warning`" */
export function verdictText({ ending: { verdict, because } }: CheckReport): string {
  const word = verdict === "go" ? "GO" : "NO-GO";
  return because === undefined ? word : `${word}: ${because}`;
}
