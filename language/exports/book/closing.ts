/** What may go wrong, what was accepted, and what the checker says. */
import type { AcceptedFinding, Finding, Severity } from "../../plan/finding.js";
import type { Awaited, Contingency, Resolution } from "../../plan/plan.js";
import { asksWhatIf, whatIf } from "../../schedule/what-if/what-if.js";
import { count } from "../../wording/lists.js";
import { lagBeside } from "../../wording/times.js";
import { shownVerdict } from "../../wording/verdict.js";
import { outcomeInWords, strikesInWords } from "../../wording/what-if.js";
import type { Analysis } from "../../workspace/analysis.js";
import { activityAt } from "../timeline-data/findings.js";
import {
  type BookAcceptance,
  type BookContingency,
  type BookFinding,
  type BookVerdict,
  fact,
  textLines,
} from "./book.js";
import { insideOf } from "./rollback.js";
import { ownersWords, type Sheet, takesWords, untitled } from "./sheet.js";
import { durations, joined, message, said, type Words, words } from "./words.js";

export function contingenciesOf(sheet: Sheet): readonly BookContingency[] {
  return sheet.runbook.contingencies.map((each, index) => contingencyOf(each, `C${index + 1}`, sheet));
}

function contingencyOf(contingency: Contingency, number: string, sheet: Sheet): BookContingency {
  const { title, name, trigger, after, owners, response, takes, work, index } = contingency;
  const scheduled = sheet.schedule.contingencies[index];
  return {
    number,
    title: title || name || untitled,
    lines: [
      ...fact("When", trigger && words`${trigger.text}`),
      ...fact(
        "May strike",
        joined(
          after.map(each => awaitedWords(each, sheet)),
          " and ",
        ),
      ),
      ...fact("Owner", ownersWords(owners, sheet)),
      ...response.flatMap(each => fact("Then", responseWords(each))),
      ...fact("Takes", work && scheduled ? durations(scheduled.planned, scheduled.worst) : takes && takesWords(takes)),
      ...fact("At worst", whatIfWords(contingency, sheet)),
      ...textLines(contingency),
    ],
    entries: insideOf(work, scheduled?.work, number, sheet),
  };
}

function responseWords(response: Resolution): Words {
  switch (response.kind) {
    case "rollback":
      return said("roll back");
    case "continue":
      return said("go on with the plan");
    case "text":
      return words`${response.text}`;
  }
}

/** "30m after Deploy has ended" */
function awaitedWords({ item: { kind, index }, name, since, lag }: Awaited, { runbook: { work } }: Sheet): Words {
  const title = (kind === "activity" ? work.activities[index] : work.blocks[index])?.title || name;
  return words`${said(lagBeside(lag, "once"))} ${title} ${said(since === "start" ? "has begun" : "has ended")}`;
}

function whatIfWords(contingency: Contingency, sheet: Sheet): Words | undefined {
  const struck = asksWhatIf(contingency) ? whatIf(sheet, contingency) : undefined;
  return struck && message(`it strikes ${strikesInWords(struck, sheet)}: ${outcomeInWords(struck, sheet)}`);
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

/** @param sheet undefined for a file without a runbook */
export function findingsOf(findings: readonly Finding[], sheet: Sheet | undefined): readonly BookFinding[] {
  const indexOf = sheet && activityAt(sheet.runbook);
  return findings.map(({ severity, code, message, place }) => ({
    severity,
    code,
    line: place.range.start.line + 1,
    number: indexOf && sheet.numbers.activities[indexOf(place)],
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
