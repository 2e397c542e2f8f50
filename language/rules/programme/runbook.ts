import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { mistakesOf } from "../syntax/mistakes.js";

export const programmeRunbook: Rule = {
  code: "programme/runbook",
  severity: "error",
  fixed: true,
  *check({ plan, brokenMembers, undatedMembers }) {
    yield* mistakesOf(plan, "programme/runbook");
    for (const { path, place, uri, isDirect, errors, first } of brokenMembers) {
      const file = isDirect ? `\`${path}\`` : `\`${uri.slice(uri.lastIndexOf("/") + 1)}\`, which \`${path}\` rests on,`;
      yield {
        message: `${file} has ${count(errors, "error")}, so this programme is NO-GO as well. Fix that file first: ${first.message}`,
        place,
        related: [{ message: "its first error", place: first.place }],
      };
    }
    for (const { path, place, release } of undatedMembers) {
      yield {
        message: `\`${path}\` has no date, so what it needs cannot be compared with the others. Give ${quoted(release.runbook.title)} a window or a go-live.`,
        place,
        related: [{ message: "the runbook", place: release.runbook.head }],
      };
    }
  },
};
