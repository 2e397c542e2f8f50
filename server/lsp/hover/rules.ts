import { rules } from "../../../language/index.js";
import { ruleUrl } from "../../../language/rules/links.js";
import type { Example, ExplainedRule as Rule } from "../../../language/rules/rule.js";
import { lines, plain } from "./markdown.js";

/** A rule's page: what it reports, why that matters, what is wrong and what is right. */
export function ruleHover(code: string): string | undefined {
  const rule = rules.find(each => each.code === code);
  if (!rule) return undefined;
  return [
    lines([`**${plain(rule.code)}** (${severityOf(rule)})`, plain(rule.summary)]),
    plain(rule.why),
    example("Found in", rule.bad),
    example("Not found in", rule.good),
    `[The page of ${plain(rule.code)}](${ruleUrl(rule.code)})`,
  ]
    .filter(part => part !== undefined)
    .join("\n\n");
}

function severityOf({ severity }: Rule): string {
  if (typeof severity === "string") return severity;
  return `${severity.high} at high risk, ${severity.medium} at medium, ${severity.low} at low`;
}

/** The first file of several is the one that is checked. */
function example(title: string, text: Example): string | undefined {
  const file = typeof text === "string" ? text : Object.values(text)[0];
  return file && `${title}:\n\`\`\`runbook\n${file.trim()}\n\`\`\``;
}
