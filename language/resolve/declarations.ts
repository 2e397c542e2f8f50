/** A file's declarations, resolved: people, teams, skills, environments, holidays, freezes and policies. */
import type { AstNode } from "langium";
import type {
  Environment as EnvironmentNode,
  Freeze as FreezeNode,
  Person as PersonNode,
  Team as TeamNode,
} from "../generated/ast.js";
import { type Importer, kindOf, type NamedDeclaration, topLevelNames, visibleNames } from "../names/names.js";
import { endOf } from "../plan/place.js";
import type {
  Away,
  DeclarationId,
  Environment,
  Freeze,
  Holidays,
  Insertion,
  Mistake,
  Person,
  Skill,
  Team,
  WrittenTime,
} from "../plan/plan.js";
import type { ParsedFile } from "../syntax/parse.js";
import { type Fields, fieldsOf, mistakesIn } from "./blocks.js";
import { type Notes, note, notesOn, noZone, type TimeFrame, type ZoneScope } from "./context.js";
import { idOf, lookUp, type Names, namesInSight } from "./links.js";
import { type ResolveMemory, recall, sameList, surround } from "./memory.js";
import { insertionIn, placeOf, placeOfProperty, textOf } from "./places.js";
import { type PolicyPart, policyPart } from "./policy.js";
import { roughly } from "./times/moment.js";
import { readInterval } from "./times/times.js";
import { firstNotBefore } from "./unread.js";
import { noteNoZone, readHolidays, readWorkingHours } from "./working-days.js";
import { declaredZone, scopeOf, zoneName, zoneProblems } from "./zones.js";

/** What a file declares; other files see it through their imports. */
export interface FileDeclarations {
  readonly uri: string;
  readonly skills: readonly Skill[];
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly environments: readonly Environment[];
  readonly freezes: readonly Freeze[];
  readonly holidays: readonly Holidays[];
  readonly policies: readonly PolicyPart[];
  /** The other files in which teams of its people stand, and holidays of its people and teams, each once. */
  readonly furtherFiles: readonly ParsedFile[];
  readonly mistakes: readonly Mistake[];
  readonly times: readonly WrittenTime[];
}

export function emptyRoster({ uri }: ParsedFile): FileDeclarations {
  const none = { skills: [], teams: [], people: [], environments: [], freezes: [], policies: [] };
  return { uri, ...none, holidays: [], furtherFiles: [], mistakes: [], times: [] };
}

/** @param memory of the same file as it was before */
export function rosterOf(file: ParsedFile, importer: Importer, memory?: ResolveMemory): FileDeclarations {
  const notes = notesOn(file, importer);
  const names = visibleNames(file, importer);
  const zones = zonesUsed(file);
  const known = { notes, memory };
  surround(known, () => [notes.incomplete, ...namesInSight(names), "", ...zones]);
  const kept = <T>(node: AstNode, make: () => T): T => recall(known, node, "declared", [], make);
  const skills: Skill[] = [];
  const teams: Team[] = [];
  const people: Person[] = [];
  const environments: Environment[] = [];
  const freezes: Freeze[] = [];
  const holidays: Holidays[] = [];
  const policies: PolicyPart[] = [];

  for (const declaration of file.ast.declarations) {
    switch (declaration.$type) {
      case "Skill":
        skills.push(kept(declaration, () => declared(notes, declaration)));
        break;
      case "Team":
        teams.push(kept(declaration, () => team(notes, names, zones, declaration)));
        break;
      case "Person":
        people.push(kept(declaration, () => person(notes, names, zones, declaration)));
        break;
      case "Environment":
        environments.push(kept(declaration, () => environment(notes, names, declaration)));
        break;
      case "Holidays":
        holidays.push(kept(declaration, () => readHolidays(notes, declared(notes, declaration), declaration)));
        break;
      case "Freeze":
        for (const each of kept(declaration, () => freeze(notes, zones, declaration))) freezes.push(each);
        break;
      case "Policy":
        policies.push(kept(declaration, () => policyPart(notes, declaration)));
        break;
    }
  }
  duplicates(notes, file);
  const own = <T extends { readonly name: string }>(each: T): boolean => each.name !== "";
  return {
    uri: file.uri,
    skills: sameList(known, "skills", firstOfEach(skills.filter(own))),
    teams: sameList(known, "teams", firstOfEach(teams.filter(own))),
    people: sameList(known, "people", firstOfEach(people.filter(own))),
    environments: sameList(known, "environments", firstOfEach(environments.filter(own))),
    freezes: sameList(known, "freezes", freezes),
    holidays: sameList(known, "holidays", firstOfEach(holidays.filter(own))),
    policies: sameList(known, "policies", policies),
    furtherFiles: furtherFiles(file, names),
    mistakes: notes.mistakes,
    times: notes.times,
  };
}

function firstOfEach<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function duplicates(notes: Notes, file: ParsedFile): void {
  const first = topLevelNames(file);
  for (const declaration of file.ast.declarations) {
    if (declaration.$type === "Freeze" || declaration.$type === "Policy" || !declaration.name) continue;
    const earlier = first.get(declaration.name);
    if (!earlier || earlier === declaration) continue;
    const place = placeOfProperty(declaration, "name");
    note(
      notes,
      "syntax/duplicate",
      place,
      `\`${declaration.name}\` is already ${kindOf(earlier)}: choose another name`,
      {
        related: [{ message: "declared here first", place: placeOfProperty(earlier, "name") }],
      },
    );
  }
}

function declared(notes: Notes, node: NamedDeclaration): Skill {
  const name = node.name ?? "";
  return {
    id: idOf(notes.uri, name),
    name,
    title: node.title || name,
    place: placeOf(node),
    head: placeOfProperty(node, "name"),
  };
}

function frame(
  of: "person" | "team" | "freeze",
  title: string,
  insert: Insertion | undefined,
  zones: readonly string[],
): TimeFrame {
  const undated = { window: undefined, windowBroken: false, zero: undefined, dateWritten: false, about: undefined };
  return { of, title, insert, zones, ...undated };
}

function team(notes: Notes, names: Names, zones: readonly string[], node: TeamNode): Team {
  const base = declared(notes, node);
  const insertion = insertionIn(node);
  const fields = fieldsOf(notes, node, node.fields, "team");
  const time = frame("team", base.title, insertion, zones);
  const zone = declaredZone(notes, fields, noZone, time);
  const hours = readWorkingHours(notes, fields.all("Hours"), zone, time);
  const holidays = observed(notes, names, fields, zone, time);
  return {
    id: base.id,
    name: base.name,
    title: base.title,
    place: base.place,
    head: base.head,
    broken: isBroken(notes, node) || holidays.includes(undefined),
    insertion,
    contacts: contacts(fields),
    zone: zoneName(zone),
    hours,
    holidays: ids(holidays),
    rotation: fields.one("Rotation")?.rotation,
    knows: knows(notes, names, fields),
  };
}

function person(notes: Notes, names: Names, zones: readonly string[], node: PersonNode): Person {
  const base = declared(notes, node);
  const insertion = insertionIn(node);
  const fields = fieldsOf(notes, node, node.fields, "person");
  const time = frame("person", base.title, insertion, zones);
  const zone = declaredZone(notes, fields, noZone, time);
  const membership = fields.one("Membership");
  const teams = membership?.teams.map(team => lookUp(notes, names, team, "Team", membership)) ?? [];
  const hours = readWorkingHours(notes, fields.all("Hours"), zone, time);
  const holidays = observed(notes, names, fields, zone, time);
  return {
    id: base.id,
    name: base.name,
    title: base.title,
    place: base.place,
    head: base.head,
    broken: isBroken(notes, node) || teams.includes(undefined) || holidays.includes(undefined),
    insertion,
    teams: ids(teams),
    zone: zoneName(zone),
    knows: knows(notes, names, fields),
    contacts: contacts(fields),
    hours,
    holidays: ids(holidays),
    away: fields.all("Away").flatMap((away): Away[] => {
      const interval = readInterval(notes, time, away.from, away.to, zone, "leave");
      if (!interval) return [];
      return [{ from: interval.from, to: interval.to, because: away.reason, place: placeOf(away) }];
    }),
  };
}

/** How far below an opening brace that is missing its lack shows: a person's team is read as the declaration of one. */
const linesBelow = 2;

/** A syntax error stands in it or, where it has no braces, right below it, where the opening one may be missing. */
function isBroken({ syntaxErrors }: Notes, node: NamedDeclaration): boolean {
  if (syntaxErrors.length === 0) return false;
  const place = placeOf(node);
  const { range } = place;
  if (mistakesIn(syntaxErrors, place) > 0) return true;
  const next = syntaxErrors[firstNotBefore(syntaxErrors, range.end)];
  return (
    next !== undefined && !textOf(node).endsWith("}") && next.place.range.start.line <= range.end.line + linesBelow
  );
}

function contacts(fields: Fields): readonly string[] {
  return fields.one("Contact")?.contacts.filter(contact => contact !== "") ?? [];
}

function knows(notes: Notes, names: Names, fields: Fields): readonly DeclarationId[] {
  const statement = fields.one("Knows");
  return ids(statement?.skills.map(skill => lookUp(notes, names, skill, "Skill", statement)));
}

function ids(found: readonly ({ readonly id: DeclarationId } | undefined)[] = []): readonly DeclarationId[] {
  const all: DeclarationId[] = [];
  for (const each of found) if (each && !all.includes(each.id)) all.push(each.id);
  return all;
}

function observed(
  notes: Notes,
  names: Names,
  fields: Fields,
  zone: ZoneScope,
  time: TimeFrame,
): readonly (NonNullable<ReturnType<typeof lookUp>> | undefined)[] {
  const statement = fields.one("Observed");
  if (!statement) return [];
  if (zone.kind === "none" && !fields.one("Hours")) noteNoZone(notes, "holidays", placeOf(statement), time);
  return statement.holidays.map(each => lookUp(notes, names, each, "Holidays", statement));
}

function environment(notes: Notes, names: Names, node: EnvironmentNode): Environment {
  const fields = fieldsOf(notes, node, node.fields, "environment");
  const operators = fields.one("Operators");
  const permitted = operators?.operators.map(party => lookUp(notes, names, party, "Party", operators)) ?? [];
  // Where it cannot be read who may act, everybody may.
  const isRead = !fields.unread.may("operators") && !permitted.includes(undefined);
  const rehearse = fields.one("RehearseOn");
  return {
    ...declared(notes, node),
    protected: fields.one("Protected") !== undefined,
    operators: isRead ? ids(permitted) : [],
    rehearseOn: rehearse && lookUp(notes, names, rehearse.environment, "Environment", rehearse)?.id,
  };
}

function freeze(notes: Notes, zones: readonly string[], node: FreezeNode): Freeze[] {
  const title = node.title ?? "";
  const end = endOf(placeOf(node));
  const time = frame("freeze", title, { place: end, before: " ", after: "", indent: "" }, zones);
  const isBroken = mistakesIn(notes.syntaxErrors, placeOf(node)) > 0;
  let scope: ZoneScope = noZone;
  if (node.zone) {
    const place = placeOfProperty(node, "zone");
    scope = scopeOf(node.zone);
    notes.times.push({
      text: node.zone,
      place,
      at: undefined,
      zone: zoneName(scope),
      problems: zoneProblems(node.zone, place, time, roughly(node.from)),
    });
  } else if (isBroken) scope = { kind: "unusable" };
  // Of one that could not be read whole, the end may be what is missing.
  const interval = (node.to || !isBroken) && readInterval(notes, time, node.from, node.to, scope, "freeze");
  if (!interval) return [];
  return [{ title, from: interval.from, to: interval.to, zone: interval.zone ?? "UTC", place: placeOf(node) }];
}

function furtherFiles(file: ParsedFile, names: Names): readonly ParsedFile[] {
  const files = new Set<ParsedFile>();
  for (const declaration of file.ast.declarations) {
    if (declaration.$type !== "Person" && declaration.$type !== "Team") continue;
    for (const field of declaration.fields) {
      const named = field.$type === "Membership" ? field.teams : field.$type === "Observed" ? field.holidays : [];
      for (const { $refText } of named) {
        const home = names.get($refText)?.file;
        if (home && home !== file) files.add(home);
      }
    }
  }
  return [...files];
}

/** Zones named by a file's people and teams, in order: what a missing one is likeliest to be. */
function zonesUsed(file: ParsedFile): readonly string[] {
  const used = new Set<string>();
  for (const declaration of file.ast.declarations) {
    if (declaration.$type !== "Person" && declaration.$type !== "Team") continue;
    for (const field of declaration.fields) {
      const name = field.$type === "Timezone" && field.zone ? zoneName(scopeOf(field.zone)) : undefined;
      if (name) used.add(name);
    }
  }
  return [...used];
}
