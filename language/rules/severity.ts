import type { Rule, SeverityByRisk } from "./rule.js";

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
