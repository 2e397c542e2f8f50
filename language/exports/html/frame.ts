/** What a page has in common with the others: its head, its sections, and the zones its reader may choose from. */
import { zoneCity } from "../../time/format.js";
import { verdictWords } from "../../wording/verdict.js";
import type { Book, BookUndoing } from "../book/book.js";
import { plain } from "../plain.js";
import { type DrawnElement, drawn } from "../timeline/tree.js";
import type { EntryContext } from "./entries.js";
import { type Content, el, lazily } from "./page.js";
import type { Zones } from "./words.js";

/** A part of the page with its heading, and what makes the rest. */
export type Section = readonly [id: string, title: string, content: () => Content];

/** More zones than this no reader finds his own in; those of who does most come first. */
const mostZones = 8;

export function titleOf({ title }: Book): string {
  return plain(title) || "(untitled)";
}

/** @param subtitle under the title, such as whose page it is */
export function framed(
  book: Book,
  subtitle: Content,
  zones: Zones,
  sections: readonly Section[],
  source: string,
): Content {
  const { verdict } = book;
  return [
    el("header", "", [
      el("h1", "", [el("span", `verdict ${verdict.verdict}`, [verdictWords[verdict.verdict]]), ` ${titleOf(book)}`]),
      ...subtitle,
      zoneChoice(zones),
      contentsOf(sections),
    ]),
    el("main", "", sections.map(sectionOf)),
    el("footer", "", [source]),
  ];
}

/** The zone of the document, then UTC and those of owners, who does most first. */
export function zonesOf({ zone, timetable }: Book, second: string | undefined): Zones {
  if (zone === undefined) return [];
  const counts = new Map<string, number>();
  for (const { ownerZone } of timetable) {
    if (ownerZone !== undefined) counts.set(ownerZone, (counts.get(ownerZone) ?? 0) + 1);
  }
  const owners = [...counts].sort(([, a], [, b]) => b - a).map(([each]) => each);
  return [...new Set([zone, ...(second === undefined ? [] : [second]), ...owners.slice(0, mostZones - 2), "UTC"])];
}

export function contentsOf(sections: readonly Section[]): DrawnElement {
  const links = sections.map(([id, name]) => el("li", "", [drawn("a", { href: `#${id}` }, [name])]));
  return drawn("nav", { "aria-label": "Contents" }, [el("ul", "", links)]);
}

export function sectionOf([id, title, content]: Section): DrawnElement {
  return lazily(drawn("section", { "aria-labelledby": id }), () => [drawn("h2", { id }, [title]), ...content()]);
}

function zoneChoice(zones: Zones): DrawnElement | undefined {
  if (zones.length === 0) return undefined;
  if (zones.length === 1) return el("p", "soft", [`Times in ${zones[0]}`]);
  return el("fieldset", "zones", [
    el("legend", "", ["Times in"]),
    ...zones.map((zone, index) =>
      el("label", "", [
        drawn("input", { type: "radio", name: "zone", id: `zone-${index}`, ...(index === 0 ? { checked: "" } : {}) }),
        zones.filter(each => zoneCity(each) === zoneCity(zone)).length > 1 ? zone : zoneCity(zone),
      ]),
    ),
  ]);
}

export function contextOf({ findings, rollback }: Book, zones: Zones): EntryContext {
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
