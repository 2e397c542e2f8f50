import type { Rule } from "../rule.js";

export const knowledgeRules: readonly Rule[] = [];
