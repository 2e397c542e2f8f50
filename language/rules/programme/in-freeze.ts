import { placeKey } from "../../plan/place.js";
import type { Freeze } from "../../plan/plan.js";
import type { Report, Rule } from "../rule.js";
import { freezeReports } from "../window/in-freeze.js";

export const programmeInFreeze: Rule = {
  code: "programme/in-freeze",
  severity: "error",
  *check({ plan, members }) {
    const all = new Map([plan, ...members.map(each => each.plan)].flatMap(each => each.freezes.map(withKey)));
    if (all.size === 0) return;
    for (const { plan: own, release, place } of members) {
      // What a runbook sees itself is said there.
      const seen = new Map(own.freezes.map(withKey));
      for (const [key, freeze] of all) {
        if (seen.has(key)) continue;
        for (const report of freezeReports(own, release, freeze, [])) yield atMember(report, place);
      }
    }
  },
};

function withKey(freeze: Freeze): readonly [string, Freeze] {
  return [`${freeze.place.uri} ${placeKey(freeze.place)}`, freeze];
}

/** The same, said where the programme names the runbook. */
function atMember(
  { message, place, about = place, mode, concerns = [], related = [] }: Report,
  at: Report["place"],
): Report {
  return {
    message,
    place: at,
    about,
    concerns,
    ...(mode ? { mode } : {}),
    related: [{ message: "what it is about", place }, ...related],
  };
}
