/** One of the two runbooks that are compared, and what it takes to say what is in it. */
import { joined, named, said, type Words, words } from "../exports/book/words.js";
import { partyTitle } from "../exports/release.js";
import { keptFor } from "../plan/kept.js";
import type { Place } from "../plan/place.js";
import type { DeclarationId, Instant, Moment, Owners, Participant, PartyUse, Plan } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import { lineStarts } from "../syntax/lines.js";
import type { Analysis } from "../workspace/analysis.js";
import { type Fact, type FactName, fact, facts, type Listed, unordered } from "./fact.js";

/** Names that cannot be mixed up: phases, activities, rollbacks and contingencies share theirs. */
export type Scope = "part" | "person" | "team" | "skill" | "environment" | "holidays";

/** What it takes to say who and what is declared. */
export interface Naming {
  readonly plan: Plan;
  /** What something of this name is known by on both sides: where it was renamed, the name it had before. */
  readonly idOf: (scope: Scope, name: string) => string;
}

export interface Side extends Release, Naming {
  readonly analysis: Analysis;
  /** A place of the runbook as it is written, with single spaces. */
  readonly written: (place: Place) => string;
}

export function sideOf(analysis: Analysis, release: Release, idOf: Side["idOf"]): Side {
  const { text, uri } = analysis.file;
  let starts: readonly number[] | undefined;
  const written = ({ uri: of, range: { start, end } }: Place): string => {
    if (of !== uri) return "";
    starts ??= lineStarts(text);
    const from = (starts[start.line] ?? 0) + start.character;
    return text.slice(from, (starts[end.line] ?? 0) + end.character).replace(/\s+/g, " ");
  };
  return { ...release, analysis, plan: analysis.plan, idOf, written };
}

export function partyKey(party: PartyUse, { idOf }: Naming): string {
  return party.kind === "nobody" ? `nobody ${party.name}` : `${party.kind} ${idOf(party.kind, party.name)}`;
}

function party(use: Participant, side: Naming): Listed {
  const title = partyTitle(use, side.plan);
  const { label } = use;
  return {
    key: JSON.stringify([partyKey(use, side), label ?? ""]),
    words: label === undefined ? words`${title}` : words`${title} (${label})`,
  };
}

export function partyWords(use: Participant, side: Naming): Words {
  return party(use, side).words;
}

export function partiesFact(what: FactName, all: readonly Participant[], side: Naming): readonly Fact[] {
  return facts(
    what,
    all.map(each => party(each, side)),
    " or ",
  );
}

/** What stands on the block around, or nowhere, is a fact of the block. */
const notOwn = "not said here";

export function ownersFacts(owners: Owners | undefined, side: Side): readonly Fact[] {
  const [first, ...cover] = owners?.parties ?? [];
  const all = [
    ["owner", first ? [first] : [], " or "],
    ["cover", cover, " or "],
    ["with", owners?.with ?? [], " and "],
  ] as const;
  return all.map(([what, parties, between]) => {
    const [listed] = (what === "with" ? unordered : facts)(
      what,
      parties.map(each => party(each, side)),
      between,
    );
    const keys = listed?.keys ?? [""];
    return { what, keys: owners && !owners.inherited ? keys : [...keys, notOwn], words: listed?.words ?? [] };
  });
}

/**
 * A time: the same where the instant is, where it counts from T as before, and where it is still written so. Only the window, the zone or
 * T has moved it then.
 */
export function momentFact(what: "at" | "by" | "go-live", at: Moment | undefined, side: Side): readonly Fact[] {
  if (!at) return [];
  const written = `written ${side.written(at.place)}`;
  if (at.at === undefined) return fact(what, side.written(at.place), written);
  return [{ what, keys: [...instantKeys([at.at], side), written], words: [{ kind: "moment", at: at.at }] }];
}

export function instantKeys(all: readonly Instant[], { schedule, runbook: { zero = 0 } }: Side): readonly string[] {
  const fromZero = `from T ${all.map(at => at - zero).join(" ")}`;
  return schedule.dated ? [`at ${all.join(" ")}`, fromZero] : [fromZero];
}

type DeclaredKind = Exclude<Scope, "part">;

/** Names of declarations, as they are written. */
export function declaredFact(
  what: FactName,
  ids: readonly DeclarationId[],
  kind: DeclaredKind,
  side: Naming,
): readonly Fact[] {
  const names = namesById(declaredOf(kind, side.plan));
  return unordered(
    what,
    ids.map(id => {
      const name = names.get(id) ?? nameIn(id);
      return { key: side.idOf(kind, name), words: named(name) };
    }),
    ", ",
  );
}

function declaredOf(kind: DeclaredKind, { people, teams, skills, environments, holidays }: Plan) {
  switch (kind) {
    case "person":
      return people;
    case "team":
      return teams;
    case "skill":
      return skills;
    case "environment":
      return environments;
    case "holidays":
      return holidays;
  }
}

const namesById = keptFor(
  (all: readonly { readonly id: DeclarationId; readonly name: string }[]): ReadonlyMap<DeclarationId, string> =>
    new Map(all.map(({ id, name }) => [id, name])),
);

/** Of what is not declared here. */
function nameIn(id: DeclarationId): string {
  return id.slice(id.indexOf("#") + 1);
}

/** People and teams who may work on an environment. */
export function operatorsFact(ids: readonly DeclarationId[], side: Naming): readonly Fact[] {
  const [people, teams] = [namesById(side.plan.people), namesById(side.plan.teams)];
  return unordered(
    "operators",
    ids.map(id => {
      const person = people.get(id);
      const name = person ?? teams.get(id) ?? nameIn(id);
      return { key: side.idOf(person === undefined ? "team" : "person", name), words: named(name) };
    }),
    ", ",
  );
}

export function namesFact(what: FactName, names: readonly string[], scope: Scope, side: Side): readonly Fact[] {
  return unordered(
    what,
    names.map(name => ({ key: side.idOf(scope, name), words: named(name) })),
    ", ",
  );
}

/** "A", "A and B", "A, B, C and 2 more" */
export function fewOf(all: readonly Words[], most = 4): Words {
  const shown = all.slice(0, most);
  const more = all.length - shown.length;
  if (more > 0) return words`${joined(shown, ", ")} and ${said(`${more} more`)}`;
  const last = shown.at(-1);
  return shown.length < 2 || !last ? joined(shown, "") : words`${joined(shown.slice(0, -1), ", ")} and ${last}`;
}
