/** Words of a document as markdown. */
import type { Word, Words } from "../book/words.js";
import { momentText, periodText } from "../plain-words.js";
import { code, inline, message } from "./text.js";

/** The zone moments are said in; undefined where they count from T. */
export type Zone = string | undefined;

export function printed(words: Words, zone: Zone): string {
  return words.map(word => printWord(word, zone)).join("");
}

function printWord(word: Word, zone: Zone): string {
  switch (word.kind) {
    case "ours":
      return word.text;
    case "theirs":
    case "contact":
      return inline(word.text);
    case "strong":
      return `**${printed(word.words, zone)}**`;
    case "name":
      return code(word.name);
    case "message":
      return message(word.text);
    case "moment":
      return momentText(word.at, zone);
    case "period":
      return periodText(word.span, word.zone ?? zone);
    case "see":
      // Headings are the only places that every host links to.
      return `[${word.number}](${word.number.startsWith("R") ? "#rollback-plan" : "#steps"})`;
  }
}
