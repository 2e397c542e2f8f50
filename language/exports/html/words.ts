/** Words of a document as HTML: each moment in every zone the reader may choose. */
import type { Instant } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import { formatIso } from "../../time/format.js";
import type { Word, Words } from "../book/words.js";
import { linkTarget } from "../link-target.js";
import { addressesIn, plain } from "../plain.js";
import { momentText, periodText } from "../plain-words.js";
import { type DrawnElement, drawn } from "../timeline/tree.js";
import { type Content, el } from "./page.js";

/** The zones the reader may choose from, the first at the beginning; none where moments count from T. */
export type Zones = readonly string[];

export function shown(words: Words, zones: Zones): Content {
  return words.flatMap(word => showWord(word, zones));
}

function showWord(word: Word, zones: Zones): Content {
  switch (word.kind) {
    case "ours":
      return [word.text];
    case "theirs":
      return linked(word.text);
    case "contact":
      return [reachable(word.text)];
    case "strong":
      return [el("strong", "", shown(word.words, zones))];
    case "name":
      return [el("code", "", [word.name])];
    case "message":
      return messageOf(word.text);
    case "moment":
      return [moment(word.at, zones)];
    case "period":
      return [period(word.span, word.zone === undefined ? zones : [word.zone])];
    case "see":
      return [link(`#${word.number}`, word.number)];
  }
}

export function moment(at: Instant, zones: Zones): DrawnElement {
  return inZones(zones, at, zone => momentText(at, zone), momentText(at, undefined));
}

export function period(span: Span, zones: Zones): DrawnElement {
  return inZones(zones, span.start, zone => periodText(span, zone), periodText(span, undefined));
}

/** One text a zone, of which the style sheet shows the chosen one. */
export function inZones(zones: Zones, at: Instant, say: (zone: string) => string, fromT: string): DrawnElement {
  if (zones.length === 0) return el("span", "time", [fromT]);
  const texts = zones.map(say);
  const [only] = texts;
  return drawn(
    "time",
    { datetime: formatIso(at, "UTC").replace("+00:00", "Z") },
    zones.length === 1 ? [only] : texts.map((text, index) => el("span", `zone zone-${index}`, [text])),
  );
}

/** A text with its web addresses as links. */
export function linked(text: string): Content {
  const line = plain(text);
  const parts: (DrawnElement | string)[] = [];
  let done = 0;
  for (const { from, to } of addressesIn(line)) {
    const address = line.slice(from, to);
    parts.push(line.slice(done, from), link(linkTarget(address) ?? "", address));
    done = to;
  }
  parts.push(line.slice(done));
  return parts.filter(part => part !== "");
}

const mailbox = /^[\w.%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const number = /^\+?[\d ()./-]{5,24}$/;

/** A mailbox and a telephone number can be called from where they stand. */
export function reachable(text: string): DrawnElement | string {
  const line = plain(text);
  if (mailbox.test(line)) return link(`mailto:${line}`, line);
  if (number.test(line)) return link(`tel:${line.replace(/[^\d+]/g, "")}`, line);
  return line.startsWith("https://") || line.startsWith("http://") ? el("span", "", linked(line)) : line;
}

export function link(address: string, text: string): DrawnElement {
  return drawn("a", { href: address }, [text]);
}

/** What the checker says, with what it puts between backticks as code. */
export function messageOf(text: string): Content {
  return plain(text)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? el("code", "", [part]) : part));
}
