/** The night book: the whole runbook as one page for everybody who takes part, on screens, phones and paper. */
import { verdictWords } from "../wording/verdict.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Book } from "./book/book.js";
import { bookOf } from "./book.js";
import { contingencyOf, findingsOf, partsOf, undoingOf } from "./html/entries.js";
import { contextOf, framed, type Section, titleOf, zonesOf } from "./html/frame.js";
import { type Content, el, pageOf } from "./html/page.js";
import { styleOf } from "./html/style.js";
import { acceptedOf, factsOf, peopleOf, timetableOf } from "./html/tables.js";
import { mostAtOnce, timelineContent } from "./html/timeline.js";
import { shown, type Zones } from "./html/words.js";
import type { TimelineEarlier } from "./timeline/data.js";
import type { Theme } from "./timeline/ink.js";
import type { TimelineView } from "./timeline/view.js";
import { timelineData } from "./timeline-data.js";

export interface HtmlOptions {
  /** Of the picture on the screen, in pixels. */
  readonly width: number;
  /** `auto` follows the reader's own; paper is always light. */
  readonly theme: Theme | "auto";
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** The name of a contingency that strikes in the picture. */
  readonly whatIf?: string | undefined;
  /** What the picture is compared with. */
  readonly against?: TimelineEarlier | undefined;
  /** Which texts it comes from, on every page. */
  readonly source: string;
  /** The SHA-256 of a text in base64: the policy lets this style sheet in and no other. */
  readonly digest: (text: string) => string;
}

/** A page of more activities no browser opens in a time that people wait. */
export const mostInPage = 10_000;

/** Undefined for a file without a runbook. */
export function exportHtml(analysis: Analysis, options: HtmlOptions): string | undefined {
  const { view, source, theme, digest } = options;
  const book = bookOf(analysis, view.zone);
  if (!book) return undefined;
  const zones = zonesOf(book, view.secondZone);
  const heading = `${verdictWords[book.verdict.verdict]}: ${titleOf(book)}`;
  const times = (zone: string): string => `times in ${zone}`;
  return pageOf({
    title: heading,
    style: styleOf({ theme, zones, isLarge: book.timetable.length > mostAtOnce, sheet: { heading, source, times } }),
    body: bodyOf(book, zones, pictureIn(analysis, options), source),
    digest,
  });
}

function bodyOf(book: Book, zones: Zones, picture: (() => Content) | undefined, source: string): Content {
  const context = contextOf(book, zones);
  const { verdict, contingencies, accepted, findings, rollback, steps } = book;
  const sections: readonly Section[] = [
    ["facts", "Facts", () => [factsOf(book.facts, zones)]],
    ["people", "People", () => [peopleOf(book.people, zones)]],
    ...(picture ? [["timeline", "Timeline", picture] as const] : []),
    ["schedule", "Schedule", () => [timetableOf(book.timetable, zones)]],
    [
      "steps",
      "Steps",
      () => (steps.length > 0 ? partsOf(steps, context) : [el("p", "", ["The runbook has no activities."])]),
    ],
    [
      "rollback-plan",
      "Rollback plan",
      () => [
        ...rollback.introduction.map(words => el("p", "", shown(words, zones))),
        ...rollback.entries.map(each => undoingOf(each, context)),
      ],
    ],
    ...(contingencies.length > 0
      ? [["contingencies", "Contingencies", () => contingencies.map(each => contingencyOf(each, context))] as const]
      : []),
    ...(accepted.length > 0 ? [["accepted-risks", "Accepted risks", () => [acceptedOf(accepted)]] as const] : []),
    [
      "findings",
      "Findings",
      () => (findings.length > 0 ? findingsOf(findings) : [el("p", "", ["The checker found nothing."])]),
    ],
  ];
  return framed(book, [el("p", "soft", [verdict.counts])], zones, sections, source);
}

/** Undefined for a runbook without activities. */
function pictureIn(analysis: Analysis, options: HtmlOptions): (() => Content) | undefined {
  const { view, whatIf, against } = options;
  const data = timelineData(analysis, {
    zones: [view.zone, view.secondZone].flatMap(zone => zone ?? []),
    whatIf,
    against,
  });
  return data && data.activities.length > 0 ? () => timelineContent(data, options) : undefined;
}
