/** How the document begins, whether it is one file or several. */
import { verdictWords } from "../../wording/verdict.js";
import type { Book } from "../book/book.js";
import { factsSection, peopleSection } from "./tables.js";
import { heading, image, inline, type MarkdownLines, paragraph } from "./text.js";

/** @param picture where a picture of the timeline lies, if there is one */
export function opening(book: Book, picture: string | undefined): MarkdownLines {
  const { title, verdict, zone, people } = book;
  return [
    ...heading(1, inline(title) || "(untitled)"),
    ...paragraph(`**${verdictWords[verdict.verdict]}**: ${verdict.counts}`),
    ...factsSection(book),
    ...(picture === undefined ? [] : paragraph(image(`Timeline of ${title}`, picture))),
    ...peopleSection(people, zone),
  ];
}
