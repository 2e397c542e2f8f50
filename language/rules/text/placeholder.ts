import { comparePlaces, type Place } from "../../plan/place.js";
import { findPlaceholders, type PlaceholderMatch } from "../../syntax/placeholders.js";
import { count } from "../../wording/lists.js";
import { quoted, shortened } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import { severalOf } from "../concerns.js";
import { groupsBy } from "../groups.js";
import type { Rule } from "../rule.js";
import { placeWithin, readingTexts, type SourceText } from "./texts.js";

export const placeholder: Rule = {
  code: "text/placeholder",
  severity: "warning",
  *check(subject) {
    const { runbook } = subject.plan;
    const found = foundIn(subject).map((each): Placed => ({ found: each, place: placeOf(each) }));
    // What different accepts take is told apart.
    const keyOf = ({ found: { key }, place }: Placed): string =>
      `${runbook ? acceptFor(runbook.accepts, placeholder.code, place) : -1} ${key}`;
    for (const all of groupsBy(found, keyOf).values()) {
      const sorted = eachOnce([...all].sort((a, b) => comparePlaces(a.place, b.place)));
      const [first, ...others] = sorted;
      if (!first) continue;
      const times = others.length > 0 ? ` (${count(others.length + 1, "place")})` : "";
      yield {
        message: `${first.found.what}${times}${first.found.remedy}`,
        place: first.place,
        related: elsewhereThan(first, others)
          .slice(0, mostRelated)
          .map(({ place }) => ({ message: "here too", place })),
        concerns: severalOf(sorted),
      };
    }
  },
};

/** A text that several inherit is read with each of them, and written once. */
function eachOnce(sorted: readonly Placed[]): readonly Placed[] {
  return sorted.filter(({ found: { said, part } }, index) => {
    const before = sorted[index - 1]?.found;
    if (!said.isInherited || before?.part?.index !== part?.index) return true;
    return !before || comparePlaces(before.said.place, said.place) !== 0;
  });
}

const mostRelated = 20;

/** In order: several in one fence, or in a title and a contact, are pointed at by the same place, which is shown once. */
function elsewhereThan(first: Placed, others: readonly Placed[]): readonly Placed[] {
  return others.filter(({ place }, index) => comparePlaces(place, (others[index - 1] ?? first).place) !== 0);
}

interface Found {
  /** What makes it the same placeholder elsewhere. */
  readonly key: string;
  readonly what: string;
  readonly remedy: string;
  readonly said: SourceText;
  /** The part of the text; undefined for all of it. */
  readonly part: { readonly index: number; readonly length: number } | undefined;
}

interface Placed {
  readonly found: Found;
  readonly place: Place;
}

const foundIn = readingTexts(placeholdersIn);

function placeOf({ said, part }: Found): Place {
  return part ? placeWithin(said, part.index, part.length) : said.place;
}

const shells: ReadonlySet<string | undefined> = new Set([undefined, "", "sh", "bash", "shell", "zsh", "console"]);

const elsewhere = /\bsee (?:the )?(?:wiki|confluence)\b/gi;
/** What every such text has. */
const see = /see /i;

function placeholdersIn(said: SourceText): readonly Found[] {
  const { text, kind, language } = said;
  const reading = kind !== "command" ? "prose" : shells.has(language) ? "shell" : "code";
  const gaps = findPlaceholders(text, reading);
  const sent = see.test(text) ? [...text.matchAll(elsewhere)] : [];
  if (gaps.length === 0 && sent.length === 0) return question(said);
  return [
    ...gaps.map(gap => openIn(said, gap)),
    ...sent.map(match => sentFrom(said, match)),
    ...(gaps.length > 0 ? [] : question(said)),
  ];
}

function openIn(said: SourceText, { word, index }: PlaceholderMatch): Found {
  return {
    key: word,
    what: `\`${shortened(word)}\` is still to be filled in`,
    remedy: ", so its reader would have to guess. Write what is meant.",
    said,
    part: { index, length: word.length },
  };
}

function sentFrom(said: SourceText, { 0: word, index }: RegExpExecArray): Found {
  return {
    key: word.toLowerCase(),
    what: `${quoted(word)} makes people search during the release`,
    remedy: ". Write what they need here, or add the page as a `link`.",
    said,
    part: { index, length: word.length },
  };
}

/** A gate, a check or a wait may well ask; what is to be done may not. */
function question(said: SourceText): readonly Found[] {
  const { text, kind } = said;
  if (kind !== "deed" || !text.includes("?") || !text.trimEnd().endsWith("?")) return nothing;
  return [
    {
      key: text,
      what: `${quoted(shortened(text))} is a question`,
      remedy: ", not an action. Decide it now, ask it in a `gate`, or say with `when` in which case it is done.",
      said,
      part: undefined,
    },
  ];
}

const nothing: readonly never[] = [];
