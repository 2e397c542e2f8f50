/** A page a rule, and their index: all from the rules themselves. */
import { rules } from "../../language/index.js";
import type { Example, ExplainedRule as Rule } from "../../language/rules/rule.js";
import { milderSeverity, severityText } from "../../language/rules/severity.js";
import { analyse } from "../../test/support/analyse.js";
import { findingsText } from "./results.js";

const folder = "docs/rules";
const note = "<!-- Made from the rule itself by `npm run docs`: do not edit. -->";

/** The text of every page, by its path from the root. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = rules.map(rule => [`${folder}/${rule.code}.md`, rulePage(rule)] as const);
  return new Map([[`${folder}/README.md`, indexPage()], ...pages]);
}

function indexPage(): string {
  const areas = [...new Set(rules.map(areaOf))];
  const tables = areas.map(area =>
    [
      `## ${area}`,
      "",
      "| rule | severity | what it reports |",
      "|---|---|---|",
      ...rules
        .filter(rule => areaOf(rule) === area)
        .map(rule => `| [\`${rule.code}\`](${rule.code}.md) | ${severityText(rule)} | ${cell(rule.summary)} |`),
    ].join("\n"),
  );
  return `${[
    note,
    "# The rules",
    `What the checker finds: ${rules.length} rules in ${areas.length} areas. An error means NO-GO. Many severities depend on the runbook's \`risk\`; what is wrong only in the worst case is a warning. How to choose other severities, or to accept a finding, is described in [the language](../language.md#policy).`,
    ...tables,
  ].join("\n\n")}\n`;
}

/** The README's index: a row an area, each rule by name. */
export function rulesInBrief(): string {
  const rows = [...new Set(rules.map(areaOf))].map(area => {
    const own = rules.filter(rule => areaOf(rule) === area);
    const links = own.map(({ code }) => `[${code.slice(area.length + 1)}](${folder}/${code}.md)`);
    return `| [${area}](${folder}/README.md#${area}) | ${links.join(", ")} |`;
  });
  return ["| area | rules |", "|---|---|", ...rows].join("\n");
}

function rulePage(rule: Rule): string {
  const { code, summary, why, bad, good } = rule;
  return `${[
    note,
    `# ${code}`,
    `**${severityText(rule)}**${rule.fixed ? " · cannot be accepted or lowered" : ""} · [all rules](../README.md#${areaOf(rule)})`,
    summary,
    `## Why\n\n${why}`,
    `## Found\n\n${exampleText(bad)}\n\n${fenced("text", findingsText(analyse(bad)))}`,
    `## Not found\n\n${exampleText(good)}`,
    `## When it does not fit\n\n${exceptionText(rule)}`,
  ].join("\n\n")}\n`;
}

function areaOf({ code }: Rule): string {
  return code.slice(0, code.indexOf("/"));
}

function exceptionText(rule: Rule): string {
  const { code, fixed } = rule;
  if (fixed) return "It always does: this rule can neither be accepted nor lowered.";
  const accept = `accept ${code} because "…" by NAME until DATE`;
  const lower = `policy { severity ${code} ${milderSeverity(rule)} }`;
  return [
    "Accept it in a runbook; with `on NAME` for one activity, phase or rollback only:",
    fenced("text", accept),
    "Or choose another severity for all runbooks that import a policy:",
    fenced("text", lower),
  ].join("\n\n");
}

function exampleText(example: Example): string {
  if (typeof example === "string") return fenced("runbook", example);
  return Object.entries(example)
    .map(([name, text]) => `\`${name}\`:\n\n${fenced("runbook", text)}`)
    .join("\n\n");
}

/** A block, between more backticks than it holds itself. */
function fenced(language: string, text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
