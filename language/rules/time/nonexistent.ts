import { formatExactClock, zoneCity } from "../../time/format.js";
import { inWorstCase } from "../../wording/times.js";
import type { Report, Rule } from "../rule.js";
import { type UnclearLag, unclearLags } from "./lags.js";
import { problemsOf, replace } from "./problems.js";

export const nonexistent: Rule = {
  code: "time/nonexistent",
  severity: "error",
  *check({ plan, release }) {
    for (const { problem } of problemsOf(plan, "time/nonexistent")) {
      const { text, means, moved, zone, before, after, place } = problem;
      const remedy = moved
        ? `the clocks skip it. Count it from T: \`${before.newText}\` or \`${after.newText}\`.`
        : `the clocks skip it and go from ${before.newText} to ${after.newText}. Write one of these two.`;
      yield {
        message: `\`${text}\` ${means ? `is ${means}, which ` : ""}does not exist in ${zoneCity(zone)}: ${remedy}`,
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
