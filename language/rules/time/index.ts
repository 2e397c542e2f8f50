import type { Rule } from "../rule.js";

export const timeRules: readonly Rule[] = [];
