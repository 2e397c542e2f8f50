import type { Activity, Block, Moment } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import type { Report, Rule } from "../rule.js";
import { duration, inWorstCase, quoted, when } from "../words.js";

export const deadline: Rule = {
  code: "order/deadline",
  severity: "error",
  summary: "An activity or phase that ends after its `by`.",
  why: "A deadline is a promise to somebody outside the release: a market that opens, a batch that starts. It is kept on paper first.",
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
  *check({ release }) {
    if (!release) return;
    const { work } = release.runbook;
    const { activities, blocks } = release.schedule.work;
    for (const activity of work.activities) {
      if (activity.by) yield* judge(release, activity, activity.by, activities[activity.index]);
    }
    for (const block of work.blocks) if (block.by) yield* judge(release, block, block.by, blocks[block.index]);
  },
};

function* judge(
  release: Release,
  item: Activity | Block,
  { at, place }: Moment,
  times: Readonly<Record<Mode, Span | undefined>> | undefined,
): Iterable<Report> {
  if (at === undefined) return;
  const mode = modes.find(each => (times?.[each]?.end ?? at) > at);
  const end = mode && times?.[mode]?.end;
  if (!mode || end === undefined) return;
  yield {
    message: `${inWorstCase(mode)}${quoted(item.title)} ends at ${when(end, release)}, ${duration(end - at)} after its deadline, ${when(at, release)}. Begin earlier, shorten what comes before, or move \`by\`.`,
    place,
    severity: mode === "worst" ? "warning" : "error",
    about: item.place,
  };
}
