import type { Rule } from "../rule.js";
import { concentrated } from "./concentrated.js";
import { nobody } from "./nobody.js";
import { singlePoint } from "./single-point.js";
import { unskilledOwner } from "./unskilled-owner.js";

export const knowledgeRules: readonly Rule[] = [singlePoint, nobody, unskilledOwner, concentrated];
