import type { Release } from "../../schedule/release.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";
import { pathTo } from "./path.js";
import { alsoLate, followersReported, type ReportedDelay, reportedDelays } from "./reported-delays.js";

export const deadline: Rule = {
  code: "order/deadline",
  severity: "error",
  *check(subject) {
    const { release } = subject;
    if (release) for (const reported of reportedDelays(subject, "deadline")) yield* reportOf(release, reported);
  },
};

function* reportOf(release: Release, told: ReportedDelay): Iterable<Report> {
  const { item, mode, due, actual, by, activity } = told.delay;
  if (!item?.by) return;
  yield {
    ...followersReported(release, told, item.place),
    message: `${inWorstCase(mode)}${quoted(item.title)} ends at ${when(actual, release)}, ${duration(by)} after its deadline, ${when(due, release)}. Critical path: ${pathTo(activity, release, mode)}. Start earlier, shorten one of these, or set a later \`by\`.${alsoLate(told.followers)}`,
    place: item.by.place,
    about: item.place,
  };
}
