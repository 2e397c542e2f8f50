import { formatOffset, zoneCity } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import { inWorstCase } from "../../wording/times.js";
import type { Report, Rule } from "../rule.js";
import { type UnclearLag, unclearLags } from "./lags.js";
import { problemsOf, replace } from "./problems.js";

export const ambiguous: Rule = {
  code: "time/ambiguous",
  severity: "error",
  *check({ plan, release }) {
    for (const { problem } of problemsOf(plan, "time/ambiguous")) {
      const { text, means, moved, zone, choices, offsets, place } = problem;
      const words = choices.map(({ newText }) => newText.trim());
      const only = words.length === 1 ? `, and only the ${words[0]} is in the window` : "";
      const offered = list(
        words.map(word => `\`${word}\``),
        "or",
      );
      yield {
        message: `\`${text}\` ${means ? `is ${means}, which ` : ""}happens twice in ${zoneCity(zone)}, ${asClocksGoBack(offsets)}${only}. ${moved ? `Count it from T: ${offered}` : `Write ${offered} after it`}.`,
        place,
        fixes: choices.map(choice => replace("choice", choice)),
      };
    }
    if (release) for (const lag of unclearLags(release, "two")) yield ofLag(lag);
  },
};

function asClocksGoBack(offsets: readonly [number, number]): string {
  const [early, late] = offsets.map(offset => `UTC${formatOffset(offset)}`);
  return `as the clocks go back (first at ${early}, again at ${late})`;
}

function ofLag({ reading, mode, zone, what, means, place, inHours }: UnclearLag<"two">): Report {
  const [first, second] = [inHours(reading.first), inHours(reading.second)];
  return {
    message: `${inWorstCase(mode)}${what} is ${means}, which happens twice in ${zoneCity(zone)}, ${asClocksGoBack(reading.offsets)}. Write the lag in hours: \`${first.newText}\` for the first, \`${second.newText}\` for the second.`,
    place,
    mode,
    fixes: [replace("choice", first), replace("choice", second)],
  };
}
