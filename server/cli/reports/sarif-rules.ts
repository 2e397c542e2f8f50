/** What SARIF says of a rule. */
import { fence } from "../../../language/exports/markdown/text.js";
import type { Rule } from "../../../language/index.js";
import { ruleUrl } from "../../../language/rules/links.js";
import { severityText } from "../../../language/rules/severity.js";

export function ruleDescriptor(rule: Rule) {
  const { code, summary, why, severity } = rule;
  const usual = typeof severity === "string" ? severity : severity.medium;
  const url = ruleUrl(code);
  return {
    id: code,
    name: pascalCase(code),
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    helpUri: url,
    help: {
      text: `${summary} ${why} Severity: ${severityText(rule)}. More: ${url}`,
      markdown: helpMarkdown(rule, url),
    },
    defaultConfiguration: {
      enabled: usual !== "off",
      level: usual === "off" ? "none" : usual === "info" ? "note" : usual,
    },
    properties: {
      tags: [code.slice(0, code.indexOf("/"))],
      precision: "very-high",
      "problem.severity": usual === "error" || usual === "warning" ? usual : "recommendation",
    },
  };
}

function helpMarkdown(rule: Rule, url: string): string {
  const { summary, why, bad, good } = rule;
  return [
    summary,
    "",
    why,
    "",
    `Severity: ${severityText(rule)}.`,
    "",
    "Found:",
    "",
    ...fence(firstFile(bad)),
    "",
    "Not found:",
    "",
    ...fence(firstFile(good)),
    "",
    `[More about this rule](${url})`,
    "",
  ].join("\n");
}

function firstFile(example: Rule["bad"]): string {
  return (typeof example === "string" ? example : (Object.values(example)[0] ?? "")).trimEnd();
}

/** "time/missing-zone" -> "TimeMissingZone" */
function pascalCase(code: string): string {
  return code.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());
}
