import type { Rule } from "../rule.js";

export const syntaxRules: readonly Rule[] = [];
