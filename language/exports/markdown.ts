/** A runbook as a document to read, print and tick off: GitHub-flavoured markdown. */

import type { Analysis } from "../workspace/analysis.js";
import { findingsOf, verdictOf } from "./book/closing.js";
import { type Book, bookOf } from "./book.js";
import { briefOf } from "./markdown/brief.js";
import { contingenciesSection, rollbackSection, stepsSection } from "./markdown/entries.js";
import { opening } from "./markdown/opening.js";
import { firstFile, severalOf } from "./markdown/several.js";
import { acceptedSection, findingsSection, timetableSection } from "./markdown/tables.js";
import { heading, inline, type MarkdownLines, paragraph } from "./markdown/text.js";

export interface MarkdownOptions {
  /** IANA zone for the times; the runbook's own when absent. */
  readonly zone?: string | undefined;
  /** IANA zone of a second column of times in the schedule. */
  readonly secondZone?: string | undefined;
  /** Which texts it comes from, at its foot; left out when absent. */
  readonly source?: string | undefined;
  /** Where a picture of the timeline lies, as a relative path with slashes; it is shown when there is one. */
  readonly picture?: string | undefined;
  /** One page: verdict, when, who decides and until when, risks, phases, accepted risks. */
  readonly brief?: boolean | undefined;
}

/**
 * The document; for a file without a runbook it says so, and what was found. The same analysis gives the same text, and no
 * text in a runbook becomes markup.
 */
export function exportMarkdown(analysis: Analysis, options: MarkdownOptions = {}): string {
  const book = bookOf(analysis, options.zone);
  const lines = book
    ? options.brief
      ? briefOf(book, options)
      : documentOf(book, options)
    : [
        ...heading(1, "No runbook"),
        ...paragraph("This file has no runbook."),
        ...findingsSection(findingsOf(analysis.findings, undefined), verdictOf(analysis)),
      ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/**
 * The same as files for one folder, by name: one where a code host shows all of it, else one a phase. Undefined for a file without
 * a runbook.
 */
export function exportMarkdownFiles(
  analysis: Analysis,
  options: MarkdownOptions = {},
  longest = mostShown,
): Readonly<Record<string, string>> | undefined {
  const whole = exportMarkdown(analysis, options);
  if (options.brief || !isTooLong(whole, longest)) return { [firstFile]: whole };
  const book = bookOf(analysis, options.zone);
  if (!book) return undefined;
  const files = Object.entries(severalOf(book, options));
  return Object.fromEntries(files.map(([name, lines]) => [name, `${lines.join("\n").trimEnd()}\n`]));
}

/** Bytes of markdown that GitHub still shows as such. */
export const mostShown = 500_000;

export function isTooLong(markdown: string, longest = mostShown): boolean {
  return markdown.length > longest / 3 && new TextEncoder().encode(markdown).length > longest;
}

function documentOf(book: Book, { picture, secondZone, source }: MarkdownOptions): MarkdownLines {
  const { verdict, zone } = book;
  return [
    ...opening(book, picture),
    ...timetableSection(book.timetable, zone, secondZone),
    ...stepsSection(book.steps, zone),
    ...rollbackSection(book.rollback, zone),
    ...contingenciesSection(book.contingencies, zone),
    ...acceptedSection(book.accepted),
    ...findingsSection(book.findings, verdict),
    ...(source === undefined ? [] : paragraph(inline(source))),
  ];
}
