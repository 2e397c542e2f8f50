/** Syntax tree -> Plan: the only door between the two. Pure: the same files give the same plan. */
import type { Programme as ProgrammeNode, Runbook as RunbookNode } from "../generated/ast.js";
import { type Importer, topLevelNames, visibleNames } from "../names/names.js";
import { comparePlaces, comparePositions, startOf } from "../plan/place.js";
import type { DeclarationId, Mistake, Plan, PlannedImport, WrittenTime } from "../plan/plan.js";
import type { ParsedFile } from "../syntax/parse.js";
import { type Notes, note, notesOn } from "./context.js";
import { type FileDeclarations, rosterOf } from "./declarations.js";
import { namesInSight } from "./links.js";
import { type ResolveMemory, sameList, sameOf } from "./memory.js";
import { placeOf, placeOfProperty } from "./places.js";
import { defaultPolicy, policyInForce } from "./policy.js";
import { programmeOf } from "./programme.js";
import { riskOf, runbookOf } from "./runbook.js";
import type { ResolveContext } from "./uses.js";

/** Resolves a file's own declarations; a cache may stand in for it. */
export type RosterReader = (file: ParsedFile) => FileDeclarations;

/**
 * What a file means, given how to reach its imports. Never throws; what is wrong is in the plan.
 * @param memory of the same file as it was before: what has not changed is the very same then
 * @param fallback the number of the fallback on which the runbook happens; on the date it is planned for where none is given
 */
export function resolve(
  file: ParsedFile,
  importer: Importer,
  readRoster: RosterReader = each => rosterOf(each, importer),
  memory?: ResolveMemory,
  fallback?: number,
): Plan {
  const notes = notesOn(file, importer);
  const { imports, files } = importsOf(notes, file, importer);
  const own = readRoster(file);
  const rosters = [own, ...files.map(readRoster)];
  const all = <T>(what: string, list: readonly T[]): readonly T[] => sameList({ memory }, what, list);
  const people = all(
    "people",
    rosters.flatMap(roster => roster.people),
  );
  const visibleTeams = rosters.flatMap(roster => roster.teams);
  const seen = new Set([file, ...files].map(({ uri }) => uri));
  const furtherOf = (all: readonly FileDeclarations[]): readonly FileDeclarations[] =>
    all
      .flatMap(({ furtherFiles }) => furtherFiles)
      .filter(({ uri }) => !seen.has(uri) && seen.add(uri))
      .map(readRoster);
  const further = furtherOf(rosters);
  const named = new Set(people.flatMap(person => person.teams));
  const teams = all(
    "teams",
    withFurther(
      visibleTeams,
      further.flatMap(roster => roster.teams),
      named,
    ),
  );
  // A team may stand in another file than its holidays.
  const furthest = [...further, ...furtherOf(further)];
  const environments = all(
    "environments",
    rosters.flatMap(roster => roster.environments),
  );
  const [first, ...others] = file.ast.runbooks;
  noteFurtherRunbooks(notes, first, others);
  const [programmeNode, ...furtherProgrammes] = file.ast.programmes;
  noteFurtherProgrammes(notes, first, programmeNode, furtherProgrammes);
  if (!first && !programmeNode) noteNothing(notes, file);
  const names = visibleNames(file, importer);
  const context: ResolveContext = {
    notes,
    memory,
    names,
    people: positions(people),
    teams: positions(teams),
    environments: positions(environments),
  };
  const zones = [...new Set([...people, ...teams].flatMap(each => each.zone ?? []))];
  const inSight = (): readonly unknown[] => [
    notes.incomplete,
    ...namesInSight(names),
    "",
    ...[people, teams, environments].flat().map(({ id }) => id),
  ];
  const runbook = first && runbookOf(context, first, file.mistakes, zones, inSight, fallback);
  const programme = first || !programmeNode ? undefined : programmeOf(context, programmeNode, importer, zones);
  const risk = runbook?.risk ?? riskOf(undefined);
  const imported = rosters.slice(1).flatMap(roster => roster.policies);
  return {
    uri: file.uri,
    imports,
    skills: all(
      "skills",
      rosters.flatMap(roster => roster.skills),
    ),
    teams,
    people,
    environments,
    freezes: all(
      "freezes",
      rosters.flatMap(roster => roster.freezes),
    ),
    holidays: all(
      "holidays",
      withFurther(
        rosters.flatMap(roster => roster.holidays),
        furthest.flatMap(roster => roster.holidays),
        new Set([...people, ...teams].flatMap(each => each.holidays)),
      ),
    ),
    policy: sameOf({ memory }, "policy", [risk, ...own.policies, "", ...imported], () =>
      policyInForce(own.policies, imported, risk, file.uri),
    ),
    runbook,
    programme,
    times: readable(file.mistakes, [...own.times, ...notes.times]).sort((a, b) => comparePlaces(a.place, b.place)),
    mistakes: causes(file.mistakes, firstOfEach([...own.mistakes, ...notes.mistakes])),
  };
}

/** The plan of a file in which nothing is written. */
export function emptyPlan(uri: string): Plan {
  const none = { imports: [], skills: [], teams: [], people: [], environments: [], freezes: [], holidays: [] };
  return { uri, ...none, policy: defaultPolicy, runbook: undefined, programme: undefined, times: [], mistakes: [] };
}

/**
 * What is visible, and what is not but is named by people and teams that are: a team gives its people its hours, its skills and its
 * contact all the same.
 */
function withFurther<T extends { readonly id: DeclarationId }>(
  visible: readonly T[],
  further: readonly T[],
  named: ReadonlySet<DeclarationId>,
): readonly T[] {
  const seen = new Set(visible.map(({ id }) => id));
  return [...visible, ...further.filter(({ id }) => named.has(id) && !seen.has(id))];
}

/** A text that is read twice (a runbook's default, an hour said again) is wrong only once. */
function firstOfEach(mistakes: readonly Mistake[]): readonly Mistake[] {
  const seen = new Set<string>();
  return mistakes.filter(({ code, message, place }) => {
    const { line, character } = place.range.start;
    const key = `${line}:${character} ${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Mistakes without what follows from a syntax error: on a line that could not be read the first is the one to fix, and what
 * is said twice because such a line says it is not said twice.
 */
function causes(syntaxErrors: readonly Mistake[], others: readonly Mistake[]): readonly Mistake[] {
  if (syntaxErrors.length + others.length === 0) return others;
  const lineOf = ({ place }: Pick<Mistake, "place">): number => place.range.start.line;
  const unread = new Map(syntaxErrors.map(mistake => [lineOf(mistake), mistake]));
  const all = [...syntaxErrors, ...others].sort((a, b) => comparePlaces(a.place, b.place));
  for (const mistake of all) {
    const line = lineOf(mistake);
    const first = unread.get(line);
    if (first && comparePositions(mistake.place.range.start, first.place.range.start) < 0) unread.set(line, mistake);
  }
  return all.filter(mistake => {
    const first = unread.get(lineOf(mistake));
    if (first) return mistake === first;
    const earlier = mistake.code === "syntax/duplicate" ? mistake.related[0] : undefined;
    return !earlier || earlier.place.uri !== mistake.place.uri || !unread.has(lineOf(earlier));
  });
}

/** What seems wrong with a time on a line that could not be read follows from that. */
function readable(syntaxErrors: readonly Mistake[], times: readonly WrittenTime[]): WrittenTime[] {
  if (syntaxErrors.length === 0) return [...times];
  const unread = new Set(syntaxErrors.map(({ place }) => place.range.start.line));
  return times.map(time => (unread.has(time.place.range.start.line) ? { ...time, problems: [] } : time));
}

function positions(declared: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(declared.map(({ id }, index) => [id, index]));
}

/** Of a file without a runbook. */
function noteNothing(notes: Notes, { text, ast, mistakes }: ParsedFile): void {
  if (ast.imports.length + ast.declarations.length + mistakes.length > 0) return;
  const found = text.trim() === "" ? "this text is empty" : "this text has only comments";
  const start = { line: 0, character: 0 };
  note(
    notes,
    "syntax/empty",
    { uri: notes.uri, range: { start, end: start } },
    `${found}, so nothing was checked: write \`runbook NAME "title" { … }\`, or declarations, such as \`person NAME "name"\``,
  );
}

function noteFurtherRunbooks(notes: Notes, first: RunbookNode | undefined, others: readonly RunbookNode[]): void {
  if (!first) return;
  for (const other of others) {
    note(
      notes,
      "syntax/duplicate",
      placeOfProperty(other, "name"),
      "a file contains one runbook: move this one to its own file",
      {
        related: [{ message: "the file's runbook", place: placeOfProperty(first, "name") }],
      },
    );
  }
}

/** A runbook and a programme in one file would each depend on what the other imports. */
function noteFurtherProgrammes(
  notes: Notes,
  runbook: RunbookNode | undefined,
  first: ProgrammeNode | undefined,
  others: readonly ProgrammeNode[],
): void {
  if (!first) return;
  const place = placeOfProperty(first, "name");
  if (runbook) {
    const message = "a programme stands in a file of its own: move it there, and name this runbook in it by its path";
    const related = [{ message: "the file's runbook", place: placeOfProperty(runbook, "name") }];
    note(notes, "syntax/duplicate", place, message, { related });
  }
  for (const other of others) {
    const message = "a file contains one programme: move this one to its own file";
    const related = [{ message: "the file's programme", place }];
    note(notes, "syntax/duplicate", placeOfProperty(other, "name"), message, { related });
  }
}

function importsOf(
  notes: Notes,
  file: ParsedFile,
  importer: Importer,
): { readonly imports: readonly PlannedImport[]; readonly files: readonly ParsedFile[] } {
  const imports: PlannedImport[] = [];
  const files = new Map<string, ParsedFile>();
  const from = new Map<string, string>();
  for (const name of topLevelNames(file).keys()) from.set(name, "this file");

  for (const node of file.ast.imports) {
    if (node.path === undefined) continue;
    const path = node.path;
    const place = placeOfProperty(node, "path");
    const imported = importer(file.uri, path);
    imports.push({ path, place, uri: imported.kind === "file" ? imported.file.uri : undefined });
    switch (imported.kind) {
      case "missing":
        note(
          notes,
          "syntax/import",
          place,
          `there is no file \`${path}\` here: paths are relative to this file, such as "./people.runbook"`,
        );
        break;
      case "outside":
        note(
          notes,
          "syntax/import",
          place,
          `\`${path}\` is outside the root folder, and only files inside it are read: move it there, or put a file \`gonogo.root\` into a folder that contains both`,
        );
        break;
      case "unreadable":
        note(notes, "syntax/import", place, `\`${path}\` cannot be read: ${imported.why}`);
        break;
      case "file": {
        if (imported.file.uri === file.uri || files.has(imported.file.uri)) break;
        files.set(imported.file.uri, imported.file);
        noteClashes(notes, place, path, imported.file, from);
        break;
      }
    }
  }
  return { imports, files: [...files.values()] };
}

/** All top-level names share one space; a clash is reported at the later import. */
function noteClashes(
  notes: Notes,
  place: PlannedImport["place"],
  path: string,
  file: ParsedFile,
  from: Map<string, string>,
): void {
  for (const [name, declaration] of topLevelNames(file)) {
    const earlier = from.get(name);
    if (earlier === undefined) {
      from.set(name, `\`${path}\``);
      continue;
    }
    note(
      notes,
      "syntax/duplicate",
      place,
      `\`${name}\` is declared in ${earlier} and again in \`${path}\`: rename one of them`,
      {
        related: [{ message: `\`${name}\` in \`${path}\``, place: startOf(placeOf(declaration)) }],
      },
    );
  }
}
