/** When a check fails: the verdict, and the exit code that says it. */
import type { CheckDocument } from "../../language/exports/check-document.js";
import type { RuleCode, Severity, Verdict } from "../../language/index.js";
import { internalCode } from "../../language/rules/internal.js";
import { count } from "../../language/wording/lists.js";

/** What makes a check fail. */
export interface FailThreshold {
  /** Findings of this severity and worse. */
  readonly failOn: Severity | "never";
  /** More warnings than this. */
  readonly maxWarnings: number | undefined;
}

export interface CheckExit {
  readonly verdict: Verdict;
  /** 3 where gonogo itself failed at a file. */
  readonly code: 0 | 1 | 3;
  /** Why, where the errors alone do not say it. */
  readonly because: string | undefined;
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Whether a finding of this severity makes the check fail by itself. */
export function fails(severity: Severity, { failOn }: FailThreshold): boolean {
  return failOn !== "never" && ranks[severity] >= ranks[failOn];
}

/** What cannot be read, or where gonogo itself failed, cannot be checked: no option and no baseline makes it clean. */
export function isUnread({ code }: { readonly code: RuleCode }): boolean {
  return code.startsWith("syntax/") || isInternal({ code });
}

function isInternal({ code }: { readonly code: RuleCode }): boolean {
  return code === internalCode;
}

export function checkExitOf(
  { summary, findings }: Pick<CheckDocument, "summary" | "findings">,
  threshold: FailThreshold,
): CheckExit {
  const { errors, warnings, infos } = summary;
  const { failOn, maxWarnings } = threshold;
  if (findings.some(isInternal)) return { verdict: "no-go", code: 3, because: "gonogo itself failed" };
  if (failOn === "never") {
    const verdict = errors > 0 ? "no-go" : "go";
    if (findings.some(isUnread)) {
      return { verdict, code: 1, because: "a file that cannot be read always fails, whatever `--fail-on` says" };
    }
    return { verdict, code: 0, because: errors > 0 ? "`--fail-on never` lets it pass" : undefined };
  }
  const noGo = (because?: string): CheckExit => ({ verdict: "no-go", code: 1, because });
  if (errors > 0) return noGo();
  if (warnings > 0 && fails("warning", threshold))
    return noGo(`${count(warnings, "warning")}, and \`--fail-on ${failOn}\``);
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    return noGo(`${count(warnings, "warning")}, and \`--max-warnings ${maxWarnings}\``);
  }
  if (infos > 0 && fails("info", threshold)) return noGo(`${count(infos, "info")}, and \`--fail-on info\``);
  return { verdict: "go", code: 0, because: undefined };
}
