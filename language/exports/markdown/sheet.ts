/** What every section of the document is made from, and the words they share. */
import type { Escalation, Instant, Owners, Participant, Plan, Seconds, Takes } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Span } from "../../schedule/schedule.js";
import { formatDuration } from "../../time/duration.js";
import { formatExactMoment, formatExactPeriod, formatRelative, zoneCity } from "../../time/format.js";
import { participantTitle } from "../release.js";
import { inline } from "./text.js";

export interface Sheet extends Release {
  readonly plan: Plan;
  /** The zone times are shown in. */
  readonly zone: string;
}

/** "Sat 2026-05-23 22:00", or "T+30m". */
export function moment(at: Instant, sheet: Sheet): string {
  return sheet.schedule.dated ? formatExactMoment(at, sheet.zone) : formatRelative(at);
}

/** "Sat 2026-05-23 22:00 to 22:30"; the day is said again when it changes. */
export function period(span: Span, sheet: Sheet, zone = sheet.zone): string {
  return sheet.schedule.dated
    ? formatExactPeriod(span, zone)
    : `${formatRelative(span.start)} to ${formatRelative(span.end)}`;
}

/** "in Kolkata", escaped */
export function inCity(zone: string): string {
  return `in ${inline(zoneCity(zone))}`;
}

/** "30m, at most 45m" */
export function durations(planned: Seconds, worst: Seconds): string {
  return worst > planned ? `${formatDuration(planned)}, at most ${formatDuration(worst)}` : formatDuration(planned);
}

/** "to Dana Fox, when it is late by 15m" */
export function escalationText({ party, after }: Escalation, sheet: Sheet): string {
  return `to ${partyText(party, sheet)}, when it is late by ${formatDuration(after)}`;
}

export function takesText(takes: Takes | undefined): string {
  return takes ? durations(takes.planned, takes.worst) : "duration not stated";
}

/** "Priya Nair", "Priya Nair (verifier)", escaped */
export function partyText(party: Participant, sheet: Sheet): string {
  return inline(participantTitle(party, sheet.plan)) || "(untitled)";
}

/** "Priya Nair or Jack Riley", escaped; empty for nobody. */
export function partiesText(parties: readonly Participant[], sheet: Sheet, word = "or"): string {
  return parties.map(party => partyText(party, sheet)).join(` ${word} `);
}

/** "Priya Nair, cover Jack Riley, with Lee Park"; says so where nobody is named. */
export function ownersText(owners: Owners | undefined, sheet: Sheet): string {
  const [first, ...covers] = owners?.parties ?? [];
  if (!owners || !first) return "nobody is named";
  const parts = [partyText(first, sheet)];
  if (covers.length > 0) parts.push(`cover ${partiesText(covers, sheet)}`);
  if (owners.with.length > 0) parts.push(`with ${partiesText(owners.with, sheet, "and")}`);
  return parts.join(", ");
}
