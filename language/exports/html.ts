/** The night book: the whole runbook as one page for everybody who takes part, on screens, phones and paper. */
import { verdictWords } from "../wording/verdict.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Book } from "./book/book.js";
import { bookOf } from "./book.js";
import { contingencyOf, findingsOf, partsOf, undoingOf } from "./html/entries.js";
import { contextOf, framed, type Section, titleOf, zonesOf } from "./html/frame.js";
import { type Content, el, lazily, pageOf } from "./html/page.js";
import { styleOf } from "./html/style.js";
import { acceptedOf, factsOf, peopleOf, table, timetableOf } from "./html/tables.js";
import { shown, type Zones } from "./html/words.js";
import { clockOf } from "./timeline/clock.js";
import type { TimelineData, TimelineEarlier } from "./timeline/data.js";
import { inkOf, type Theme, variableInk } from "./timeline/ink.js";
import { loadTable } from "./timeline/load-words.js";
import { pagesOf } from "./timeline/pages.js";
import { pictureOf } from "./timeline/picture.js";
import { undoingFrom } from "./timeline/rollback-from.js";
import { layRows } from "./timeline/rows.js";
import { tableOf } from "./timeline/table.js";
import { type DrawnElement, drawn } from "./timeline/tree.js";
import { type TimelineView, wholeView } from "./timeline/view.js";
import { factsOf as timelineFacts } from "./timeline/words.js";
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

/** Nor one with a picture of more. */
export const mostDrawn = 3_000;

/** What is laid out as one picture; a larger one is shown in the sheets that are printed, of which only those in view are laid out. */
const mostAtOnce = 1_000;

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

/** For the screen, and cut into sheets for paper; undefined for a runbook without activities. */
function pictureIn(
  analysis: Analysis,
  { view, width, source, whatIf, against }: HtmlOptions,
): (() => Content) | undefined {
  const data = timelineData(analysis, {
    zones: [view.zone, view.secondZone].flatMap(zone => zone ?? []),
    whatIf,
    against,
  });
  if (!data || data.activities.length === 0) return undefined;
  const clock = clockOf(data, view.zone);
  const selected = data.activities.find(({ id }) => id === view.selected);
  const undoing = selected && undoingFrom(data, clock, selected, view.turnBackAt);
  const facts = [...timelineFacts(data, clock), ...(undoing ? [undoing.text] : [])];
  return () => [
    el(
      "ul",
      "facts",
      facts.map(fact => el("li", "", [fact])),
    ),
    ...drawings(data, { view, source, width }),
    el("details", "", [
      el("summary", "", ["The timeline as a table"]),
      pictureTable(data, { ...wholeView(width), ...view }),
    ]),
  ];
}

function drawings(
  data: TimelineData,
  { view, source, width }: Pick<HtmlOptions, "view" | "source" | "width">,
): Content {
  const count = data.activities.length;
  if (count > mostDrawn) return [el("p", "", [tooManyToDraw(count)])];
  const isLarge = count > mostAtOnce;
  const pages = pagesOf(data, { view, ink: isLarge ? variableInk : inkOf("light"), prefix: "page" });
  const paper = pages.map(draw => lazily(el("div", "page"), () => [draw().tree]));
  const region = { tabindex: "0", role: "region", "aria-label": "Timeline, as a picture" };
  if (isLarge) return [drawn("div", { class: "pages shown", ...region }, paper)];
  const screen = (): Content => [
    pictureOf(data, { view, source, width, ink: variableInk, heading: "none", prefix: "screen" }).tree,
  ];
  return [lazily(drawn("div", { class: "screen", ...region }), screen), el("div", "pages", paper)];
}

export function tooManyToDraw(count: number): string {
  return `The timeline of ${count} activities is no picture here, as a page shows at most ${mostDrawn}: gonogo export --to svg --output timeline/ draws it in sheets.`;
}

/** What the picture shows, for those who would rather read: also how long undoing takes, and what a what-if or another version changes. */
function pictureTable(data: TimelineData, view: TimelineView): DrawnElement {
  if (view.rows === "load" && !data.waiting) {
    const load = loadTable(data, clockOf(data, view.zone), layRows(data, view).groups);
    return table(
      "The timeline",
      load.columns,
      load.rows.map(row => row.map(cell => [cell])),
    );
  }
  const { columns, groups } = tableOf(data, view);
  const rows = groups.flatMap(({ rows: inside }) => inside.map(({ cells }) => cells.map(cell => [cell])));
  return table("The timeline", columns, rows);
}
