import type { Fix } from "../../plan/finding.js";
import { endOf, type Place } from "../../plan/place.js";
import type { Rule } from "../rule.js";
import { list } from "../words.js";
import { placeWithin, textsIn } from "./texts.js";

export const clockTime: Rule = {
  code: "text/clock-time",
  severity: "warning",
  summary: "A clock time without a zone inside a title, an expectation, a criterion or a note.",
  why: 'The checker reads `at` and `by`; people read the words. "Back at 6" is read in every office in its own way.',
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    note "the shop opens at 3 PM"
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    note "the shop opens at 15:00 Europe/London"
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    const zone = plan.runbook?.zone;
    for (const said of textsIn(plan)) {
      if (said.kind === "command" || said.kind === "other") continue;
      const times = bareTimesIn(said.text);
      const [first] = times;
      if (!first) continue;
      const place = placeWithin(said, first.index, first.text.length);
      const what = list([...new Set(times.map(({ text }) => `\`${text}\``))]);
      yield {
        message: `${what} ${times.length > 1 ? "have no zone: they are different moments" : "has no zone: it is a different moment"} in every office. Write the zone behind it, or say it with \`at\` or \`by\`, where it is checked.`,
        place,
        fixes: zone !== undefined && place !== said.place ? [withZone(place, zone)] : [],
      };
    }
  },
};

const clock =
  /(?:(?<=\d{4}-\d\d-\d\dT)|(?<![\w:.,/+-]))(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b)?|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b)(?![\w:%])/gi;

/** UTC, GMT, PDT, Europe/London, +02:00, "London time", "in Kolkata". */
const zoneBehind =
  /^\.?\s*\(?\s*(?:UTC\b|GMT\b|Z\b|[A-Z]{1,4}T\b|[A-Z][A-Za-z_]+\/[A-Z]|[+\u2212-]\d{1,2}(?::?\d\d)?\b|(?:in )?(?:(?:[A-Z]\w+ ){1,3}|local |their |your |his |her )(?:own )?time\b|in [A-Z][a-z])/;
const zoneBefore = /(?:\bUTC|\bGMT|\b[A-Z]{1,4}T|\b[A-Z][A-Za-z_]+\/[A-Z][\w/]*)[ :]*$/;
/** "22:00 to 04:00 UTC": the zone behind the second serves both. */
const otherEnd = /^\s*(?:to|till|until|and|or|[-\u2013\u2014])\s*\d{1,2}(?::\d\d){0,2}(?:\s?[ap]\.?m\b)?/i;
/** "05:30 min" is a duration. */
const unit = /^\s*(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\b/i;
/** "The lag is under 00:05" is a duration as well. */
const measured =
  /\b(?:lag|elapsed|duration|took|takes|within|under|below|over|less than|more than|timeout|uptime|remaining)\b[^.]*$/i;
/** "All times in UTC" speaks for the whole text. */
const forAll = /\btimes?\b[^.]*?\b(?:UTC|GMT|[A-Z][A-Za-z_]+\/[A-Z])/;

function bareTimesIn(text: string): readonly { readonly text: string; readonly index: number }[] {
  if (!/\d\s?[:ap]/i.test(text) || forAll.test(text)) return [];
  return [...text.matchAll(clock)].flatMap(({ 0: time, index }) => {
    const behind = text.slice(index + time.length);
    const front = text.slice(0, index);
    const hasZone = zoneBehind.test(behind.replace(otherEnd, "")) || zoneBefore.test(front);
    const isDuration = unit.test(behind) || measured.test(front);
    return hasZone || isDuration ? [] : [{ text: time, index }];
  });
}

function withZone(place: Place, zone: string): Fix {
  return { kind: "choice", title: `Write ${zone} behind it`, edits: [{ place: endOf(place), newText: ` ${zone}` }] };
}
