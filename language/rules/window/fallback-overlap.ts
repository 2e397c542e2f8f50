import type { Edit } from "../../plan/finding.js";
import type { Runbook, Window } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { formatExactMoment } from "../../time/format.js";
import { addDays } from "../../time/local.js";
import { when } from "../../wording/times.js";
import type { Report, Rule } from "../rule.js";

export const fallbackOverlap: Rule = {
  code: "window/fallback-overlap",
  severity: "error",
  *check({ release }) {
    const { window, fallbacks = [], onFallback } = release?.runbook ?? {};
    if (!release || !window || onFallback) return;
    for (const [index, fallback] of fallbacks.entries()) {
      const overlapped = fallbacks
        .slice(0, index)
        .find(other => fallback.start < other.end && other.start < fallback.end);
      if (fallback.start < window.end) yield reportOf(release, fallback, window, "the window");
      else if (overlapped) yield reportOf(release, fallback, overlapped, "another fallback");
    }
  },
};

function reportOf(release: Release, fallback: Window, other: Window, which: string): Report {
  return {
    message: `This fallback begins at ${when(fallback.start, release)}, before ${which} ends at ${when(other.end, release)}, so it cannot be used when that has failed. Write a later date.`,
    place: fallback.place,
    related: [{ message: which, place: other.place }],
    fixes: ({ release: now }) => {
      const edit = now && laterWeek(now.runbook, fallback);
      return edit ? [{ kind: "choice", title: "Move it to the same hours of a later week", edits: [edit] }] : [];
    },
  };
}

/** The window's own hours in the first week in which neither it nor a fallback is. */
function laterWeek({ window, fallbacks, zone, zonePlace }: Runbook, { place }: Window): Edit | undefined {
  if (!window) return undefined;
  for (let week = 1; week <= fallbacks.length + 1; week++) {
    const start = addDays(window.start, 7 * week, zone);
    const end = addDays(window.end, 7 * week, zone);
    if (start < window.end || fallbacks.some(each => start < each.end && each.start < end)) continue;
    const [from, to] = [start, end].map(at => formatExactMoment(at, zone));
    return { place, newText: `fallback ${from} to ${to}${zonePlace ? "" : ` ${zone}`}` };
  }
  return undefined;
}
