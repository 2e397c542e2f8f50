import { contains } from "../../plan/place.js";
import type { Instant } from "../../plan/plan.js";
import { planEnd } from "../../schedule/due-end.js";
import type { Release } from "../../schedule/release.js";
import { when } from "../../wording/times.js";
import { acceptsOf } from "../accepting.js";
import type { Rule } from "../rule.js";

export const acceptExpired: Rule = {
  code: "accept/expired",
  severity: "error",
  fixed: true,
  last: true,
  *check({ plan, release, members, acceptedBy, asOf }) {
    if (!acceptedBy) return;
    const end = lastEnd(release ? [release] : members.map(each => each.release));
    for (const [index, accept] of acceptsOf(plan).entries()) {
      if (acceptedBy[index] === 0 || accept.until === undefined) continue;
      const isTooShort = end !== undefined && accept.until < end.at;
      // It holds until the end of its last day, at which the next one begins.
      if (!isTooShort && (asOf === undefined || accept.until > asOf)) continue;
      const { place, by } = accept;
      const written = plan.times.find(each => each.text === accept.untilText && contains(place, each.place));
      const after = isTooShort
        ? `the plan ends at ${when(end.at, end.release)}`
        : "that is before the day of `--as-of`";
      yield {
        message: `This was accepted only until ${accept.untilText ?? "a day"}, and ${after}. Ask ${by?.name ?? "who accepted it"} to accept it for longer, or fix what it accepts.`,
        place: written?.place ?? place,
      };
    }
  },
};

/** When the last of them ends that has a date. */
function lastEnd(releases: readonly Release[]): { readonly at: Instant; readonly release: Release } | undefined {
  const ends = releases.flatMap(release => {
    const end = release.schedule.dated ? planEnd(release.schedule, "planned") : undefined;
    return end ? [{ at: end.at, release }] : [];
  });
  return ends.reduce((a, b) => (a && a.at >= b.at ? a : b), ends[0]);
}
