/** The facts and the people of a document of our own, as statements. */

import { isPlaceholder } from "../../syntax/placeholders.js";
import { isZone } from "../../time/offsets.js";
import { addAll, shownOf } from "../cells.js";
import type { Context } from "../context.js";
import { type Line, note, statement } from "../draft.js";
import type { Source } from "../ledger.js";
import { isName } from "../names.js";
import { quoted, writtenText } from "../values/texts.js";
import type { OwnDocument, OwnFact, OwnPerson } from "./document.js";
import { ownOwners } from "./parties.js";

export interface OwnLines {
  readonly name: string | undefined;
  readonly nameFrom: readonly Source[];
  readonly zoneFrom: readonly Source[];
  readonly lines: readonly Line[];
}

/** @param zone the runbook's, which is said already */
export function ownLines({ facts, people }: OwnDocument, zone: string | undefined, context: Context): OwnLines {
  const lines: Line[] = people.flatMap(person => personLines(person, context));
  let name: string | undefined;
  const nameFrom: Source[] = [];
  const zoneFrom: Source[] = [];
  for (const fact of facts) {
    const { what, text, cell } = fact;
    const source = context.sources.ofCell(cell);
    const nothing = nothingIn(fact);
    if (nothing !== undefined) context.drop(source, nothing);
    else if (what === "Runbook" && isName(text)) {
      name = text;
      nameFrom.push(source);
    } else if (what === "Time zone" && text === zone) zoneFrom.push(source);
    else addAll(lines, factStatements(fact, people, source, context));
  }
  return { name, nameFrom, zoneFrom, lines };
}

const workedOut: ReadonlySet<string> = new Set([
  ...["Time zone data", "T", "Plan", "Latest safe decision of the plan", "Point of no return"],
]);

function nothingIn({ what, text }: OwnFact): string | undefined {
  if (workedOut.has(what)) return "it is worked out from the plan";
  return text === "not stated" || text === "none recorded" ? "it says nothing" : undefined;
}

function factStatements(
  { what, text }: OwnFact,
  people: readonly OwnPerson[],
  source: Source,
  context: Context,
): readonly Line[] {
  const from = [source];
  const asNote = note(writtenText("note", what === "Note" ? text : `${what}: ${text}`), from);
  switch (what) {
    case "Time zone":
      return isZone(text) ? [statement(`timezone ${text}`, from)] : [asNote];
    case "Change": {
      const changes = text.split(", ").map(each => (/^[A-Za-z][\w-]*$/.test(each) ? each : quoted(each)));
      return [statement(`change ${changes.join(", ")}`, from)];
    }
    case "Environment": {
      const plain = text.replace(/ \(protected\)$/, "");
      const named = statement(`environment ${context.people.environment(plain, from)}`, from);
      return plain === text ? [named] : [named, asNote];
    }
    case "Risk":
      return /^(?:low|medium|high)$/.test(text) ? [statement(`risk ${text}`, from)] : [asNote];
    case "Status": {
      const [, state = "", why] = /^(done|cancelled)(?:: (.*))?$/s.exec(text) ?? [];
      return state === ""
        ? [asNote]
        : [statement(`status ${state}${why === undefined ? "" : ` ${quoted(why)}`}`, from)];
    }
    case "Bridge":
      return [statement(`bridge ${quoted(text)}`, from)];
    case "Coordinator":
    case "Decides on a rollback": {
      const parties = partiesIn(text, people);
      const names = parties?.map(title =>
        isPlaceholder(title) ? title : context.people.party({ title, isTeam: false, contacts: [] }, from),
      );
      const keyword = what === "Coordinator" ? "coordinator" : "decider";
      return names ? [statement(`${keyword} ${names.join(" or ")}`, from)] : [asNote];
    }
    default:
      return [asNote];
  }
}

/** Everybody who takes part is in the list of people; undefined where something else is said of them. */
function partiesIn(text: string, people: readonly OwnPerson[]): readonly string[] | undefined {
  const { owner, covers, others } = ownOwners(text, people);
  const titles = [owner ?? "", ...covers];
  const isKnown = (title: string): boolean => isPlaceholder(title) || people.some(each => each.title === title);
  return others.length === 0 && titles.every(isKnown) ? titles : undefined;
}

/** What a roster says of somebody; their hours and the window on their clock are for it to say again. */
function personLines({ title, contacts, isTeam, cells }: OwnPerson, context: Context): readonly Line[] {
  const { people, sources, drop } = context;
  const [who, team, contact, zone, hours, ...others] = cells;
  if (!who) return [];
  const from = [sources.ofCell(who)];
  const reached = contacts === "" ? [] : contacts.split(", ");
  const name = people.party({ title, isTeam, contacts: [] }, from);
  const lines: Line[] = [];
  const asNote = (label: string, cell: NonNullable<typeof who>): void => {
    lines.push(note(writtenText("note", `${title}: ${label}: ${shownOf(cell)}`), [sources.ofCell(cell)]));
  };
  const isHere = people.isDeclared(name);
  if (!isHere) drop(from[0], "the roster says it");
  if (contact) {
    if (reached.length === 0) drop(sources.ofCell(contact), "it says nothing");
    else if (isHere) people.reached(name, reached, [sources.ofCell(contact)]);
    else asNote("contact", contact);
  }
  if (zone) {
    const text = shownOf(zone);
    const isSaid = isZone(text) && isHere && people.lives(name, text, [sources.ofCell(zone)]);
    if (text === "not stated") drop(sources.ofCell(zone), "it says nothing");
    else if (!isSaid) asNote("time zone", zone);
  }
  if (team) {
    const text = shownOf(team);
    if (text === "team") drop(sources.ofCell(team), "it is declared as a team");
    else if (isTeam || !isHere) asNote("team", team);
    else
      for (const each of text.split(", "))
        people.member(name, people.party({ title: each, isTeam: true, contacts: [] }, [sources.ofCell(team)]), [
          sources.ofCell(team),
        ]);
  }
  if (hours) {
    if (shownOf(hours) === "not stated") drop(sources.ofCell(hours), "it says nothing");
    else asNote("hours", hours);
  }
  for (const each of others) if (each) drop(sources.ofCell(each), "it is worked out from the plan");
  return lines;
}
