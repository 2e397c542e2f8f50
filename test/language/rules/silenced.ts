/** "One cause, one finding": what speaks up about the same thing when the first is silent, and only then. */
import type { RuleCode } from "../../../language/index.js";

export const silencedBy: Readonly<Record<RuleCode, readonly RuleCode[]>> = {
  "knowledge/nobody": ["owner/empty-team"],
  "knowledge/single-point": ["knowledge/nobody", "owner/placeholder", "owner/empty-team"],
  "knowledge/unskilled-owner": ["knowledge/nobody", "knowledge/single-point"],
  "owner/away": ["knowledge/nobody"],
  "owner/quiet-hours": ["owner/away"],
  "owner/unassigned": ["owner/placeholder"],
  "rollback/gate-too-late": ["window/overrun"],
  "rollback/no-decider": ["owner/placeholder"],
  "rollback/too-late": ["window/overrun"],
  "time/missing-date": ["time/undated", "time/no-zero"],
  "time/missing-zone": ["time/abbreviated-zone", "time/unknown-zone"],
  "time/undated": ["time/no-zero"],
  "window/no-slack": ["window/overrun"],
};
