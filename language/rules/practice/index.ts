import type { Rule } from "../rule.js";
import { acceptExpired } from "./accept-expired.js";
import { acceptNotAllowed } from "./accept-not-allowed.js";
import { acceptUnknownRule } from "./accept-unknown-rule.js";
import { acceptUnused } from "./accept-unused.js";
import { changeMissing } from "./change-missing.js";
import { clockTime } from "./clock-time.js";
import { commsNoAllClear } from "./comms-no-all-clear.js";
import { commsNoAnnouncement } from "./comms-no-announcement.js";
import { commsNoAudience } from "./comms-no-audience.js";
import { contingencyMissing } from "./contingency-missing.js";
import { gateNoCriteria } from "./gate-no-criteria.js";
import { gateNoOtherwise } from "./gate-no-otherwise.js";
import { placeholder } from "./placeholder.js";
import { policyConflict } from "./policy-conflict.js";
import { rehearsalFailed } from "./rehearsal-failed.js";
import { rehearsalMissing } from "./rehearsal-missing.js";
import { rehearsalSlower } from "./rehearsal-slower.js";
import { verifyMissing } from "./verify-missing.js";
import { verifyNoExpectation } from "./verify-no-expectation.js";

export const practiceRules: readonly Rule[] = [
  rehearsalMissing,
  rehearsalFailed,
  rehearsalSlower,
  verifyMissing,
  verifyNoExpectation,
  gateNoCriteria,
  gateNoOtherwise,
  commsNoAudience,
  commsNoAnnouncement,
  commsNoAllClear,
  contingencyMissing,
  changeMissing,
  placeholder,
  clockTime,
  policyConflict,
  acceptUnused,
  acceptExpired,
  acceptNotAllowed,
  acceptUnknownRule,
];
