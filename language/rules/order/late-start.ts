import type { Fix } from "../../plan/finding.js";
import type { Activity, Block, Instant } from "../../plan/plan.js";
import { isLead } from "../../schedule/lag.js";
import type { Release } from "../../schedule/release.js";
import { inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";
import { holdInWords } from "./path.js";
import { alsoLate, followersReported, type ReportedDelay, reportedDelays } from "./reported-delays.js";
import { holdsOf, isLagged } from "./waiting.js";
import { writtenMoment } from "./written-moment.js";

export const lateStart: Rule = {
  code: "order/late-start",
  severity: "error",
  *check(subject) {
    const { release } = subject;
    if (release) for (const told of reportedDelays(subject, "start")) yield* reportOf(release, told);
  },
};

function* reportOf(release: Release, told: ReportedDelay): Iterable<Report> {
  const { item, mode, due, activity } = told.delay;
  if (!item?.at) return;
  const hold = holdsOf(release, mode)[activity];
  const { related = [], ...report } = followersReported(release, told, item.place);
  const before = release.runbook.work.activities[hold?.activity ?? -1];
  const { ready } = release.schedule.work.activities[activity] ?? {};
  const shorten = hold && isLagged(hold) ? (isLead(hold.lag) ? ", lengthen the lead" : ", shorten the lag") : "";
  yield {
    ...report,
    message: `${inWorstCase(mode)}${quoted(item.title)} cannot start at ${when(due, release)}: ${holdInWords(told.delay, release)}. Set a later \`at\`${shorten}, or start the work before it earlier.${alsoLate(told.followers)}`,
    place: item.at.place,
    about: item.place,
    related: [
      ...(before ? [{ message: `${quoted(before.title)} ${hold?.since ?? "end"}s last`, place: before.head }] : []),
      ...related,
    ],
    fixes: ready ? [...new Set([ready.planned, ready.worst])].flatMap(to => moveTo(release, item, to, due)) : [],
  };
}

function moveTo(release: Release, { at }: Activity | Block, to: Instant, due: Instant): readonly Fix[] {
  if (!at || to <= due) return [];
  const edit = { place: at.place, newText: `at ${writtenMoment(to, release)}` };
  return [{ kind: "choice", title: `Move to ${when(to, release)}`, edits: [edit] }];
}
