/** The addresses of the rules' pages and of the issue tracker. */

import type { RuleCode } from "../plan/finding.js";

const documentation = "https://github.com/gonogo/gonogo/blob/main/docs/rules";

/** Where faults are reported. */
export const issuesUrl = "https://github.com/gonogo/gonogo/issues";

/** The page that explains a rule. */
export function ruleUrl(code: RuleCode): string {
  return `${documentation}/${code}.md`;
}
