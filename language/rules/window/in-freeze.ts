import type { Related } from "../../plan/finding.js";
import type { Accept, Activity, Freeze, Plan, Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { modes } from "../../schedule/schedule.js";
import { exactSpan, meets } from "../../schedule/spans.js";
import { formatExactMoment } from "../../time/format.js";
import { count } from "../../wording/lists.js";
import { inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import { headsOfSeveral } from "../concerns.js";
import type { Report, Rule } from "../rule.js";
import { protectedSteps } from "./protected.js";

export const inFreeze: Rule = {
  code: "window/in-freeze",
  severity: "error",
  *check({ plan, release }) {
    if (!release?.schedule.dated || plan.freezes.length === 0) return;
    for (const freeze of plan.freezes) yield* freezeReports(plan, release, freeze, release.runbook.accepts);
  },
};

/** What of a runbook meets a freeze, wherever that is declared; nothing where it changes nothing protected. */
export function* freezeReports(
  plan: Plan,
  release: Release,
  freeze: Freeze,
  accepts: readonly Accept[],
): Iterable<Report> {
  const steps = protectedSteps(plan, release.runbook);
  if (steps.length === 0) return;
  if (meetsWindow(release.runbook, freeze)) yield ofWindow(release.runbook, freeze);
  else
    for (const group of byAccept(steps, { accepts }, inFreeze.code, ({ place }) => place).values())
      yield* ofSteps(release, freeze, group);
}

function meetsWindow({ window }: Runbook, freeze: Freeze): boolean {
  return window !== undefined && window.start < freeze.to && freeze.from < window.end;
}

function ofWindow({ window, head }: Runbook, freeze: Freeze): Report {
  return {
    message: `The window overlaps the freeze ${described(freeze)}, when nothing protected may change. Move the window, or get the freeze lifted for this release.`,
    place: window?.place ?? head,
    related: theFreeze(freeze),
  };
}

/** Steps beside the window, or in a runbook without one. */
function* ofSteps(release: Release, freeze: Freeze, steps: readonly Activity[]): Iterable<Report> {
  const said = new Set<Activity>();
  for (const mode of modes) {
    const met = steps.filter(step => {
      const span = exactSpan(release.schedule, step.index, mode);
      return !said.has(step) && span !== undefined && meets({ start: freeze.from, end: freeze.to }, span);
    });
    for (const step of met) said.add(step);
    const [first, ...others] = met;
    if (!first) continue;
    const start = exactSpan(release.schedule, first.index, mode)?.start ?? 0;
    const more = others.length > 0 ? ` and ${count(others.length, "more step")}` : "";
    yield {
      message: `${inWorstCase(mode)}${quoted(first.title)} (${when(start, release)})${more} ${others.length > 0 ? "are" : "is"} scheduled during the freeze ${described(freeze)}, when nothing protected may change. Move ${others.length > 0 ? "them" : "it"} out of the freeze.`,
      place: first.head,
      concerns: headsOfSeveral(met),
      mode,
      related: [
        ...theFreeze(freeze),
        ...others.map(({ head }) => ({ message: "is scheduled during it too", place: head })),
      ],
    };
  }
}

/** `"Year-end close" (Sun 2026-12-20 00:00 to Tue 2027-01-05 00:00 America/New_York)` */
function described({ title, from, to, zone }: Freeze): string {
  return `${quoted(title)} (${formatExactMoment(from, zone)} to ${formatExactMoment(to, zone)} ${zone})`;
}

function theFreeze({ place }: Freeze): readonly Related[] {
  return [{ message: "the freeze", place }];
}
