/** Which activities the panel's filter leaves. */

import type { TimelineActivity, TimelineData } from "./data.js";
import type { RiskKind, TimelineFilter } from "./view.js";

/** Whether an activity is among those asked for. */
export function meetsFilter(data: TimelineData, activity: TimelineActivity, filter: TimelineFilter): boolean {
  const { owners = [], environments = [], findings = [], risks = [], search = "" } = filter;
  return (
    (owners.length === 0 || ownerKeys(data, activity).some(key => owners.includes(key))) &&
    (environments.length === 0 ||
      (activity.environment !== undefined && environments.includes(activity.environment))) &&
    (findings.length === 0 || activity.severities.some(severity => findings.includes(severity))) &&
    (risks.length === 0 || risks.some(risk => carriesRisk(data, activity, risk))) &&
    hasWords(activity, search)
  );
}

/** Whether a filter asks for anything at all. */
export function asksNothing({ owners, environments, findings, risks, search }: TimelineFilter): boolean {
  return [owners, environments, findings, risks].every(asked => !asked?.length) && !search?.trim();
}

export function carriesRisk({ window }: TimelineData, { answer, times }: TimelineActivity, risk: RiskKind): boolean {
  switch (risk) {
    case "irreversible":
      return answer === "irreversible";
    case "no rollback":
      return answer === "open";
    case "critical":
      return times?.critical === true;
    case "overrun":
      return window !== undefined && times !== undefined && times.start < window.end && times.worstEnd > window.end;
  }
}

function ownerKeys({ owners }: TimelineData, activity: TimelineActivity): readonly string[] {
  return [...activity.owners, ...activity.with].flatMap(owner => owners[owner]?.key ?? []);
}

function hasWords({ title, id, kind, ownerText }: TimelineActivity, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = `${title}\n${id}\n${kind}\n${ownerText}`.toLowerCase();
  return words.every(word => text.includes(word));
}
