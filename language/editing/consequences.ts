/** What an edit would change in the findings, before it is made. */
import type { Finding } from "../plan/finding.js";
import { comparePositions, contains } from "../plan/place.js";
import type { Plan } from "../plan/plan.js";
import type { Analysis } from "../workspace/analysis.js";

export interface Consequences {
  readonly appear: readonly Finding[];
  readonly vanish: readonly Finding[];
  /** What stays but says something else, such as by how much a window is overrun: as it would then read. */
  readonly differ: readonly Finding[];
}

type PlanFindings = Pick<Analysis, "plan" | "findings">;

/** Findings are the same when rule and subject are; lines may have moved in between. */
export function consequences(before: PlanFindings, after: PlanFindings): Consequences {
  const old = bySubject(before);
  const fresh = bySubject(after);
  const appear: Finding[] = [];
  const differ: Finding[] = [];
  for (const [subject, findings] of fresh) {
    const known = old.get(subject) ?? [];
    const messages = new Set(known.map(({ message }) => message));
    const others = findings.filter(({ message }) => !messages.has(message));
    const changed = Math.max(0, others.length - Math.max(0, findings.length - known.length));
    others.forEach((finding, index) => {
      (index < changed ? differ : appear).push(finding);
    });
  }
  const vanish = [...old].flatMap(([subject, findings]) => {
    const left = fresh.get(subject) ?? [];
    const messages = new Set(left.map(({ message }) => message));
    const others = findings.filter(({ message }) => !messages.has(message));
    return others.slice(0, Math.max(0, findings.length - left.length));
  });
  return { appear, vanish, differ };
}

function bySubject({ plan, findings }: PlanFindings): ReadonlyMap<string, readonly Finding[]> {
  const subjectOf = subjectsIn(plan);
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.code}\n${subjectOf(finding)}`;
    const others = found.get(key);
    if (others) others.push(finding);
    else found.set(key, [finding]);
  }
  return found;
}

/** The activity a finding stands in, by its number; the whole file otherwise. Activities do not overlap and are in order of place. */
function subjectsIn({ runbook }: Plan): (finding: Finding) => string {
  const activities = runbook?.work.activities ?? [];
  return ({ place }) => {
    let from = 0;
    let to = activities.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const activity = activities[middle];
      if (activity && comparePositions(activity.place.range.start, place.range.start) <= 0) from = middle + 1;
      else to = middle;
    }
    const activity = activities[from - 1];
    return activity && contains(activity.place, place) ? String(activity.index) : "";
  };
}
