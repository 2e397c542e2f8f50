import type { Fix } from "../../plan/finding.js";
import { endOf, type Place } from "../../plan/place.js";
import { readAbbreviation } from "../../time/abbreviations.js";
import { list } from "../../wording/lists.js";
import { severalOf } from "../concerns.js";
import type { Rule } from "../rule.js";
import { placeWithin, readingTexts, type SourceText } from "./texts.js";

export const clockTime: Rule = {
  code: "text/clock-time",
  severity: "warning",
  *check(subject) {
    const zone = subject.plan.runbook?.zone;
    for (const { said, times } of timesIn(subject)) {
      const [place, ...others] = times.map(({ text, index }) => placeWithin(said, index, text.length));
      if (!place) continue;
      const words = [...new Set(times.map(({ text }) => `\`${text}\``))];
      yield {
        message: `${list(words)} ${words.length > 1 ? toldOfSeveral : toldOfOne}`,
        place,
        concerns: severalOf([place, ...others].map(each => ({ place: each }))),
        fixes: zone !== undefined && place !== said.place ? [withZone([place, ...others], zone)] : [],
      };
    }
  },
};

interface Times {
  readonly said: SourceText;
  readonly times: readonly { readonly text: string; readonly index: number }[];
}

const timesIn = readingTexts((said): readonly Times[] => {
  if (said.kind === "command" || said.kind === "other") return nothing;
  const times = bareTimesIn(said.text);
  return times.length > 0 ? [{ said, times }] : nothing;
});

const nothing: readonly never[] = [];

const toldOfOne =
  "has no time zone, so each office will read it as a different time. Write a zone after it, or use `at` or `by`, which are checked.";
const toldOfSeveral =
  "have no time zone, so each office will read them as different times. Write a zone after each, or use `at` or `by`, which are checked.";

/** With a fraction of a second, as logs have it. Of `p.m.` the full stop is a part. */
const clock =
  /(?:(?<=\d{4}-\d\d-\d\dT)|(?<![\w:.,/+-]))(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:\s?[ap](?:m\b|\.m\b\.?))?|(?:1[0-2]|0?[1-9])\s?[ap](?:m\b|\.m\b\.?))(?![\w:%]|[.,]\d)/gi;

/** What stands in an address is for machines. */
const address = /(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/\S+/gi;

/** UTC, GMT, Europe/London, +02:00, "London time", "in Kolkata". */
const zoneAfter =
  /^\.?\s*(?:[([]\s*)?(?:UTC\b|GMT\b|Z\b|[A-Z][A-Za-z_]+\/[A-Z]|[+\u2212-]\d{1,2}(?::?\d\d)?\b|(?:in )?(?:(?:[A-Z]\w+ ){1,3}|local |their |your |his |her )(?:own )?time\b|in [A-Z][a-z])/;
const zoneBefore = /(?:\bUTC|\bGMT|(?<![\w/])[A-Z][A-Za-z_]+\/[A-Z][\w/]*)[ :)\]]*$/;
/** PDT and the like. "AT 22:00" is no zone. */
const shortAfter = /^[.,]?\s*(?:[([]\s*)?([A-Z]{2,5})\b/;
const shortBefore = /\b([A-Z]{3,5})[ :)\]]*$/;
/** "22:00 to 04:00 UTC", "10:00, 12:00 and 14:00 UTC": the zone after the last serves all. */
const otherEnds =
  /^(?:\s*(?:,|(?:,\s*)?(?:to|till|until|and|or)\b|[-\u2013\u2014/])\s*\d{1,2}(?::\d\d){0,2}(?:\s?[ap]\.?m\b)?)+/i;
/** "05:30 min" is a duration. */
const unit = /^\s*(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\b/i;
/** "The lag is under 00:05" is a duration as well; what is over "at 04:00", or takes "until 04:00", is a moment. */
const measured = /\b(?:lag|elapsed|duration|timeout|uptime|remaining)\b/i;
const compared = /\b(?:took|takes|within|under|below|over|less than|more than)\b/i;
const momentNext = /\b(?:at|by|until|till|before|since)\s+$/i;
/** How many characters around a time say more about it. */
const nearby = 200;
/** "All times in UTC" speaks for the whole text. */
const forAll = /\btimes?\b([^.]*)/;
const shortWithin = /\b[A-Z]{3,5}\b/g;
const longWithin = /\b[A-Z][A-Za-z_]+\/[A-Z]/;

function bareTimesIn(text: string): Times["times"] {
  if (!/\d\s?[:ap]/i.test(text) || isZoneForAll(text)) return nothing;
  const prose = text.replace(address, found => " ".repeat(found.length));
  return [...prose.matchAll(clock)].flatMap(({ 0: time, index }) => {
    const end = index + time.length;
    const after = prose.slice(end, end + nearby);
    const front = prose.slice(Math.max(0, index - nearby), index);
    const hasZone = isZoneAfter(after.replace(otherEnds, "")) || isZoneBefore(front);
    const isDuration = unit.test(after) || isMeasured(front);
    return hasZone || isDuration ? [] : [{ text: time, index }];
  });
}

function isMeasured(front: string): boolean {
  const sentence = front.slice(front.lastIndexOf(".") + 1);
  return measured.test(sentence) || (compared.test(sentence) && !momentNext.test(sentence));
}

function isZoneForAll(text: string): boolean {
  const zoneForAll = forAll.exec(text)?.[1];
  return (
    zoneForAll !== undefined && (longWithin.test(zoneForAll) || (zoneForAll.match(shortWithin) ?? []).some(isShort))
  );
}

function isZoneAfter(text: string): boolean {
  return zoneAfter.test(text) || isShort(shortAfter.exec(text)?.[1]);
}

function isZoneBefore(text: string): boolean {
  return zoneBefore.test(text) || isShort(shortBefore.exec(text)?.[1]);
}

function isShort(name: string | undefined): boolean {
  return name !== undefined && (name === "UTC" || readAbbreviation(name) !== undefined);
}

function withZone(places: readonly Place[], zone: string): Fix {
  return {
    kind: "choice",
    title: `Write ${zone} after ${places.length > 1 ? "each" : "it"}`,
    edits: places.map(place => ({ place: endOf(place), newText: ` ${zone}` })),
  };
}
