import type { Rule } from "../rule.js";
import { away } from "./away.js";
import { doubleBooked } from "./double-booked.js";
import { emptyTeam } from "./empty-team.js";
import { longShift } from "./long-shift.js";
import { noContact } from "./no-contact.js";
import { notPermitted } from "./not-permitted.js";
import { placeholder } from "./placeholder.js";
import { quietHours } from "./quiet-hours.js";
import { repeated } from "./repeated.js";
import { unassigned } from "./unassigned.js";
import { unlistedTeam } from "./unlisted-team.js";

export const ownerRules: readonly Rule[] = [
  unassigned,
  placeholder,
  emptyTeam,
  unlistedTeam,
  noContact,
  away,
  doubleBooked,
  quietHours,
  longShift,
  notPermitted,
  repeated,
];
