/** What lasts as long as something else. */
import type { Activity as ActivityNode, During as DuringNode, Phase, Statement } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { During, Item, OwnTime } from "../plan/plan.js";
import type { Fields } from "./blocks.js";
import { readSeconds } from "./clock.js";
import { note } from "./context.js";
import type { Builder, WorkDraft } from "./draft.js";
import { lookUpPart } from "./links.js";
import { placeOf, placeOfProperty, placeOfReference, removalOf } from "./places.js";
import type { ResolveContext } from "./uses.js";

/** As it is written: what it names is found when everything has its number. */
export function duringOf(context: ResolveContext, node: DuringNode, fields: Fields): During {
  const everyPlace = placeOfProperty(node, "interval");
  const seconds = readSeconds(context.notes, node.interval, () => everyPlace);
  const ownTime = (keyword: OwnTime["keyword"], statement: Statement | undefined): readonly OwnTime[] =>
    statement ? [{ keyword, place: placeOf(statement), removal: removalOf(statement) }] : [];
  return {
    item: undefined,
    part: undefined,
    name: node.part?.$refText ?? "",
    every: seconds === undefined ? undefined : { seconds, place: everyPlace },
    contradicted: [
      ...ownTime("takes", fields.one("Takes")),
      ...ownTime("at", fields.one("At")),
      ...ownTime("after", fields.one("After")),
    ],
    place: placeOf(node),
    namePlace: node.part ? placeOfReference(node.part, node) : placeOf(node),
    removal: removalOf(node),
  };
}

/** By activity that lasts as long as something: what it names, and whose times that gives it. */
export type LastedParts = ReadonlyMap<number, Pick<During, "item" | "part">>;

const none: LastedParts = new Map();

export function lastedParts(builder: Builder, draft: WorkDraft): LastedParts {
  if (draft.lasting.length === 0) return none;
  const named = new Map(draft.lasting.map(({ index, during }) => [index, namedBy(builder, draft, during)]));
  const parts = new Map<number, Item | undefined>();
  for (const index of named.keys()) follow(index, named, parts);
  return new Map([...named].map(([index, item]) => [index, { item, part: parts.get(index) }]));
}

function namedBy({ context: { notes }, parts }: Builder, draft: WorkDraft, during: DuringNode): Item | undefined {
  const isPart = (part: NamedPart): part is ActivityNode | Phase => part.$type === "Activity" || part.$type === "Phase";
  const found = lookUpPart(notes, parts, during.part, during, isPart, "an activity or a phase");
  if (!found) return undefined;
  const item = draft.numbers.get(found.part);
  if (!item) {
    note(
      notes,
      "syntax/kind",
      found.place,
      `\`${found.name}\` is part of another plan: a rollback and the runbook cannot last as long as each other`,
    );
  }
  return item;
}

/** Follows those that last as long as another of them to what has a time; those in a cycle lead to nothing. */
function follow(
  from: number,
  named: ReadonlyMap<number, Item | undefined>,
  parts: Map<number, Item | undefined>,
): void {
  const path: number[] = [];
  let part: Item | undefined = named.get(from);
  let at = from;
  while (!parts.has(at)) {
    parts.set(at, undefined);
    path.push(at);
    part = named.get(at);
    if (part?.kind !== "activity" || !named.has(part.index)) break;
    at = part.index;
    part = parts.get(at);
  }
  for (const each of path) parts.set(each, part);
}
