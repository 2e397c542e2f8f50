import { knowledgeRules } from "./knowledge/index.js";
import { orderRules } from "./order/index.js";
import { ownerRules } from "./owner/index.js";
import { practiceRules } from "./practice/index.js";
import { rollbackRules } from "./rollback/index.js";
import type { Rule } from "./rule.js";
import { syntaxRules } from "./syntax/index.js";
import { timeRules } from "./time/index.js";
import { windowRules } from "./window/index.js";

/** Every rule there is, by area. */
export const rules: readonly Rule[] = [
  ...timeRules,
  ...ownerRules,
  ...knowledgeRules,
  ...rollbackRules,
  ...orderRules,
  ...windowRules,
  ...practiceRules,
  ...syntaxRules,
];
