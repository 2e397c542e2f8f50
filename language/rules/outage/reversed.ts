import { outageSpan } from "../../schedule/outages.js";
import { when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";

export const reversed: Rule = {
  code: "outage/reversed",
  severity: "error",
  *check({ release }) {
    for (const outage of release?.runbook.outages ?? []) {
      const span = release && outageSpan(outage, release.schedule.work, "planned");
      if (!span || span.end >= span.start) continue;
      const { title, from, to, place } = outage;
      yield {
        message: `${quoted(title)} ends at ${when(span.end, release)}, before it begins at ${when(span.start, release)}, so it tells nobody how long they go without. Name what begins it after \`from\`, and what ends it after \`to\`.`,
        place: from.place,
        about: place,
        fixes: [
          {
            kind: "choice",
            title: `Swap \`${from.name}\` and \`${to.name}\``,
            edits: [
              { place: from.place, newText: to.name },
              { place: to.place, newText: from.name },
            ],
          },
        ],
      };
    }
  },
};
