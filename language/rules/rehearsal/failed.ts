import type { Rule } from "../rule.js";
import { lastRehearsal } from "./last.js";

export const rehearsalFailed: Rule = {
  code: "rehearsal/failed",
  severity: "error",
  summary: "The last recorded rehearsal failed.",
  why: "A failed rehearsal is useful: it found what would have gone wrong in the release. Without a fix and a second rehearsal, that is lost.",
  bad: `environment staging
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  rehearsal 2026-05-16 on staging failed
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `environment staging
person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  rehearsal 2026-05-16 on staging failed
  rehearsal 2026-05-19 on staging passed
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ release }) {
    const last = release && lastRehearsal(release.runbook);
    if (last?.passed !== false) return;
    yield {
      message: `The last rehearsal, on ${last.date}, failed. Fix what went wrong, rehearse again and record it, or cancel the release.`,
      place: last.place,
    };
  },
};
