import type { Rule } from "../rule.js";

export const rollbackRules: readonly Rule[] = [];
