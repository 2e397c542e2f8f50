/** Reports the syntax mistakes of one rule. */

import type { Plan, SyntaxCode } from "../../plan/plan.js";
import type { Report } from "../rule.js";

/** What reading the text found under one code; its messages and fixes are those of the reader. */
export function mistakesOf({ mistakes }: Plan, code: SyntaxCode): readonly Report[] {
  return mistakes
    .filter(mistake => mistake.code === code)
    .map(({ message, place, related, fixes }) => ({ message, place, related, fixes }));
}
