/** Severities: their order, and how they are written. */

import type { Severity } from "../plan/finding.js";
import type { Rule, SeverityByRisk } from "./rule.js";

/** From the mildest. */
export const ranks: Readonly<Record<Severity | "off", number>> = { off: 0, info: 1, warning: 2, error: 3 };

const risks = ["high", "medium", "low"] as const;

/** "error"; "error on high risk, warning on medium risk, off on low risk" */
export function severityText({ severity }: Pick<Rule, "severity">): string {
  if (typeof severity === "string") return severity;
  const values = [...new Set(risks.map(risk => severity[risk]))];
  return values.map(value => `${value} on ${risksWith(severity, value)} risk`).join(", ");
}

function risksWith(severity: SeverityByRisk, value: SeverityByRisk["high"]): string {
  return risks.filter(risk => severity[risk] === value).join(" and ");
}

/** What somebody who wants to hear less of a rule may choose. */
export function milderSeverity({ severity }: Pick<Rule, "severity">): "warning" | "off" {
  const most = typeof severity === "string" ? severity : severity.high;
  return most === "error" ? "warning" : "off";
}
