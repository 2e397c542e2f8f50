import type { Rule } from "../rule.js";
import { cycle } from "./cycle.js";
import { deadline } from "./deadline.js";
import { lateStart } from "./late-start.js";

export const orderRules: readonly Rule[] = [cycle, lateStart, deadline];
