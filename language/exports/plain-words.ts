/** Words of a document as text without any markup: for calendars, sheets and programs. */
import type { Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
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
      return momentText(word.at, zone);
    case "period":
      return periodText(word.span, word.zone ?? zone);
    case "see":
      return word.number;
  }
}

/** "Sat 2026-05-23 22:00"; "T+30m" without a zone. */
export function momentText(at: Instant, zone: string | undefined): string {
  return zone === undefined ? formatRelative(at) : formatExactMoment(at, zone);
}

/** "Sat 2026-05-23 22:00 to 22:30"; "T to T+30m" without a zone. */
export function periodText(span: Span, zone: string | undefined): string {
  return zone === undefined
    ? `${formatRelative(span.start)} to ${formatRelative(span.end)}`
    : formatExactPeriod(span, zone);
}
