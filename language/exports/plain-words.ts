/** Words of a document as text without any markup: for calendars, sheets and programs. */
import { formatExactMoment, formatExactPeriod, formatRelative } from "../time/format.js";
import type { Word, Words } from "./book/words.js";
import { plain } from "./plain.js";

/** @param zone the zone moments are said in; undefined where they count from T */
export function plainWords(words: Words, zone: string | undefined): string {
  return words.map(word => plainWord(word, zone)).join("");
}

function plainWord(word: Word, zone: string | undefined): string {
  switch (word.kind) {
    case "ours":
      return word.text;
    case "theirs":
    case "contact":
    case "message":
      return plain(word.text);
    case "strong":
      return plainWords(word.words, zone);
    case "name":
      return plain(word.name);
    case "moment":
      return zone === undefined ? formatRelative(word.at) : formatExactMoment(word.at, zone);
    case "period": {
      const { start, end } = word.span;
      const there = word.zone ?? zone;
      return there === undefined
        ? `${formatRelative(start)} to ${formatRelative(end)}`
        : formatExactPeriod(word.span, there);
    }
    case "see":
      return word.number;
  }
}
