/** From names in the text to what they name, and the findings where they name nothing. */
import type { AstNode, Reference } from "langium";
import { kindOf, type NamedDeclaration, type NamedPart, type Visible } from "../names/names.js";
import type { Fix } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { DeclarationId, Item, NamedItem } from "../plan/plan.js";
import { nearest } from "../syntax/nearest.js";
import { type Notes, note } from "./context.js";
import { placeOfReference } from "./places.js";

export type Names = ReadonlyMap<string, Visible>;

/** What names mean, one a line: what names that are looked up depend on. */
export function namesInSight(names: Names): readonly string[] {
  return [...names].map(([name, { declaration, file }]) => `${name} ${declaration.$type} ${file.uri}`);
}

export function idOf(uri: string, name: string): DeclarationId {
  return `${uri}#${name}`;
}

const wanted = {
  Skill: "a skill",
  Team: "a team",
  Environment: "an environment",
  Holidays: "a list of holidays",
  Party: "a person or a team",
} as const;

type WantedKind = keyof typeof wanted;

/** The declaration a reference means. Undefined, with a mistake noted unless `quiet`, when there is none of that kind. */
export function lookUp(
  notes: Notes,
  names: Names,
  reference: Reference | undefined,
  kind: WantedKind,
  owner: AstNode,
  quiet: (name: string) => boolean = () => false,
):
  | { readonly id: DeclarationId; readonly name: string; readonly place: Place; readonly is: NamedDeclaration["$type"] }
  | undefined {
  if (!reference?.$refText) return undefined;
  const name = reference.$refText;
  const place = placeOfReference(reference, owner);
  const visible = names.get(name);
  if (!visible) {
    if (!quiet(name) && !notes.incomplete) unknownName(notes, names, name, kind, place);
    return undefined;
  }
  const is = visible.declaration.$type;
  const fits = kind === "Party" ? is === "Person" || is === "Team" : is === kind;
  if (!fits) {
    note(
      notes,
      "syntax/kind",
      place,
      `\`${name}\` is ${kindOf(visible.declaration)}, but ${wanted[kind]} is expected here`,
      {
        fixes: replacements(notes, names, () => namesOfKind(names, kind), name, place),
      },
    );
    return undefined;
  }
  return { id: idOf(visible.file.uri, name), name, place, is };
}

function unknownName(notes: Notes, names: Names, name: string, kind: WantedKind, place: Place): void {
  const fixes = replacements(notes, names, () => namesOfKind(names, kind), name, place);
  const meant = fixes[0]?.edits[0]?.newText;
  const advice = meant
    ? `did you mean \`${meant}\`?`
    : `declare ${wanted[kind]} of that name, or import the file that does`;
  note(notes, "syntax/reference", place, `\`${name}\` is not declared in this file or its imports: ${advice}`, {
    fixes,
  });
}

function namesOfKind(names: Names, kind: WantedKind): string[] {
  const fits = ({ declaration }: Visible): boolean =>
    kind === "Party" ? declaration.$type === "Person" || declaration.$type === "Team" : declaration.$type === kind;
  return [...names].filter(([, visible]) => fits(visible)).map(([name]) => name);
}

/**
 * The part of the runbook a reference means. Undefined, with a mistake noted, when there is none that fits.
 * @param isOffered which of the parts that fit a misspelt name may have meant
 */
export function lookUpPart<P extends NamedPart>(
  notes: Notes,
  parts: ReadonlyMap<string, NamedPart>,
  reference: Reference | undefined,
  owner: AstNode,
  fits: (part: NamedPart) => part is P,
  meant: string,
  isOffered: (part: P) => boolean = () => true,
): { readonly part: P; readonly name: string; readonly place: Place } | undefined {
  if (!reference?.$refText) return undefined;
  const name = reference.$refText;
  const place = placeOfReference(reference, owner);
  const part = parts.get(name);
  if (part && fits(part)) return { part, name, place };
  const offered = (): string[] =>
    [...parts].flatMap(([each, other]) => (fits(other) && isOffered(other) ? [each] : []));
  const fixes = replacements(notes, parts, offered, name, place);
  if (!part) {
    const like = fixes[0]?.edits[0]?.newText;
    const advice = like ? `did you mean \`${like}\`?` : `name ${meant} of this runbook`;
    note(notes, "syntax/reference", place, `nothing in this runbook is called \`${name}\`: ${advice}`, { fixes });
    return undefined;
  }
  note(notes, "syntax/kind", place, `\`${name}\` is ${kindOf(part)}, but ${meant} is expected here`, { fixes });
  return undefined;
}

/** The same of a part of a plan, by its number there. */
export function lookUpItem<P extends NamedPart>(
  notes: Notes,
  parts: ReadonlyMap<string, NamedPart>,
  numbers: ReadonlyMap<AstNode, Item>,
  reference: Reference | undefined,
  owner: AstNode,
  fits: (part: NamedPart) => part is P,
  meant: string,
): NamedItem | undefined {
  const isThere = (part: NamedPart): part is P => fits(part) && numbers.has(part);
  const found = lookUpPart(notes, parts, reference, owner, isThere, meant);
  const item = found && numbers.get(found.part);
  return item && { item, name: found.name, place: found.place };
}

/** So many names in all are compared with those that mean nothing: of a file with thousands of both, the first are helped. */
const mostCompared = 200_000;

function replacements(
  notes: Notes,
  { size }: ReadonlyMap<string, unknown>,
  candidates: () => readonly string[],
  name: string,
  place: Place,
): readonly Fix[] {
  notes.compared += size;
  if (notes.compared > mostCompared) return [];
  return nearest(name, candidates()).map(candidate => ({
    kind: "choice",
    title: `Change to \`${candidate}\``,
    edits: [{ place, newText: candidate }],
  }));
}
