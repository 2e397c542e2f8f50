import type { Release } from "../../schedule/release.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";
import { pathTo } from "./path.js";
import { alsoLate, followed, type Told, toldOf } from "./told.js";

export const deadline: Rule = {
  code: "order/deadline",
  severity: "error",
  summary: "An activity or phase that ends after its `by`.",
  why: "A deadline is a promise to somebody outside the release: a market that opens, a batch that starts. If the plan does not keep it on paper, nobody can keep it in the release.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    by 10:15
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    by 10:30
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check(subject) {
    const { release } = subject;
    if (release) for (const told of toldOf(subject, "deadline")) yield* reportOf(release, told);
  },
};

function* reportOf(release: Release, told: Told): Iterable<Report> {
  const { item, mode, due, actual, by, activity } = told.delay;
  if (!item?.by) return;
  yield {
    ...followed(release, told, item.place),
    message: `${inWorstCase(mode)}${quoted(item.title)} ends at ${when(actual, release)}, ${duration(by)} after its deadline, ${when(due, release)}. Critical path: ${pathTo(activity, release, mode)}. Start earlier, shorten one of these, or set a later \`by\`.${alsoLate(told.followers)}`,
    place: item.by.place,
    about: item.place,
  };
}
