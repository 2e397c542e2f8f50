import type { Edit } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Owners, PartyUse } from "../../plan/plan.js";
import { titleOf } from "../../staffing/people.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import type { Group } from "../groups.js";
import type { Report, Rule, Subject } from "../rule.js";
import { aboutServed, ownerStatementsOf, type Served, servedBy, someOwners } from "./statements.js";

export const repeated: Rule = {
  code: "owner/repeated",
  severity: "error",
  check,
};

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  if (!someOwners(release, owners => repetitions(owners).length > 0)) return;
  for (const statement of ownerStatementsOf(release)) {
    const found = repetitions(statement.owners);
    if (found.length === 0) continue;
    const groups = byAccept(servedBy(statement), release.runbook, repeated.code, ({ place }) => place);
    for (const group of groups.values()) yield* found.map(each => reportOf(staff, each, group));
  }
}

function reportOf(staff: Staff, { use, earlier, remove }: Repetition, served: Group<Served>): Report {
  return {
    message: `${titleOf(staff, use)} is named twice for ${quoted(served[0].title)}, but nobody can cover for themselves. Remove one, or name somebody else.`,
    place: use.place,
    ...aboutServed(served),
    related: [{ message: "named here first", place: earlier.place }],
    fixes: () => [{ kind: "safe", title: `Remove the second \`${use.name}\``, edits: [remove] }],
  };
}

interface Repetition {
  readonly use: PartyUse;
  readonly earlier: PartyUse;
  readonly remove: Edit;
}

/** Who covers for themselves, or takes part in what they own. A cover may well take part. */
function repetitions({ parties, with: taking }: Owners): readonly Repetition[] {
  if (parties.length + taking.length < 2) return nothing;
  if (parties.length === 2 && taking.length === 0 && !isSame(parties[0], parties[1])) return nothing;
  const [owner] = parties;
  const found = repetitionsIn(parties, parties.at(0));
  if (!owner) return found;
  const firstOf = firsts();
  firstOf(owner);
  const others = taking.flatMap((use, index): Repetition[] => {
    const earlier = firstOf(use);
    const next = taking[index + 1];
    const before = taking[index - 1] ?? parties.at(-1) ?? owner;
    // The first of several takes its comma along, so that `with` stays.
    const place = index === 0 && next ? between(use, next) : laterThan(before, use);
    return earlier ? [{ use, earlier, remove: { place, newText: "" } }] : [];
  });
  return [...found, ...others];
}

function repetitionsIn(parties: readonly PartyUse[], first: PartyUse | undefined): readonly Repetition[] {
  const firstOf = firsts();
  let before = first;
  return parties.flatMap((use): Repetition[] => {
    const earlier = firstOf(use);
    const place = before ? laterThan(before, use) : use.place;
    before = use;
    return earlier ? [{ use, earlier, remove: { place, newText: "" } }] : [];
  });
}

const nothing: readonly never[] = [];

function isSame(a: PartyUse | undefined, b: PartyUse | undefined): boolean {
  if (a?.kind === "person" && b?.kind === "person") return a.person === b.person;
  return a?.kind === "team" && b?.kind === "team" && a.team === b.team;
}

/** Asked for one use after the other: the first that names the same person or team, if it is not this one. */
function firsts(): (use: PartyUse) => PartyUse | undefined {
  const [people, teams] = [new Map<number, PartyUse>(), new Map<number, PartyUse>()];
  const firstIn = (known: Map<number, PartyUse>, index: number, use: PartyUse): PartyUse | undefined => {
    const first = known.get(index);
    if (!first) known.set(index, use);
    return first;
  };
  return use => {
    if (use.kind === "person") return firstIn(people, use.person, use);
    return use.kind === "team" ? firstIn(teams, use.team, use) : undefined;
  };
}

/** From the end of one to the end of the next: ` or ana`. */
function laterThan(before: PartyUse, use: PartyUse): Place {
  return { uri: use.place.uri, range: { start: before.place.range.end, end: use.place.range.end } };
}

/** From the start of one to the start of the next: `ana, `. */
function between(use: PartyUse, next: PartyUse): Place {
  return { uri: use.place.uri, range: { start: use.place.range.start, end: next.place.range.start } };
}
