import { formatExactClock, zoneCity } from "../../time/format.js";
import { inWorstCase } from "../../wording/times.js";
import type { Report, Rule } from "../rule.js";
import { type UnclearLag, unclearLags } from "./lags.js";
import { problemsOf, replace } from "./problems.js";

export const nonexistent: Rule = {
  code: "time/nonexistent",
  severity: "error",
  summary: "A time that the change to summer time skips. It may be written, or follow from a lag in days.",
  why: "No clock will ever show it: a scheduler runs it early, late or not at all, and the people waiting for it each decide for themselves.",
  bad: `person ana "Ana" { timezone America/Los_Angeles hours 20:00 to 08:00 }
person ben "Ben" { timezone America/Los_Angeles hours 20:00 to 08:00 }

runbook release "Release 4.2" {
  risk low
  timezone America/Los_Angeles
  window Sun 2026-03-08 01:00 to Sun 2026-03-08 06:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 02:30
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone America/Los_Angeles hours 20:00 to 08:00 }
person ben "Ben" { timezone America/Los_Angeles hours 20:00 to 08:00 }

runbook release "Release 4.2" {
  risk low
  timezone America/Los_Angeles
  window Sun 2026-03-08 01:00 to Sun 2026-03-08 06:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    at 03:00
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan, release }) {
    for (const { problem } of problemsOf(plan, "time/nonexistent")) {
      const { text, means, zone, before, after, place } = problem;
      yield {
        message: `\`${text}\` ${means ? `is ${means}, which ` : ""}does not exist in ${zoneCity(zone)}: the clocks skip it and go from ${before.newText} to ${after.newText}. Write one of these two.`,
        place,
        fixes: [replace("choice", before), replace("choice", after)],
      };
    }
    if (release) for (const lag of unclearLags(release, "none")) yield ofLag(lag);
  },
};

function ofLag({ reading, mode, zone, what, means, place, inHours }: UnclearLag<"none">): Report {
  const [before, after] = [inHours(reading.before.at), inHours(reading.after.at)];
  const clocks = `from ${formatExactClock(reading.before.at, zone)} to ${formatExactClock(reading.after.at, zone)}`;
  return {
    message: `${inWorstCase(mode)}${what} is ${means}, which does not exist in ${zoneCity(zone)}: the clocks skip it and go ${clocks}. Write the lag in hours, such as \`${after.newText}\`.`,
    place,
    mode,
    fixes: [replace("choice", before), replace("choice", after)],
  };
}
