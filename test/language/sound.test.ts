/** Whatever the text: nothing throws, what is said of it points into it, and a fix leaves readable what was readable. By chance: test/fuzz. */
import assert from "node:assert/strict";
import { besidePeople } from "../support/any-text.js";
import { unsound } from "../support/sound.js";

const people = 'person ana "Ana" { timezone Europe/London }\nperson ben "Ben" { timezone Europe/London }\n';
const inRunbook = (statements: string): string =>
  `${people}runbook shop "Release" {\n  timezone Europe/London\n  window 2026-05-23 10:00 to 2026-05-23 14:00\n${statements}\n}\n`;

/** Each was found by a run, and was wrong. */
const found: Readonly<Record<string, string>> = {
  "a block is not closed, and a declaration stands in it": "erson{{\ns\nskill",
  "blocks in each other that are not closed":
    "environment a {\nenvironment b {\nenvironment c {\n  longest-shift 8h\n}\n",
  "a fence with the line ends of old": 'runbook r "R" ```\rrun --it\r``` skill a\r',
  "a freeze whose start has no zone": `${people}freeze "Sale" 10:00 to a\n`,
  "a Z and a zone": inRunbook("step a { at 10:00Z Europe/London }"),
  "a Z and a zone on the next line": inRunbook("step a { at 10:00Z\nEurope/London }"),
  "a Z, a fold and a zone": inRunbook("step a { at 10:00Z first Europe/London }"),
  "a Z and the zone that it means": inRunbook("step a { at 10:00Z UTC }"),
  "an ISO time with a zone": inRunbook("step a { at 2026-05-23T10:00Z Europe/London }"),
  "an ISO time with a clock time": inRunbook("step a { at 2026-05-23T10:00Z 10:00:30 }"),
  "an ISO time that no clock shows": inRunbook("step a { at 2026-05-23T25:00 }"),
  "an ISO time right before a clock time": inRunbook("step a { at 2026-05-23T22:0024:00 }"),
  "hours with a Z and a zone": 'person a "A" { timezone UTC hours 09:00Z Europe/London to 17:00 }',
  "a time of twelve hours without a zone": 'runbook r "R" { window 2026-05-23 10 AM to 2026-05-23 2 PM }',
  "a dash between two times without spaces": 'runbook r "R" { window 2026-05-23 10:00–2026-05-23 12:00 UTC }',
  "no space behind a brace": 'runbook r "R" {phase a\n{ step s } }',
  "no space before an offset": 'runbook r "R" { timezone+05:30 }',
  "a comment inside a time": inRunbook("").replace("to 2026-05-23 14:00", "to 2026-03-08 // why\n 14:00"),
  "a fold of what is the same in every zone": inRunbook("rehearsal T+30m first on a passed").replace(
    / +timezone Europe\/London\n/,
    "",
  ),
  "a block without a name, whose keyword is cut short": "ru {\nstep a { takes 2h }\nstep b { takes 1h }\n}",
  "a step named by a placeholder": inRunbook("step ???"),
};

describe("whatever the text", () => {
  for (const [what, text] of Object.entries(found))
    it(`all holds where there is ${what}`, () => assert.deepEqual(unsound(besidePeople(text)), []));
});
