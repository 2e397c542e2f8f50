/** Everybody and every place that a table names, declared once, by names that follow from what is written. */
import type { RosterNames } from "../starting/start.js";
import { type Line, statement } from "./draft.js";
import type { Missing } from "./imported.js";
import type { Source } from "./ledger.js";
import { nameGiver } from "./names.js";
import type { Declared } from "./printing.js";
import { sameAs } from "./values/folding.js";
import type { PartyWords } from "./values/parties.js";
import { quoted } from "./values/texts.js";

export interface People {
  /** Its name, declared when it is first seen. */
  readonly party: (words: PartyWords, from: readonly Source[]) => string;
  readonly reached: (name: string, contacts: readonly string[], from: readonly Source[]) => void;
  readonly member: (name: string, team: string, from: readonly Source[]) => void;
  readonly environment: (title: string, from: readonly Source[]) => string;
  /** Where somebody lives, by its zone; false where another was said before. */
  readonly lives: (name: string, zone: string, from: readonly Source[]) => boolean;
  readonly isPerson: (name: string) => boolean;
  /** Not in a roster that is there already. */
  readonly isDeclared: (name: string) => boolean;
  /** Those who are in no roster. */
  readonly declared: () => readonly Declared[];
  readonly missing: () => readonly Missing[];
}

interface Entry {
  readonly kind: "person" | "team" | "environment";
  readonly name: string;
  readonly title: string;
  readonly from: readonly Source[];
  readonly contacts: Map<string, readonly Source[]>;
  readonly teams: Map<string, readonly Source[]>;
  readonly zones: Map<string, readonly Source[]>;
}

export function peopleBook(roster: RosterNames | undefined): People {
  const listed = [
    ...(roster?.people ?? []).map(each => ({ ...each, kind: "person" as const })),
    ...(roster?.teams ?? []).map(each => ({ ...each, kind: "team" as const })),
    ...(roster?.environments ?? []).map(each => ({ ...each, kind: "environment" as const })),
  ];
  const nameFor = nameGiver([...listed.map(({ name }) => name), ...(roster?.skills ?? []).map(({ name }) => name)]);
  const known = new Map<string, { readonly name: string; readonly kind: Entry["kind"] }>();
  for (const { name, title, kind } of listed) {
    const group = kind === "environment" ? "place" : "who";
    for (const each of [name, title])
      if (each !== "" && !known.has(`${group} ${sameAs(each)}`)) known.set(`${group} ${sameAs(each)}`, { name, kind });
  }
  const entries = new Map<string, Entry>();

  const declare = (kind: Entry["kind"], title: string, from: readonly Source[]): string => {
    const key = `${kind === "environment" ? "place" : "who"} ${sameAs(title)}`;
    const before = known.get(key);
    if (before) return before.name;
    const name = nameFor(title, kind);
    known.set(key, { name, kind });
    entries.set(name, { kind, name, title, from, contacts: new Map(), teams: new Map(), zones: new Map() });
    return name;
  };
  const reached: People["reached"] = (name, contacts, from) => {
    const entry = entries.get(name);
    for (const contact of contacts) if (entry && !entry.contacts.has(contact)) entry.contacts.set(contact, from);
  };
  return {
    party: ({ title, isTeam, contacts }, from) => {
      const name = declare(isTeam ? "team" : "person", title, from);
      reached(name, contacts, from);
      return name;
    },
    reached,
    member: (name, team, from) => {
      const entry = entries.get(name);
      if (entry?.kind === "person" && !entry.teams.has(team)) entry.teams.set(team, from);
    },
    lives: (name, zone, from) => {
      const zones = entries.get(name)?.zones;
      if (!zones || (zones.size > 0 && !zones.has(zone))) return false;
      zones.set(zone, from);
      return true;
    },
    isDeclared: name => entries.has(name),
    environment: (title, from) => declare("environment", title, from),
    isPerson: name => entries.get(name)?.kind === "person",
    declared: () => [...entries.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).map(declaredOf),
    missing: () =>
      likenesses(
        [...entries.values()].filter(({ kind }) => kind !== "environment"),
        listed.filter(({ kind }) => kind !== "environment"),
      ),
  };
}

const order: readonly Entry["kind"][] = ["team", "person", "environment"];

function declaredOf({ kind, name, title, from, contacts, teams, zones }: Entry): Declared {
  const lines: Line[] = [];
  if (teams.size > 0) lines.push(statement(`team ${[...teams.keys()].join(", ")}`, [...teams.values()].flat()));
  const [zone] = zones;
  if (zone) lines.push(statement(`timezone ${zone[0]}`, zone[1]));
  if (contacts.size > 0)
    lines.push(statement(`contact ${[...contacts.keys()].map(quoted).join(", ")}`, [...contacts.values()].flat()));
  return { head: name === title ? `${kind} ${name}` : `${kind} ${name} ${quoted(title)}`, lines, from };
}

interface Named {
  readonly name: string;
  readonly title: string;
}

/** Who may be somebody that is known by another spelling: offered, never assumed. */
function likenesses(declared: readonly Entry[], listed: readonly Named[]): readonly Missing[] {
  const all: readonly Named[] = [...listed, ...declared];
  if (all.length > mostCompared) return [];
  return declared.flatMap(entry => {
    const like = all.find(other => other.name !== entry.name && isLike(entry.title, other.title));
    if (!like) return [];
    return [
      {
        about: "person" as const,
        message: `"${entry.title}" may be "${like.title}". They are two in the runbook: use ${like.name} for both if they are one.`,
        addresses: entry.from.map(({ address }) => address),
      },
    ];
  });
}

const mostCompared = 2_000;

/** Initials, or the first name alone: the shorter of the two may be the other. */
function isLike(short: string, long: string): boolean {
  const words = sameAs(long)
    .replace(/[^\p{L} ]/gu, " ")
    .split(" ")
    .filter(word => word !== "");
  const said = sameAs(short)
    .replace(/[^\p{L} ]/gu, " ")
    .trim();
  if (words.length < 2 || said === "") return false;
  if (said === words.map(word => word[0]).join("")) return true;
  if (said.split(" ").length === 1) return words.includes(said) && said.length > 2;
  const [first = "", ...others] = said.split(" ").filter(word => word !== "");
  return (
    others.length === 1 &&
    said !== words.join(" ") &&
    words.length === 2 &&
    first.length === 1 &&
    words[0]?.startsWith(first) === true &&
    words[1] === others[0]
  );
}
