/** Fields that activities, rollbacks and contingencies have in common: who, how long, with what, and texts. */

import type { AstNode, Reference } from "langium";
import type {
  Coordinator,
  Decider,
  Needs,
  On,
  Owner,
  Participant as ParticipantNode,
  Statement,
  Takes as TakesNode,
  UseEnvironment,
} from "../generated/ast.js";
import { compact } from "../plan/compact.js";
import { keptFor } from "../plan/kept.js";

import type {
  Activity,
  Audience,
  EnvironmentUse,
  Escalation,
  Otherwise,
  Owners,
  Participant,
  PartyUse,
  SkillUse,
  Takes,
  Text,
} from "../plan/plan.js";
import { isPlaceholder } from "../syntax/placeholders.js";
import { fenceValue } from "../syntax/values.js";
import type { Fields } from "./blocks.js";
import { readSeconds } from "./clock.js";
import { lookUp, type Names } from "./links.js";
import { type Remembering, recall } from "./memory.js";
import { placeOf, placeOfProperty, placeOfReference, placesOfProperty } from "./places.js";

/** What names resolve to while a file is being planned. */
export interface ResolveContext extends Remembering {
  readonly names: Names;
  /** Positions in the plan's lists, by declaration id. */
  readonly people: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
  readonly environments: ReadonlyMap<string, number>;
}

export function partyUse(
  context: ResolveContext,
  reference: Reference | undefined,
  node: AstNode,
): PartyUse | undefined {
  if (!reference?.$refText) return undefined;
  const found = lookUp(context.notes, context.names, reference, "Party", node, isPlaceholder);
  const name = reference.$refText;
  const place = found?.place ?? placeOfReference(reference, node);
  const person = found && context.people.get(found.id);
  if (person !== undefined) return { kind: "person", person, name, place };
  const team = found && context.teams.get(found.id);
  if (team !== undefined) return { kind: "team", team, name, place };
  return { kind: "nobody", placeholder: !found && isPlaceholder(name), name, place };
}

export function partyUses(
  context: ResolveContext,
  references: readonly Reference[],
  node: AstNode,
): readonly PartyUse[] {
  const found: PartyUse[] = [];
  for (const reference of references) {
    const use = partyUse(context, reference, node);
    if (use) found.push(use);
  }
  return compact(found);
}

export function parties(context: ResolveContext, statement: Coordinator | Decider | undefined): readonly PartyUse[] {
  return statement ? partyUses(context, statement.parties, statement) : [];
}

/** The owners a block states itself, else those around it. Undefined as well where an `owner` line could not be read. */
export function ownersOf(
  context: ResolveContext,
  { one, unread }: Pick<Fields, "one" | "unread">,
  around: Owners | undefined,
): Owners | undefined {
  if (unread.may("owner")) return undefined;
  return ownOwners(context, one("Owner")) ?? around;
}

function ownOwners(context: ResolveContext, statement: Owner | undefined): Owners | undefined {
  if (!statement) return undefined;
  return recall(context, statement, "owners", [], () => {
    const owners = partyUses(context, statement.parties, statement);
    if (owners.length === 0) return undefined;
    const others = statement.with.flatMap(each => participant(context, each) ?? []);
    return { parties: owners, with: others, place: placeOf(statement), inherited: false };
  });
}

function participant(context: ResolveContext, node: ParticipantNode): Participant | undefined {
  const use = partyUse(context, node.party, node);
  return use && node.label ? { ...use, label: node.label } : use;
}

export function accountableOf(
  context: ResolveContext,
  statement: Extract<Statement, { $type: "Accountable" }> | undefined,
): PartyUse | undefined {
  return statement && recall(context, statement, "party", [], () => partyUse(context, statement.party, statement));
}

export function escalationOf(
  context: ResolveContext,
  statement: Extract<Statement, { $type: "Escalate" }> | undefined,
): Escalation | undefined {
  return (
    statement &&
    recall(context, statement, "escalation", [], () => {
      const party = partyUse(context, statement.party, statement);
      const after = readSeconds(context.notes, statement.delay, () => placeOfProperty(statement, "delay"));
      return party && after !== undefined ? { party, after, place: placeOf(statement) } : undefined;
    })
  );
}

/** As what stands in it sees them; the very same as before for a check that remembers. */
export function inherited({ memory }: Pick<ResolveContext, "memory">, owners: Owners | undefined): Owners | undefined {
  if (!owners || owners.inherited) return owners;
  return memory ? keptInherited(owners) : asInherited(owners);
}

function asInherited({ parties, with: taking, place }: Owners): Owners {
  return { parties, with: taking, place, inherited: true };
}

const keptInherited = keptFor((owners: Owners) => asInherited(owners));

export function skillUses(context: ResolveContext, statement: Needs | undefined): readonly SkillUse[] {
  if (!statement) return none;
  const uses: SkillUse[] = [];
  for (const reference of statement.skills) {
    if (!reference.$refText) continue;
    const found = lookUp(context.notes, context.names, reference, "Skill", statement);
    const place = found?.place ?? placeOf(statement);
    uses.push({ skill: found?.id, name: reference.$refText, place });
  }
  return compact(uses);
}

export function environmentUse(
  context: ResolveContext,
  statement: On | UseEnvironment | undefined,
): EnvironmentUse | undefined {
  const { environment } = statement ?? {};
  if (!statement || !environment?.$refText) return undefined;
  return recall(context, statement, "environment", [], () => {
    const found = lookUp(context.notes, context.names, environment, "Environment", statement);
    return {
      environment: found && context.environments.get(found.id),
      name: environment.$refText,
      place: found?.place ?? placeOf(statement),
      inherited: false,
    };
  });
}

export function inheritedUse(use: EnvironmentUse | undefined): EnvironmentUse | undefined {
  return use && (use.inherited ? use : inheritedEnvironment(use));
}

const inheritedEnvironment = keptFor((use: EnvironmentUse): EnvironmentUse => ({ ...use, inherited: true }));

/** How long, in seconds. `takes at most D` plans the whole of D. Undefined when not written or not understood. */
export function takesOf(context: ResolveContext, statement: TakesNode | undefined): Takes | undefined {
  if (!statement) return undefined;
  const planned = readSeconds(context.notes, statement.planned, () => placeOfProperty(statement, "planned"));
  const worst = readSeconds(context.notes, statement.worst, () => placeOfProperty(statement, "worst"));
  const either = planned ?? worst;
  if (either === undefined) return undefined;
  return { planned: either, worst: worst ?? either, place: placeOf(statement) };
}

export function audienceOf(
  context: ResolveContext,
  statement: Extract<Statement, { $type: "To" }> | undefined,
): readonly Audience[] {
  if (!statement) return none;
  return statement.audience.flatMap((each): Audience[] => {
    if (each.channel !== undefined) return [{ kind: "channel", channel: each.channel, place: placeOf(each) }];
    const party = partyUse(context, each.party, each);
    return party ? [{ kind: "party", party }] : [];
  });
}

export function decisionOf(
  statement: Extract<Statement, { $type: "Otherwise" | "Then" }> | undefined,
): Otherwise | undefined {
  if (!statement) return undefined;
  const place = placeOf(statement);
  if (statement.rollback) return { kind: "rollback", place };
  return statement.text === undefined ? undefined : { kind: "text", text: statement.text, place };
}

/** A string, or a fence without its fence and common indentation. */
export function textOfProperty<N extends AstNode>(node: N | undefined, property: keyof N & string): Text | undefined {
  const value = node?.[property];
  if (!node || typeof value !== "string") return undefined;
  const place = placeOfProperty(node, property);
  if (!value.startsWith("```")) return { text: value, place };
  const { language, text } = fenceValue(value);
  return { text, language, place };
}

export function textsOfList<N extends AstNode>(node: N, property: keyof N & string): readonly Text[] {
  const values: unknown = node[property];
  if (!Array.isArray(values)) return [];
  const places = placesOfProperty(node, property);
  return values.flatMap((value, index) =>
    typeof value === "string" ? [{ text: value, place: places[index] ?? placeOf(node) }] : [],
  );
}

/** The repeatable texts of a block, in order. */
export function textsOf(fields: Fields): Pick<Activity, "run" | "expect" | "links" | "notes"> {
  return {
    run: textsSaid(fields.all("Run"), each => textOfProperty(each, "command") ?? textOfProperty(each, "fence")),
    expect: textsSaid(fields.all("Expect"), each => textOfProperty(each, "text") ?? textOfProperty(each, "fence")),
    links: textsSaid(fields.all("Link"), each => textOfProperty(each, "url")),
    notes: textsSaid(fields.all("Note"), each => textOfProperty(each, "text") ?? textOfProperty(each, "fence")),
  };
}

const none: readonly never[] = [];

function textsSaid<N>(statements: readonly N[], textIn: (statement: N) => Text | undefined): readonly Text[] {
  if (statements.length === 0) return none;
  const texts: Text[] = [];
  for (const each of statements) {
    const text = textIn(each);
    if (text && saysSomething(text)) texts.push(text);
  }
  return compact(texts);
}

/** An empty text, as a snippet leaves it, is as good as none. */
export function saysSomething({ text }: Text): boolean {
  return text.trim() !== "";
}
