/** The night book: the whole runbook as one page for everybody who takes part, on screens, phones and paper. */
import { verdictWords } from "../wording/verdict.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Book } from "./book/book.js";
import { bookOf } from "./book.js";
import { contingencyOf, findingsOf, partsOf, undoingOf } from "./html/entries.js";
import { contextOf, framed, type Section, titleOf, zonesOf } from "./html/frame.js";
import { type Content, el, pageOf } from "./html/page.js";
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
    style: styleOf({ theme, zones, sheet: { heading, source, times } }),
    body: bodyOf(book, zones, pictureIn(analysis, options), source),
    digest,
  });
}

function bodyOf(book: Book, zones: Zones, picture: Content, source: string): Content {
  const context = contextOf(book, zones);
  const { verdict, contingencies, accepted, findings, rollback, steps } = book;
  const sections: readonly Section[] = [
    ["facts", "Facts", [factsOf(book.facts, zones)]],
    ["people", "People", [peopleOf(book.people, zones)]],
    ...(picture.length > 0 ? [["timeline", "Timeline", picture] as const] : []),
    ["schedule", "Schedule", [timetableOf(book.timetable, zones)]],
    ["steps", "Steps", steps.length > 0 ? partsOf(steps, context) : [el("p", "", ["The runbook has no activities."])]],
    [
      "rollback-plan",
      "Rollback plan",
      [
        ...rollback.introduction.map(words => el("p", "", shown(words, zones))),
        ...rollback.entries.map(each => undoingOf(each, context)),
      ],
    ],
    ...(contingencies.length > 0
      ? [["contingencies", "Contingencies", contingencies.map(each => contingencyOf(each, context))] as const]
      : []),
    ...(accepted.length > 0 ? [["accepted-risks", "Accepted risks", [acceptedOf(accepted)]] as const] : []),
    [
      "findings",
      "Findings",
      findings.length > 0 ? findingsOf(findings) : [el("p", "", ["The checker found nothing."])],
    ],
  ];
  return framed(book, [el("p", "soft", [verdict.counts])], zones, sections, source);
}

/** For the screen, and cut into sheets for paper; nothing of a runbook without activities. */
function pictureIn(analysis: Analysis, { view, width, source, whatIf, against }: HtmlOptions): Content {
  const data = timelineData(analysis, {
    zones: [view.zone, view.secondZone].flatMap(zone => zone ?? []),
    whatIf,
    against,
  });
  if (!data || data.activities.length === 0) return [];
  const clock = clockOf(data, view.zone);
  const selected = data.activities.find(({ id }) => id === view.selected);
  const undoing = selected && undoingFrom(data, clock, selected, view.turnBackAt);
  const facts = [...timelineFacts(data, clock), ...(undoing ? [undoing.text] : [])];
  const picture = pictureOf(data, { view, source, width, ink: variableInk, heading: "none", prefix: "screen" });
  const pages = pagesOf(data, { view, ink: inkOf("light"), prefix: "page" });
  return [
    el(
      "ul",
      "facts",
      facts.map(fact => el("li", "", [fact])),
    ),
    drawn("div", { class: "screen", tabindex: "0", role: "region", "aria-label": "Timeline, as a picture" }, [
      picture.tree,
    ]),
    el(
      "div",
      "pages",
      pages.map(page => el("div", "page", [page.tree])),
    ),
    el("details", "", [
      el("summary", "", ["The timeline as a table"]),
      pictureTable(data, { ...wholeView(width), ...view }),
    ]),
  ];
}

/** What the picture shows, for those who would rather read: also how long undoing takes, and what a what-if or another version changes. */
function pictureTable(data: TimelineData, view: TimelineView): DrawnElement {
  if (view.rows === "load") {
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
