import { comparePlaces, type Place } from "../../plan/place.js";
import { gapsIn } from "../../syntax/placeholders.js";
import { acceptFor } from "../accepting.js";
import { severalOf } from "../concerns.js";
import { groupsBy } from "../groups.js";
import type { Rule } from "../rule.js";
import { count, quoted, shortened } from "../words.js";
import { placeWithin, type Said, textsIn } from "./texts.js";

export const placeholder: Rule = {
  code: "text/placeholder",
  severity: "warning",
  summary:
    'A text that is still to be filled in: TODO, TBD, `<host>`, `[System Name]`, `{{host}}`, `CHG-XXXXX`, `_____`, `???`, "see wiki", a step whose title is a question.',
  why: "What was left open in daylight is filled in at night by whoever is there, from memory, in production. Titles, contacts, change records, notes and commands are read alike; a link in markdown, a shell's `[a-z]` or `[ -f x ]` and a tag such as `[PROD]` in front of a title are no placeholders. For an owner there is `owner/placeholder`; a time or a duration that is one cannot be read at all.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    run "deploy --to <HOST>"
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
    run "deploy --to web-1,web-2"
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    const { runbook } = plan;
    const found = textsIn(plan).flatMap(placeholdersIn);
    // What different accepts take is told apart.
    const keyOf = ({ key, place }: Found): string =>
      `${runbook ? acceptFor(runbook.accepts, placeholder.code, place) : -1} ${key}`;
    for (const all of groupsBy(found, keyOf).values()) {
      const sorted = [...all].sort((a, b) => comparePlaces(a.place, b.place));
      const [first, ...others] = sorted;
      if (!first) continue;
      const times = others.length > 0 ? ` (${count(others.length + 1, "place")})` : "";
      yield {
        message: `${first.what}${times}${first.remedy}`,
        place: first.place,
        related: elsewhereThan(first, others)
          .slice(0, mostRelated)
          .map(({ place }) => ({ message: "here too", place })),
        concerns: severalOf(sorted),
      };
    }
  },
};

const mostRelated = 20;

/** In order: several in one fence, or in a title and a contact, are pointed at by the same place, which is shown once. */
function elsewhereThan(first: Found, others: readonly Found[]): readonly Found[] {
  return others.filter(({ place }, index) => comparePlaces(place, (others[index - 1] ?? first).place) !== 0);
}

interface Found {
  /** What makes it the same placeholder elsewhere. */
  readonly key: string;
  readonly what: string;
  readonly remedy: string;
  readonly place: Place;
}

const shells: ReadonlySet<string | undefined> = new Set([undefined, "", "sh", "bash", "shell", "zsh", "console"]);

const elsewhere = /\bsee (?:the )?(?:wiki|confluence)\b/gi;

function placeholdersIn(said: Said): readonly Found[] {
  const { text, kind, language } = said;
  const reading = kind !== "command" ? "prose" : shells.has(language) ? "shell" : "code";
  const open = gapsIn(text, reading).map(
    ({ word, index }): Found => ({
      key: word,
      what: `\`${shortened(word)}\` is still to be filled in`,
      remedy: ": whoever reads this would have to guess. Write what is meant.",
      place: placeWithin(said, index, word.length),
    }),
  );
  const sent = [...text.matchAll(elsewhere)].map(
    ({ 0: word, index }): Found => ({
      key: word.toLowerCase(),
      what: `${quoted(word)} sends people elsewhere in the middle of the night`,
      remedy: ". Write what they need here, or give the page with `link`.",
      place: placeWithin(said, index, word.length),
    }),
  );
  return [...open, ...sent, ...(open.length > 0 ? [] : question(said))];
}

/** A gate, a check or a wait may well ask; what is to be done may not. */
function question({ text, kind, place }: Said): readonly Found[] {
  if (kind !== "deed" || !text.trim().endsWith("?")) return [];
  return [
    {
      key: text,
      what: `${quoted(shortened(text))} is a question`,
      remedy: ": nobody can do it. Decide it now, ask it in a `gate`, or say with `when` in which case it is done.",
      place,
    },
  ];
}
