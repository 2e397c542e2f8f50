import type { Rule } from "../rule.js";
import { abbreviatedZone } from "./abbreviated-zone.js";
import { ambiguous } from "./ambiguous.js";
import { fixedOffset } from "./fixed-offset.js";
import { implausible } from "./implausible.js";
import { missingDate } from "./missing-date.js";
import { missingDuration } from "./missing-duration.js";
import { missingZone } from "./missing-zone.js";
import { noZero } from "./no-zero.js";
import { nonexistent } from "./nonexistent.js";
import { reversed } from "./reversed.js";
import { sumDisagrees } from "./sum-disagrees.js";
import { undated } from "./undated.js";
import { unknownZone } from "./unknown-zone.js";
import { wrongWeekday } from "./wrong-weekday.js";
import { zonesDisagree } from "./zones-disagree.js";

/** Rules about time, as the rules' table lists them. */
export const timeRules: readonly Rule[] = [
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
];
