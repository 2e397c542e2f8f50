import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import type { Plan, Runbook } from "../../plan/plan.js";
import { zonesOf } from "../../plan/zones.js";
import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { severalOf } from "../concerns.js";
import type { Rule } from "../rule.js";
import { clockTimesIn, undatedRunbook } from "./problems.js";

/** Statements that date a runbook, with a zone where the runbook names none. */
export function dateScaffolds({ insertion, zonePlace }: Runbook, plan: Plan): readonly Fix[] {
  const zone = (number: number): string =>
    zonePlace ? "" : ` ${snippetPlaceholder(number, zonesOf(plan)[0] ?? "UTC")}`;
  const insert = (title: string, statement: string): Fix => ({
    kind: "scaffold",
    title,
    edits: [insertIn(insertion, [statement])],
  });
  return [
    insert(
      "Add the change window",
      `window ${snippetPlaceholder(1, "2026-01-31")} ${snippetPlaceholder(2, "22:00")} to ${snippetPlaceholder(3, "2026-02-01")} ${snippetPlaceholder(4, "04:00")}${zone(5)}`,
    ),
    insert(
      "Add the go-live",
      `go-live ${snippetPlaceholder(1, "2026-01-31")} ${snippetPlaceholder(2, "22:00")}${zone(3)}`,
    ),
  ];
}

export const undated: Rule = {
  code: "time/undated",
  severity: "warning",
  *check({ plan, isShown }) {
    const runbook = undatedRunbook(plan);
    if (!runbook) return;
    const times = clockTimesIn(plan, runbook);
    const [first] = times;
    // T beside other times has a finding of its own.
    if (first && isShown("time/no-zero")) return;
    const unchecked = "absences, working hours, freezes, clock changes and the window are not checked";
    yield {
      message: first
        ? `${quoted(runbook.title)} has ${count(times.length, "dated time")} (\`${first.text}\`${times.length > 1 ? " is the first" : ""}) but no window or go-live. So ${unchecked}. Add \`window FROM to TO\` or \`go-live DATE TIME\`.`
        : `${quoted(runbook.title)} has neither \`window\` nor \`go-live\`, so it is planned from T, and ${unchecked}. Add one of the two when the date is known.`,
      place: runbook.head,
      severity: first ? "error" : "warning",
      related: times.map(({ text, place }) => ({ message: `\`${text}\` needs a date`, place })),
      concerns: severalOf([{ place: runbook.head }, ...times]),
      acceptedAt: [runbook.head],
      fixes: dateScaffolds(runbook, plan),
    };
  },
};
