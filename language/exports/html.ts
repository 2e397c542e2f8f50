/** The night book: the whole runbook as one page for everybody who takes part, on screens, phones and paper. */
import { zoneCity } from "../time/format.js";
import { verdictWords } from "../wording/verdict.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Book, BookUndoing } from "./book/book.js";
import { bookOf } from "./book.js";
import { contingencyOf, type EntryContext, findingsOf, partsOf, undoingOf } from "./html/entries.js";
import { type Content, el, pageOf } from "./html/page.js";
import { styleOf } from "./html/style.js";
import { acceptedOf, factsOf, peopleOf, timetableOf } from "./html/tables.js";
import { shown, type Zones } from "./html/words.js";
import { plain } from "./plain.js";
import { inkOf, type Theme, variableInk } from "./timeline/ink.js";
import { pagesOf } from "./timeline/pages.js";
import { pictureOf } from "./timeline/picture.js";
import { type DrawnElement, drawn } from "./timeline/tree.js";
import type { TimelineView } from "./timeline/view.js";
import { timelineData } from "./timeline-data.js";

export interface HtmlOptions {
  /** Of the picture on the screen, in pixels. */
  readonly width: number;
  /** `auto` follows the reader's own; paper is always light. */
  readonly theme: Theme | "auto";
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** Which texts it comes from, on every page. */
  readonly source: string;
  /** The SHA-256 of a text in base64: the policy lets this style sheet in and no other. */
  readonly digest: (text: string) => string;
}

/** More zones than this no reader finds his own in; those of who does most come first. */
const mostZones = 8;

/** Undefined for a file without a runbook. */
export function exportHtml(analysis: Analysis, options: HtmlOptions): string | undefined {
  const { view, source, theme, digest } = options;
  const book = bookOf(analysis, view.zone);
  if (!book) return undefined;
  const zones = zonesOf(book, view.secondZone);
  const title = plain(book.title) || "(untitled)";
  const heading = `${verdictWords[book.verdict.verdict]}: ${title}`;
  const times = (zone: string): string => `times in ${zone}`;
  return pageOf({
    title: heading,
    style: styleOf({ theme, zones, sheet: { heading, source, times } }),
    body: bodyOf(book, zones, pictureIn(analysis, options), source),
    digest,
  });
}

/** The zone of the document, then UTC and those of owners, who does most first. */
function zonesOf({ zone, timetable }: Book, second: string | undefined): Zones {
  if (zone === undefined) return [];
  const counts = new Map<string, number>();
  for (const { ownerZone } of timetable) {
    if (ownerZone !== undefined) counts.set(ownerZone, (counts.get(ownerZone) ?? 0) + 1);
  }
  const owners = [...counts].sort(([, a], [, b]) => b - a).map(([each]) => each);
  return [...new Set([zone, ...(second === undefined ? [] : [second]), ...owners.slice(0, mostZones - 2), "UTC"])];
}

function bodyOf(book: Book, zones: Zones, picture: Content, source: string): Content {
  const context = contextOf(book, zones);
  const { verdict, title, contingencies, accepted, findings, rollback, steps } = book;
  const sections: readonly (readonly [id: string, title: string, content: Content])[] = [
    ["facts", "Facts", [factsOf(book.facts, zones)]],
    ["people", "People", [peopleOf(book.people, zones)]],
    ...(picture.length > 0 ? [["timeline", "Timeline", picture] as const] : []),
    ["schedule", "Schedule", [timetableOf(book.timetable, zones)]],
    ["steps", "Steps", steps.length > 0 ? partsOf(steps, context) : [el("p", "", "The runbook has no activities.")]],
    [
      "rollback-plan",
      "Rollback plan",
      [
        ...rollback.introduction.map(words => el("p", "", ...shown(words, zones))),
        ...rollback.entries.map(each => undoingOf(each, context)),
      ],
    ],
    ...(contingencies.length > 0
      ? [["contingencies", "Contingencies", contingencies.map(each => contingencyOf(each, context))] as const]
      : []),
    ...(accepted.length > 0 ? [["accepted-risks", "Accepted risks", [acceptedOf(accepted)]] as const] : []),
    ["findings", "Findings", findings.length > 0 ? findingsOf(findings) : [el("p", "", "The checker found nothing.")]],
  ];
  return [
    el(
      "header",
      "",
      el(
        "h1",
        "",
        el("span", `verdict ${verdict.verdict}`, verdictWords[verdict.verdict]),
        ` ${plain(title) || "(untitled)"}`,
      ),
      el("p", "soft", verdict.counts),
      zoneChoice(zones),
      drawn("nav", { "aria-label": "Contents" }, [
        el("ul", "", ...sections.map(([id, name]) => el("li", "", drawn("a", { href: `#${id}` }, [name])))),
      ]),
    ),
    el("main", "", ...sections.map(([id, name, content]) => section(id, name, content))),
    el("footer", "", source),
  ];
}

function section(id: string, title: string, content: Content): DrawnElement {
  return drawn("section", { "aria-labelledby": id }, [drawn("h2", { id }, [title]), ...content]);
}

function zoneChoice(zones: Zones): DrawnElement | undefined {
  if (zones.length === 0) return undefined;
  if (zones.length === 1) return el("p", "soft", `Times in ${zones[0]}`);
  return el(
    "fieldset",
    "zones",
    el("legend", "", "Times in"),
    ...zones.map((zone, index) =>
      el(
        "label",
        "",
        drawn("input", { type: "radio", name: "zone", id: `zone-${index}`, ...(index === 0 ? { checked: "" } : {}) }),
        zones.filter(each => zoneCity(each) === zoneCity(zone)).length > 1 ? zone : zoneCity(zone),
      ),
    ),
  );
}

function contextOf({ findings, rollback }: Book, zones: Zones): EntryContext {
  const byNumber = new Map<string, (typeof findings)[number][]>();
  for (const finding of findings) {
    if (finding.number === undefined) continue;
    const known = byNumber.get(finding.number);
    if (known) known.push(finding);
    else byNumber.set(finding.number, [finding]);
  }
  const isInline = ({ undoes, entries }: BookUndoing): boolean => undoes.length === 1 && entries.length === 0;
  const undoings = new Map(rollback.entries.filter(isInline).map(each => [each.number, each]));
  return { zones, findings: byNumber, undoings };
}

/** For the screen, and cut into sheets for paper; nothing of a runbook without activities. */
function pictureIn(analysis: Analysis, { view, width, source }: HtmlOptions): Content {
  const data = timelineData(analysis, { zones: [view.zone, view.secondZone].flatMap(zone => zone ?? []) });
  if (!data || data.activities.length === 0) return [];
  const picture = pictureOf(data, { view, source, width, ink: variableInk, heading: "none", prefix: "screen" });
  const pages = pagesOf(data, { view, ink: inkOf("light"), prefix: "page" });
  return [
    drawn("div", { class: "screen", tabindex: "0", role: "region", "aria-label": "Timeline, as a picture" }, [
      picture.tree,
    ]),
    el("div", "pages", ...pages.map(page => el("div", "page", page.tree))),
  ];
}
