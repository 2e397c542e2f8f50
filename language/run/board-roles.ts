/** Who may write what on a board: one table. Asked by the server of everything that is posted, and by the page for its buttons. */
import { list } from "../wording/lists.js";
import type { BoardActivity, BoardDocument, BoardReader, BoardRole } from "./board.js";
import type { EventKind, Said } from "./events.js";

/** What a board is asked about who is who. */
export type Roster = Pick<BoardDocument, "activities" | "people" | "coordinators" | "deciders">;

/** Of everything, of what is theirs, or of nothing. */
type Reach = "all" | "own" | "none";

type Row = Readonly<Record<BoardRole, Reach>>;

const everybody: Row = { coordinator: "all", decider: "all", owner: "all", viewer: "none" };
const whoseItIs: Row = { coordinator: "all", decider: "own", owner: "own", viewer: "none" };
const whoDecides: Row = { coordinator: "all", decider: "all", owner: "none", viewer: "none" };
const coordinator: Row = { coordinator: "all", decider: "none", owner: "none", viewer: "none" };
/** Written by `gonogo run`: it needs the runbook's text. */
const nobody: Row = { coordinator: "none", decider: "none", owner: "none", viewer: "none" };

const table: Readonly<Record<EventKind, Row>> = {
  opened: nobody,
  started: whoseItIs,
  done: whoseItIs,
  failed: whoseItIs,
  skipped: whoseItIs,
  blocked: whoseItIs,
  unblocked: whoseItIs,
  held: everybody,
  resumed: whoDecides,
  decision: { coordinator: "all", decider: "all", owner: "own", viewer: "none" },
  handover: whoseItIs,
  acknowledged: everybody,
  note: everybody,
  replanned: nobody,
  "rollback-called": whoDecides,
  undone: whoseItIs,
  corrected: whoseItIs,
  closed: coordinator,
};

/**
 * By the runbook, and by what was handed over since. Where it names no coordinator the deciders are, and where it names neither everybody
 * who takes part: somebody has to be.
 * @param name undefined for whoever only looks
 */
export function boardRole(roster: Roster, name: string | undefined): BoardRole {
  if (name === undefined) return "viewer";
  const { coordinators, deciders, activities } = roster;
  const isOneOf = (parties: readonly string[]): boolean => parties.some(party => isOf(roster, party, name));
  if (isOneOf(coordinators)) return "coordinator";
  if (isOneOf(deciders)) return coordinators.length === 0 ? "coordinator" : "decider";
  const hasPart = activities.some(each => takesPart(roster, name, each));
  if (!hasPart) return "viewer";
  return coordinators.length + deciders.length === 0 ? "coordinator" : "owner";
}

/** Whether something is theirs: they are responsible for it, cover for who is, or take part, alone or with their team. */
export function isTheirs(roster: Roster, name: string, activity: string): boolean {
  const found = roster.activities.find(each => each.name === activity);
  return found !== undefined && takesPart(roster, name, found);
}

export function takesPart(
  roster: Pick<Roster, "people">,
  name: string,
  { owners, others }: Pick<BoardActivity, "owners" | "others">,
): boolean {
  return [...owners, ...others].some(party => isOf(roster, party, name));
}

/** Everybody who has something to do or to decide, in the order of the roster. */
export function whoTakesPart(roster: Roster): readonly string[] {
  return roster.people.flatMap(({ name }) => (boardRole(roster, name) === "viewer" ? [] : [name]));
}

/** Why a reader may not write that, in words; undefined where they may. Whether it fits the run is asked after that. */
export function whyNotAllowed(
  document: Roster & Pick<BoardDocument, "log">,
  { name, role }: Pick<BoardReader, "name" | "role">,
  said: Said,
): string | undefined {
  const reach = table[said.kind][role];
  if (said.kind === "opened" || said.kind === "replanned")
    return `the board does not write that: \`gonogo run ${said.kind === "opened" ? "open" : "replan"}\` does`;
  if (role === "viewer" || name === null)
    return "whoever has a link to look writes nothing: ask the coordinator for a link of your own";
  // What is said instead is said as well.
  const instead = said.kind === "corrected" && said.instead;
  const notInstead = instead ? whyNotAllowed(document, { name, role }, instead) : undefined;
  if (notInstead !== undefined) return notInstead;
  // A longer window is asked for by who answers for it.
  if (said.kind === "note" && said.extension !== undefined && role === "owner") return onlyThey(document);
  if (reach === "all" || (reach === "own" && isOwn(document, name, said))) return undefined;
  if (said.kind === "closed") return `only the coordinator closes a run${asking(document.coordinators)}`;
  return reach === "none" ? onlyThey(document) : `that is not yours to write${asking(whoElse(document, said))}`;
}

function isOwn(document: Roster & Pick<BoardDocument, "log">, name: string, said: Said): boolean {
  switch (said.kind) {
    case "corrected":
      return document.log.find(({ seq }) => seq === said.of)?.by === name;
    case "handover":
      if (said.activity === undefined) return said.from === name;
      return isTheirs(document, name, said.activity);
    default:
      return "activity" in said && said.activity !== undefined && isTheirs(document, name, said.activity);
  }
}

function whoElse(document: Roster & Pick<BoardDocument, "log">, said: Said): readonly string[] {
  const by = said.kind === "corrected" ? document.log.find(({ seq }) => seq === said.of)?.by : undefined;
  const named = "activity" in said ? document.activities.find(each => each.name === said.activity) : undefined;
  return [...(by === undefined ? [] : [by]), ...(named?.owners ?? []), ...document.coordinators];
}

function onlyThey({ coordinators, deciders }: Roster): string {
  return `only the coordinator or a decider writes that${asking([...coordinators, ...deciders])}`;
}

function asking(names: readonly string[]): string {
  const known = [...new Set(names)];
  return known.length === 0 ? "" : `: ask ${list(known, "or")}`;
}

/** They are named themselves, or their team is. */
function isOf({ people }: Pick<Roster, "people">, party: string, name: string): boolean {
  return party === name || people.some(person => person.name === name && person.teams.includes(party));
}
