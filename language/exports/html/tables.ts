/** Facts, people, the schedule and accepted risks as tables, which are cards where there is no room for columns. */
import { formatDay, formatExactClock, formatRelative, zoneCity } from "../../time/format.js";
import type { BookAcceptance, BookFact, BookPerson, BookTime } from "../book/book.js";
import { type DrawnElement, drawn } from "../timeline/tree.js";
import { type Content, el } from "./page.js";
import { inZones, link, linked, messageOf, moment, period, reachable, shown, type Zones } from "./words.js";

export function factsOf(facts: readonly BookFact[], zones: Zones): DrawnElement {
  return el(
    "dl",
    "wide",
    facts.map(({ what, words }) => el("div", "", [el("dt", "", [what]), el("dd", "", shown(words, zones))])),
  );
}

export function peopleOf(people: readonly BookPerson[], zones: Zones): DrawnElement {
  if (people.length === 0) return el("p", "", ["Nobody is named."]);
  const hasWindow = people.some(({ window }) => window);
  const heads = ["Who", "Team", "Contact", "Time zone", "Hours", ...(hasWindow ? ["The window there"] : [])];
  const rows = people.map(each => [
    [each.title],
    shown(each.team, zones),
    each.contacts.length > 0
      ? each.contacts.flatMap((one, index): Content => [index === 0 ? "" : ", ", reachable(one)])
      : ["none"],
    [each.zone ?? "not stated"],
    shown(each.hours, zones),
    ...(each.window ? [shown(each.window, zones)] : []),
  ]);
  return table("People", heads, rows);
}

export function timetableOf(rows: readonly BookTime[], zones: Zones): DrawnElement {
  if (rows.length === 0) return el("p", "", ["The runbook has no activities."]);
  const elsewhere = zones.length > 0 && rows.some(({ ownerZone }) => ownerZone !== undefined && ownerZone !== zones[0]);
  const heads = ["No.", "When", "Activity", "Owner", ...(elsewhere ? ["Owner's clock"] : []), "Worst end", "Float"];
  return table(
    "Schedule",
    heads,
    rows.map(row => [
      [link(`#${row.number}`, row.number)],
      [...(row.span ? [period(row.span, zones)] : ["unknown"]), later(row)],
      [row.title],
      shown(row.owner, zones),
      ...(elsewhere ? [ownersClock(row)] : []),
      row.worstEnd === undefined ? ["unknown"] : [moment(row.worstEnd, zones), later(row)],
      [row.float],
    ]),
    rows.map(({ float }) => float === "critical"),
  );
}

function ownersClock({ ownerZone, span }: BookTime): Content {
  if (ownerZone === undefined || !span) return [];
  const say = (zone: string): string => `${formatDay(span.start, zone)} ${formatExactClock(span.start, zone)}`;
  return [inZones([ownerZone], span.start, say, formatRelative(span.start)), ` ${zoneCity(ownerZone)}`];
}

function later({ isLater }: BookTime): string {
  return isLater ? " or later" : "";
}

export function acceptedOf(accepted: readonly BookAcceptance[]): DrawnElement {
  return table(
    "Accepted risks",
    ["Rule", "Risk", "Because", "Accepted by", "Until"],
    accepted.map(({ code, risk, because, by, until }) => [
      [el("code", "", [code])],
      messageOf(risk),
      because.trim() === "" ? ["no reason given"] : linked(because),
      [by],
      [until ?? "no end stated"],
    ]),
  );
}

/** @param strong which rows stand out */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
  strong: readonly boolean[] = [],
): DrawnElement {
  const row = (cells: readonly Content[], index: number): DrawnElement =>
    el(
      "tr",
      strong[index] ? "strong" : "",
      cells.map((cell, column) => drawn("td", { "data-head": heads[column] ?? "" }, cell)),
    );
  return drawn("div", { class: "scrolled", tabindex: "0", role: "region", "aria-label": `${label}, as a table` }, [
    el("table", "", [
      el("thead", "", [
        el(
          "tr",
          "",
          heads.map(head => drawn("th", { scope: "col" }, [head])),
        ),
      ]),
      el("tbody", "", rows.map(row)),
    ]),
  ]);
}
