/** What may go wrong, what was accepted, and what the checker says. */
import type { AcceptedFinding, Finding, Severity } from "../../plan/finding.js";
import type { Contingency, Otherwise } from "../../plan/plan.js";
import { count } from "../../wording/lists.js";
import { shownVerdict } from "../../wording/verdict.js";
import type { Analysis } from "../../workspace/analysis.js";
import {
  type BookAcceptance,
  type BookContingency,
  type BookFinding,
  type BookVerdict,
  fact,
  textLines,
} from "./book.js";
import { ownersWords, type Sheet, takesWords, untitled } from "./sheet.js";
import { said, type Words, words } from "./words.js";

export function contingenciesOf(sheet: Sheet): readonly BookContingency[] {
  return sheet.runbook.contingencies.map((each, index) => contingencyOf(each, `C${index + 1}`, sheet));
}

function contingencyOf(contingency: Contingency, number: string, sheet: Sheet): BookContingency {
  const { title, name, trigger, owners, response, takes } = contingency;
  return {
    number,
    title: title || name || untitled,
    lines: [
      ...fact("When", trigger && words`${trigger.text}`),
      ...fact("Owner", ownersWords(owners, sheet)),
      ...response.flatMap(each => fact("Then", responseWords(each))),
      ...fact("Takes", takes && takesWords(takes)),
      ...textLines(contingency),
    ],
  };
}

function responseWords(response: Otherwise): Words {
  return response.kind === "rollback" ? said("roll back") : words`${response.text}`;
}

export function acceptedOf(
  accepted: readonly AcceptedFinding[],
  { people, teams }: Sheet["plan"],
): readonly BookAcceptance[] {
  const parties = [...people, ...teams];
  return accepted.map(({ code, message, accepted: { because, by, until } }) => ({
    code,
    risk: message,
    because,
    by: parties.find(({ name }) => name === by)?.title || by || "nobody",
    until,
  }));
}

export function findingsOf(findings: readonly Finding[]): readonly BookFinding[] {
  return findings.map(({ severity, code, message, place }) => ({
    severity,
    code,
    line: place.range.start.line + 1,
    message,
  }));
}

export function verdictOf({ findings, accepted, verdict, past }: Analysis): BookVerdict {
  const number = (severity: Severity): number => findings.filter(each => each.severity === severity).length;
  const parts = [
    count(number("error"), "error"),
    count(number("warning"), "warning"),
    ...(number("info") > 0 ? [count(number("info"), "remark")] : []),
    ...(accepted.length > 0 ? [count(accepted.length, "accepted risk")] : []),
    ...(past ? ["only its text was checked"] : []),
  ];
  return { verdict: shownVerdict({ verdict, past }), counts: parts.join(", ") };
}
