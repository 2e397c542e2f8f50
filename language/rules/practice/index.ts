import type { Rule } from "../rule.js";

export const practiceRules: readonly Rule[] = [];
