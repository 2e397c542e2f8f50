import type { Rule } from "../rule.js";

export const ownerRules: readonly Rule[] = [];
