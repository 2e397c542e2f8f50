import type { Rule } from "../rule.js";
import { lastRehearsal } from "./last.js";

export const rehearsalFailed: Rule = {
  code: "rehearsal/failed",
  severity: "error",
  *check({ release }) {
    const last = release && lastRehearsal(release.runbook);
    if (last?.passed !== false) return;
    yield {
      message: `The last rehearsal, on ${last.date}, failed. Fix what went wrong, rehearse again and record it, or cancel the release.`,
      place: last.place,
    };
  },
};
