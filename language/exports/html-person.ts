/** One person's sheet as a page: what they do, on their own clock. */
import { verdictWords } from "../wording/verdict.js";
import { contingencyOf, entryOf, undoingOf } from "./html/entries.js";
import { contextOf, framed, type Section, titleOf } from "./html/frame.js";
import { el, pageOf } from "./html/page.js";
import { styleOf } from "./html/style.js";
import { factsOf, peopleOf } from "./html/tables.js";
import type { PersonSheet } from "./person.js";
import { plain } from "./plain.js";
import type { Theme } from "./timeline/ink.js";

export interface PersonHtmlOptions {
  readonly theme: Theme | "auto";
  readonly source: string;
  readonly digest: (text: string) => string;
}

export function exportPersonHtml(sheet: PersonSheet, { theme, source, digest }: PersonHtmlOptions): string {
  const { book, entries, undoings, contingencies } = sheet;
  const zones = book.zone === undefined ? [] : [...new Set([book.zone, ...sheet.otherZones])];
  const context = contextOf(book, zones);
  const name = plain(sheet.title) || sheet.name;
  const heading = `${verdictWords[book.verdict.verdict]}: ${titleOf(book)}, for ${name}`;
  const nothing = "There is nothing for you to do as planned.";
  const sections: readonly Section[] = [
    ["facts", "In short", () => [factsOf(sheet.facts, zones)]],
    [
      "steps",
      "What you do",
      () => (entries.length > 0 ? entries.map(each => entryOf(each, context)) : [el("p", "", [nothing])]),
    ],
    ...(undoings.length > 0
      ? [
          [
            "rollback-plan",
            "What you undo, if it is rolled back",
            () => undoings.map(each => undoingOf(each, context)),
          ] as const,
        ]
      : []),
    ...(contingencies.length > 0
      ? [["contingencies", "What may go wrong", () => contingencies.map(each => contingencyOf(each, context))] as const]
      : []),
    ["people", "Everybody", () => [peopleOf(book.people, zones)]],
  ];
  return pageOf({
    title: heading,
    style: styleOf({ theme, zones, sheet: { heading, source, times: zone => `times in ${zone}` } }),
    body: framed(book, [el("p", "", [el("strong", "", [`For ${name}`])])], zones, sections, source),
    digest,
  });
}
