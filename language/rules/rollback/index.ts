import type { Rule } from "../rule.js";
import { deciderUnavailable } from "./decider-unavailable.js";
import { gateTooLate } from "./gate-too-late.js";
import { missing } from "./missing.js";
import { noDecider } from "./no-decider.js";
import { tooLate } from "./too-late.js";
import { ungated } from "./ungated.js";
import { unused } from "./unused.js";
import { unverified } from "./unverified.js";

export const rollbackRules: readonly Rule[] = [
  missing,
  ungated,
  tooLate,
  gateTooLate,
  noDecider,
  deciderUnavailable,
  unverified,
  unused,
];
