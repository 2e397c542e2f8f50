/** The list of all rules. */

import { rulePages } from "../generated/rule-pages.js";
import { acceptExpired } from "./accept/expired.js";
import { acceptNotAllowed } from "./accept/not-allowed.js";
import { acceptUnknownRule } from "./accept/unknown-rule.js";
import { acceptUnused } from "./accept/unused.js";
import { changeMissing } from "./change/missing.js";
import { commsNoAllClear } from "./comms/no-all-clear.js";
import { commsNoAnnouncement } from "./comms/no-announcement.js";
import { commsNoAudience } from "./comms/no-audience.js";
import { contingencyMissing } from "./contingency/missing.js";
import { contingencyTooLong } from "./contingency/too-long.js";
import { interval } from "./during/interval.js";
import { noTime } from "./during/no-time.js";
import { ownTime } from "./during/own-time.js";
import { keepsUnfinished } from "./gate/keeps-unfinished.js";
import { gateNoCriteria } from "./gate/no-criteria.js";
import { gateNoOtherwise } from "./gate/no-otherwise.js";
import { concentrated } from "./knowledge/concentrated.js";
import { nobody } from "./knowledge/nobody.js";
import { singlePoint } from "./knowledge/single-point.js";
import { unskilledOwner } from "./knowledge/unskilled-owner.js";
import { cycle } from "./order/cycle.js";
import { deadline } from "./order/deadline.js";
import { lateStart } from "./order/late-start.js";
import { longLead } from "./order/long-lead.js";
import { overBudget } from "./outage/over-budget.js";
import { reversed as outageReversed } from "./outage/reversed.js";
import { away } from "./owner/away.js";
import { doubleBooked } from "./owner/double-booked.js";
import { emptyTeam } from "./owner/empty-team.js";
import { longShift } from "./owner/long-shift.js";
import { noContact } from "./owner/no-contact.js";
import { notPermitted } from "./owner/not-permitted.js";
import { outdatedHolidays } from "./owner/outdated-holidays.js";
import { overlappingHours } from "./owner/overlapping-hours.js";
import { placeholder as ownerPlaceholder } from "./owner/placeholder.js";
import { quietHours } from "./owner/quiet-hours.js";
import { repeated } from "./owner/repeated.js";
import { unassigned } from "./owner/unassigned.js";
import { unlistedTeam } from "./owner/unlisted-team.js";
import { policyConflict } from "./policy/conflict.js";
import { policyPath } from "./policy/path.js";
import { programmeDoubleBooked } from "./programme/double-booked.js";
import { environmentClash } from "./programme/environment-clash.js";
import { programmeInFreeze } from "./programme/in-freeze.js";
import { programmeLongShift } from "./programme/long-shift.js";
import { outsideProgramme } from "./programme/outside-window.js";
import { rollbackBusy } from "./programme/rollback-busy.js";
import { programmeRunbook } from "./programme/runbook.js";
import { rehearsalFailed } from "./rehearsal/failed.js";
import { rehearsalMissing } from "./rehearsal/missing.js";
import { rehearsalSlower } from "./rehearsal/slower.js";
import { deciderUnavailable } from "./rollback/decider-unavailable.js";
import { gateTooLate } from "./rollback/gate-too-late.js";
import { missing as rollbackMissing } from "./rollback/missing.js";
import { noDecider } from "./rollback/no-decider.js";
import { tooLate } from "./rollback/too-late.js";
import { ungated } from "./rollback/ungated.js";
import { unused } from "./rollback/unused.js";
import { unverified } from "./rollback/unverified.js";
import type { ExplainedRule, Rule, RulePage } from "./rule.js";
import { duplicate } from "./syntax/duplicate.js";
import { empty } from "./syntax/empty.js";
import { imports } from "./syntax/import.js";
import { kind } from "./syntax/kind.js";
import { parse } from "./syntax/parse.js";
import { reference } from "./syntax/reference.js";
import { token } from "./syntax/token.js";
import { clockTime } from "./text/clock-time.js";
import { placeholder as textPlaceholder } from "./text/placeholder.js";
import { abbreviatedZone } from "./time/abbreviated-zone.js";
import { ambiguous } from "./time/ambiguous.js";
import { fixedOffset } from "./time/fixed-offset.js";
import { implausible } from "./time/implausible.js";
import { missingDate } from "./time/missing-date.js";
import { missingDuration } from "./time/missing-duration.js";
import { missingZone } from "./time/missing-zone.js";
import { noZero } from "./time/no-zero.js";
import { nonexistent } from "./time/nonexistent.js";
import { repeatedHoliday } from "./time/repeated-holiday.js";
import { reversed } from "./time/reversed.js";
import { sumDisagrees } from "./time/sum-disagrees.js";
import { undated } from "./time/undated.js";
import { unknownZone } from "./time/unknown-zone.js";
import { wrongWeekday } from "./time/wrong-weekday.js";
import { zonesDisagree } from "./time/zones-disagree.js";
import { verifyMissing } from "./verify/missing.js";
import { verifyNoExpectation } from "./verify/no-expectation.js";
import { fallbackOverlap } from "./window/fallback-overlap.js";
import { fallbackWithoutWindow } from "./window/fallback-without-window.js";
import { inFreeze } from "./window/in-freeze.js";
import { missing as windowMissing } from "./window/missing.js";
import { noSlack } from "./window/no-slack.js";
import { outside } from "./window/outside.js";
import { overrun } from "./window/overrun.js";

/** A new rule is a file, its page beside it, and a line here. */
const all: readonly Rule[] = [
  // time/
  missingZone,
  abbreviatedZone,
  unknownZone,
  fixedOffset,
  missingDate,
  noZero,
  undated,
  nonexistent,
  ambiguous,
  zonesDisagree,
  wrongWeekday,
  reversed,
  missingDuration,
  sumDisagrees,
  implausible,
  repeatedHoliday,
  // owner/
  unassigned,
  ownerPlaceholder,
  emptyTeam,
  unlistedTeam,
  noContact,
  away,
  doubleBooked,
  quietHours,
  longShift,
  notPermitted,
  repeated,
  overlappingHours,
  outdatedHolidays,
  // knowledge/
  singlePoint,
  nobody,
  unskilledOwner,
  concentrated,
  // rollback/
  rollbackMissing,
  ungated,
  tooLate,
  gateTooLate,
  noDecider,
  deciderUnavailable,
  unverified,
  unused,
  // order/
  cycle,
  lateStart,
  longLead,
  deadline,
  // during/
  ownTime,
  noTime,
  interval,
  // window/
  windowMissing,
  overrun,
  outside,
  inFreeze,
  noSlack,
  fallbackOverlap,
  fallbackWithoutWindow,
  // outage/
  overBudget,
  outageReversed,
  // rehearsal/
  rehearsalMissing,
  rehearsalFailed,
  rehearsalSlower,
  // verify/
  verifyMissing,
  verifyNoExpectation,
  // gate/
  keepsUnfinished,
  gateNoCriteria,
  gateNoOtherwise,
  // comms/
  commsNoAudience,
  commsNoAnnouncement,
  commsNoAllClear,
  // contingency/
  contingencyMissing,
  contingencyTooLong,
  // change/
  changeMissing,
  // programme/
  programmeRunbook,
  programmeDoubleBooked,
  programmeLongShift,
  rollbackBusy,
  environmentClash,
  programmeInFreeze,
  outsideProgramme,
  // text/
  textPlaceholder,
  clockTime,
  // policy/
  policyConflict,
  policyPath,
  // accept/
  acceptUnused,
  acceptExpired,
  acceptNotAllowed,
  acceptUnknownRule,
  // syntax/
  token,
  parse,
  empty,
  reference,
  kind,
  duplicate,
  imports,
];

/** Every rule there is, by area. */
export const rules: readonly ExplainedRule[] = all.map(explained);

/** Pages are looked up when somebody asks: a check needs none. */
function explained(rule: Rule): ExplainedRule {
  const page = (): RulePage => {
    const found = rulePages[rule.code];
    if (!found) throw new Error(`language/rules/${rule.code}.md is missing`);
    return found;
  };
  return {
    ...rule,
    get summary() {
      return page().summary;
    },
    get why() {
      return page().why;
    },
    get bad() {
      return page().bad;
    },
    get good() {
      return page().good;
    },
  };
}
