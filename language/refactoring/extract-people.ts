/** Moves a file's people, teams and skills into a roster of their own, which this file, and whoever imports it, then imports. */

import { applyEdits } from "../edits/apply.js";
import { unitOf } from "../edits/file-style.js";
import { linesOf } from "../edits/lines.js";
import { format, usualStyle } from "../formatting/format.js";
import type { Declaration } from "../generated/ast.js";
import type { Plan } from "../plan/plan.js";
import { placeOf } from "../resolve/places.js";
import { type ParsedFile, parse } from "../syntax/parse.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { count } from "../wording/lists.js";
import { changeOf } from "./change.js";
import { importEdits, importing, pathTo } from "./importing.js";
import type { Change, Refactoring } from "./refactoring.js";
import { removal, type TextSpan, textSpanOf, withComments } from "./statements.js";

export const extractPeople: Refactoring = ({ analysis: { file, plan }, selection, importers, exists }) => {
  const moved = file.ast.declarations.filter(isOfRoster);
  const people = moved.filter(({ $type }) => $type === "Person").length;
  const { start } = selection;
  const isAtOne = moved.some(declaration => {
    const { range } = placeOf(declaration);
    return range.start.line <= start.line && start.line <= range.end.line;
  });
  if (people === 0 || file.ast.runbooks.length === 0 || !isAtOne || !/^[a-z]+:\/\//.test(file.uri)) return [];
  const name = rosterName(file.uri, exists);
  const rest = moved.length - people;
  const what = rest === 0 ? `the ${count(people, "person", "people")}` : `people, teams and skills`;
  return [
    {
      title: `Move ${what} into the roster ${name}`,
      kind: "extract",
      makesFile: true,
      make: () => extracted(file, moved, name, importsFor(file, plan, moved), importers()),
    },
  ];
};

function isOfRoster({ $type }: Declaration): boolean {
  return $type === "Person" || $type === "Team" || $type === "Skill" || $type === "Holidays";
}

function rosterName(uri: string, exists: (uri: string) => boolean): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? "people.runbook" : `people-${number}.runbook`;
    if (!exists(new URL(name, uri).href)) return name;
  }
}

function extracted(
  file: ParsedFile,
  moved: readonly Declaration[],
  name: string,
  imports: readonly string[],
  importers: readonly ParsedFile[],
): Change | undefined {
  const { text, ast } = file;
  const spans = moved.map(node => withComments(text, textSpanOf(node)));
  const change = changeOf(file, [importing(text, ast, `./${name}`), ...spans.map(each => removal(text, each))]);
  const uri = new URL(name, file.uri).href;
  const roster = rosterText(text, imports, spans);
  if (!change || roster === undefined) return undefined;
  const others = importers.flatMap(importer => importEdits(importer, pathTo(importer.uri, uri)));
  return { ...change, edits: [...change.edits, ...others], created: [{ uri, text: roster }] };
}

/** The imports, as written, of what the moved declarations name and this file does not declare itself. */
function importsFor({ uri, ast }: ParsedFile, plan: Plan, moved: readonly Declaration[]): readonly string[] {
  const named = new Set(moved.flatMap(namesIn));
  const elsewhere = [...plan.teams, ...plan.skills, ...plan.holidays].filter(
    ({ name, place }) => named.has(name) && place.uri !== uri,
  );
  const files = new Set(elsewhere.map(({ place }) => place.uri));
  const paths = new Set(plan.imports.flatMap(each => (each.uri !== undefined && files.has(each.uri) ? each.path : [])));
  return ast.imports.flatMap(each => (each.path !== undefined && paths.has(each.path) ? [writtenAs(each)] : []));
}

function namesIn(node: Declaration): readonly string[] {
  if (node.$type !== "Person" && node.$type !== "Team") return [];
  return node.fields.flatMap(field => {
    if (field.$type === "Knows") return field.skills.map(({ $refText }) => $refText);
    if (field.$type === "Observed") return field.holidays.map(({ $refText }) => $refText);
    return field.$type === "Membership" ? field.teams.map(({ $refText }) => $refText) : [];
  });
}

/** The moved declarations with the empty lines between them, after the imports they need. */
function rosterText(text: string, imports: readonly string[], spans: readonly TextSpan[]): string | undefined {
  const lineEnd = linesOf(text).endOf(0) ?? "\n";
  const written = spans.map(({ from, to }, index) => {
    const before = spans[index - 1];
    const gap = before ? text.slice(before.to, from) : "";
    const isApart = (gap.match(/\r\n|[\r\n]/g) ?? []).length > 1;
    return `${isApart ? "\n" : ""}${text.slice(from, to)}`;
  });
  const rough = [...imports, ...(imports.length > 0 ? [""] : []), ...written].join("\n").replace(/\r?\n/g, lineEnd);
  const laid = format(parse("file:///roster.runbook", rough), { ...usualStyle, unit: unitOf(text) });
  const applied = laid.kind === "edits" ? applyEdits(rough, laid.edits) : undefined;
  return applied?.kind === "text" ? applied.text : undefined;
}
