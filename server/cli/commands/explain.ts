/** `gonogo explain CODE` */
import { type Finding, type Fix, type Rule, rules } from "../../../language/index.js";
import { ruleUrl } from "../../../language/rules/links.js";
import type { Example } from "../../../language/rules/rule.js";
import { milderSeverity, severityText } from "../../../language/rules/severity.js";
import { analyseTexts } from "../../../language/workspace/texts.js";
import { readArguments } from "../arguments.js";
import { type CliContext, done, forPeople, misused, type Outcome } from "../outcome.js";
import { type Colours, coloursOf } from "../reports/colours.js";
import { wrapped } from "../reports/wrapped.js";
import { unknownRule } from "../rule-names.js";
import { explain } from "../table/explain.js";

export function explainCommand(args: readonly string[], context: CliContext): Outcome {
  const read = readArguments(args, explain);
  if (read.kind === "wrong") return misused(read.message, "explain");
  const [code, ...more] = read.operands;
  if (code === undefined) {
    return misused("no rule is named: `gonogo rules` lists them, such as time/missing-zone", "explain");
  }
  if (more.length > 0) return misused("one rule at a time: name a single code", "explain");
  const rule = rules.find(each => each.code === code);
  if (!rule) return misused(unknownRule(code), "explain");
  return done(0, forPeople(explanation(rule, coloursOf(context.colours))));
}

const indent = "    ";

function explanation(rule: Rule, colours: Colours): string {
  const { code, fixed, summary, why, bad, good } = rule;
  const texts = filesOf(bad);
  const findings = analyseTexts(texts)?.findings ?? [];
  const fixes = findings.flatMap(finding => finding.fixes);
  return `${[
    `${colours.bold(code)}: ${severityText(rule)}${fixed ? ", and can neither be accepted nor lowered" : ""}`,
    wrapped(summary, ""),
    `${colours.bold("Why")}\n${wrapped(why, "")}`,
    `${colours.bold("Found")}\n\n${exampleText(texts)}`,
    findings.map(finding => findingText(finding)).join("\n"),
    `${colours.bold("Not found")}\n\n${exampleText(filesOf(good))}`,
    ...(fixes.length > 0 ? [`${colours.bold("How to fix it")}\n${fixesText(fixes)}`] : []),
    ...(fixed ? [] : [`${colours.bold("When it does not fit")}\n${exceptionText(rule)}`]),
    ruleUrl(code),
  ].join("\n\n")}\n`;
}

function filesOf(example: Example): Readonly<Record<string, string>> {
  return typeof example === "string" ? { "": example } : example;
}

function exampleText(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([name, text]) => `${name === "" ? "" : `${name}:\n\n`}${indented(text.trimEnd())}`)
    .join("\n\n");
}

function findingText({ place: { range }, message }: Finding): string {
  return wrapped(`${range.start.line + 1}:${range.start.character + 1} ${message}`, indent);
}

/** Each once, in the order they are offered, below what becomes of it. */
function fixesText(fixes: readonly Fix[]): string {
  const titles = (kind: Fix["kind"]): readonly string[] => [
    ...new Set(fixes.filter(fix => fix.kind === kind).map(({ title }) => title)),
  ];
  return (["safe", "choice", "scaffold"] as const)
    .filter(kind => titles(kind).length > 0)
    .map(kind => [`${kindText(kind)}:`, ...titles(kind).map(title => `${indent}${title}`)].join("\n"))
    .join("\n");
}

function kindText(kind: Fix["kind"]): string {
  switch (kind) {
    case "safe":
      return "`gonogo check --fix` and the editor do it (safe)";
    case "choice":
      return "The editor does it when you choose it (choice)";
    case "scaffold":
      return "The editor writes it, with placeholders that you fill in (scaffold)";
  }
}

function exceptionText(rule: Rule): string {
  const { code } = rule;
  return [
    "Accept it in the runbook; with `on NAME` for one activity, phase or rollback only:",
    `${indent}accept ${code} because "…" by NAME until DATE`,
    "Or give it another severity in a policy:",
    `${indent}policy { severity ${code} ${milderSeverity(rule)} }`,
  ].join("\n");
}

function indented(text: string): string {
  return text
    .split("\n")
    .map(line => (line === "" ? "" : indent + line))
    .join("\n");
}
