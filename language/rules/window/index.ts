import type { Rule } from "../rule.js";
import { inFreeze } from "./in-freeze.js";
import { missing } from "./missing.js";
import { noSlack } from "./no-slack.js";
import { outside } from "./outside.js";
import { overrun } from "./overrun.js";

export const windowRules: readonly Rule[] = [missing, overrun, outside, inFreeze, noSlack];
