/** `gonogo rules` */
import { rules } from "../../../language/index.js";
import { ruleUrl } from "../../../language/rules/links.js";
import type { Rule, SeverityByRisk } from "../../../language/rules/rule.js";
import { schemaUrl } from "../../schema-names.js";
import { readArguments } from "../arguments.js";
import { type CliContext, done, forPeople, forPrograms, misused, type Outcome } from "../outcome.js";
import { type Colours, coloursOf } from "../reports/colours.js";
import type { RulesOutput } from "../reports/documents.js";
import { jsonReport } from "../reports/json.js";
import { alignedRows } from "../reports/visible.js";
import { rules as table } from "../table/rules.js";

export function rulesCommand(args: readonly string[], context: CliContext): Outcome {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "rules");
  const format = read.values.format;
  const [code] = read.operands;
  if (code !== undefined) return misused(`all rules are listed: \`gonogo explain ${code}\` explains one`, "rules");
  return done(
    0,
    format === "json" ? forPrograms(jsonReport(rulesDocument())) : forPeople(rulesTable(coloursOf(context.colours))),
  );
}

function rulesDocument(): RulesOutput {
  return {
    $schema: schemaUrl("rules-1"),
    version: 1,
    rules: rules.map(rule => ({
      code: rule.code,
      severity: severities(rule),
      fixed: rule.fixed === true,
      summary: rule.summary,
      why: rule.why,
      url: ruleUrl(rule.code),
    })),
  };
}

function severities({ severity }: Rule): SeverityByRisk {
  if (typeof severity === "string") return { high: severity, medium: severity, low: severity };
  return { high: severity.high, medium: severity.medium, low: severity.low };
}

function rulesTable(colours: Colours): string {
  const heads = ["Code", "Severity", "Reports"];
  const rows = rules.map(rule => [rule.code, severityCell(rule), rule.summary]);
  const [head = "", ...lines] = alignedRows([heads, ...rows]);
  return `${[
    colours.dim(head),
    ...lines,
    "",
    "Three severities are for high, medium and low risk. `gonogo explain CODE` explains a rule.",
  ].join("\n")}\n`;
}

/** "error", "error, always", "error, warning, off" */
function severityCell(rule: Rule): string {
  const { severity, fixed } = rule;
  if (typeof severity === "string") return fixed ? `${severity}, always` : severity;
  const { high, medium, low } = severity;
  return [high, medium, low].join(", ");
}
