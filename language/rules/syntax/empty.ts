import type { Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const empty: Rule = {
  code: "syntax/empty",
  severity: "error",
  fixed: true,
  summary: "A text in which nothing is written, or nothing but comments.",
  why: "Nothing was checked, so nothing is GO. A failed command may have emptied the runbook, or somebody may have commented it out.",
  bad: `// Release 4.2: the runbook is still to be written.
`,
  good: `person ana "Ana" { timezone Europe/London }
`,
  check: ({ plan }) => mistakesOf(plan, "syntax/empty"),
};
