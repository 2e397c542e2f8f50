import type { Rule } from "../rule.js";

export const windowRules: readonly Rule[] = [];
