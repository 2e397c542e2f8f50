/** What may go wrong, what was accepted, and what the checker says. */
import type { AcceptedFinding, Finding, Severity } from "../../plan/finding.js";
import type { Contingency } from "../../plan/plan.js";
import { count } from "../../wording/lists.js";
import { shownVerdict, verdictWords } from "../../wording/verdict.js";
import type { Analysis } from "../../workspace/analysis.js";
import { ownersText, type Sheet, takesText } from "./sheet.js";
import { textLines } from "./steps.js";
import { heading, inline, item, type MarkdownLines, message, paragraph, table } from "./text.js";

export function contingenciesSection(sheet: Sheet): MarkdownLines {
  const { contingencies } = sheet.runbook;
  if (contingencies.length === 0) return [];
  return [...heading(2, "Contingencies"), ...contingencies.flatMap(each => contingencyLines(each, sheet))];
}

function contingencyLines(contingency: Contingency, sheet: Sheet): MarkdownLines {
  const { title, name, trigger, owners, response, takes } = contingency;
  return [
    ...heading(3, inline(title || name) || "(untitled)"),
    ...(trigger ? item("- ", `When: ${inline(trigger.text)}`) : []),
    ...item("- ", `Owner: ${ownersText(owners, sheet)}`),
    ...response.flatMap(each => item("- ", `Then: ${each.kind === "rollback" ? "roll back" : inline(each.text)}`)),
    ...(takes ? item("- ", `Takes: ${takesText(takes)}`) : []),
    ...textLines(contingency),
    "",
  ];
}

export function acceptedSection(accepted: readonly AcceptedFinding[], sheet: Sheet): MarkdownLines {
  if (accepted.length === 0) return [];
  const parties = [...sheet.plan.people, ...sheet.plan.teams];
  const rows = accepted.map(({ code, message: risk, accepted: { because, by, until } }) => [
    `\`${code}\``,
    message(risk),
    inline(because) || "no reason given",
    inline(parties.find(({ name }) => name === by)?.title || by) || "nobody",
    until === undefined ? "no end stated" : inline(until),
  ]);
  return [...heading(2, "Accepted risks"), ...table(["Rule", "Risk", "Because", "Accepted by", "Until"], rows)];
}

export function findingsSection({
  findings,
  ...standing
}: Pick<Analysis, "findings" | "verdict" | "past">): MarkdownLines {
  return [
    ...heading(2, "Findings"),
    ...(findings.length === 0 ? paragraph("The checker found nothing.") : [...findings.flatMap(findingLines), ""]),
    ...paragraph(`Verdict: **${verdictWords[shownVerdict(standing)]}**`),
  ];
}

function findingLines({ severity, code, message: words, place }: Finding): MarkdownLines {
  return item("- ", `${severity} \`${code}\` in line ${place.range.start.line + 1}: ${message(words)}`);
}

/** "**NO-GO**: 1 error, 2 warnings, 1 accepted risk" */
export function verdictLine({ findings, accepted, verdict, past }: Analysis): string {
  const number = (severity: Severity): number => findings.filter(each => each.severity === severity).length;
  const parts = [
    count(number("error"), "error"),
    count(number("warning"), "warning"),
    ...(number("info") > 0 ? [count(number("info"), "remark")] : []),
    ...(accepted.length > 0 ? [count(accepted.length, "accepted risk")] : []),
    ...(past ? ["only its text was checked"] : []),
  ];
  return `**${verdictWords[shownVerdict({ verdict, past })]}**: ${parts.join(", ")}`;
}
