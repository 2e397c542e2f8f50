/** What `--rule CODE=SEVERITY` asks for. */
import { type Rule, type RuleCode, rules, type Severities, type Severity } from "../../language/index.js";
import { nearest } from "../../language/syntax/nearest.js";
import { didYouMean } from "./arguments.js";
import { unknownRule } from "./rule-names.js";

export type SeveritiesRead =
  | { readonly kind: "severities"; readonly severities: Severities }
  | { readonly kind: "wrong"; readonly message: string };

const words: Readonly<Record<Severity | "off", number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Of a rule that is named twice, the last one counts. */
export function readSeverities(written: readonly string[]): SeveritiesRead {
  const severities = new Map<RuleCode, Severity | "off">();
  for (const choice of written) {
    const [code = "", severity, ...more] = choice.split("=");
    if (severity === undefined || more.length > 0) {
      return wrong(
        `\`--rule ${choice}\` gives no severity: write \`--rule ${code || "CODE"}=warning\`, or error, info or off`,
      );
    }
    const rule = rules.find(each => each.code === code);
    if (!rule) return wrong(unknownRule(code));
    if (!isSeverity(severity)) {
      const meant = nearest(severity, Object.keys(words), 1);
      return wrong(
        `there is no severity \`${severity}\`${meant.length > 0 ? didYouMean(meant) : "; write error, warning, info or off"}`,
      );
    }
    const usual = usualOf(rule);
    if (!severitiesOf(rule).includes(severity)) {
      return wrong(
        `\`${code}\` is ${usual === "error" ? "an" : "a"} ${usual} that can neither be lowered nor switched off: see \`gonogo explain ${code}\``,
      );
    }
    severities.set(rule.code, severity);
  }
  return { kind: "severities", severities };
}

/** What a rule may be given, the gravest first: what is needed for any verdict can only be raised. */
export function severitiesOf(rule: Rule): readonly (Severity | "off")[] {
  const all = ["error", "warning", "info", "off"] as const;
  return rule.fixed ? all.filter(each => words[each] >= words[usualOf(rule)]) : all;
}

function usualOf({ severity }: Rule): Severity | "off" {
  return typeof severity === "string" ? severity : severity.high;
}

function isSeverity(word: string): word is Severity | "off" {
  return Object.hasOwn(words, word);
}

function wrong(message: string): SeveritiesRead {
  return { kind: "wrong", message };
}
