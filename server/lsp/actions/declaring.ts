/** What to do about a name that nothing in sight declares, and an import, or a runbook of a programme, that leads nowhere: what the rest of the workspace can tell. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import { linesOf } from "../../../language/edits/lines.js";
import { isImport, isMember } from "../../../language/generated/ast.js";
import type { Finding, ParsedFile } from "../../../language/index.js";
import { type DeclaredType, declaringEdits } from "../../../language/refactoring/declaring.js";
import { importEdits } from "../../../language/refactoring/importing.js";
import { nearest } from "../../../language/syntax/nearest.js";
import { nameValue } from "../../../language/syntax/values.js";
import { declaredElsewhere, importable, possibleMembers } from "../importable.js";
import type { Session } from "../session/session.js";
import { leafAt, typeNamedBy } from "../tree.js";
import type { ActionSupport } from "./client.js";
import type { ActionRequest, Offer } from "./offer.js";

type DeclaringFix = Pick<Offer, "title" | "change">;

export function declaringOffers(
  { analysis: { file }, findings }: ActionRequest,
  session: Session,
  client: ActionSupport,
): readonly Offer[] {
  return findings.flatMap(finding =>
    declaringFixes(finding, file, session, client).map(fix => ({
      ...fix,
      kind: CodeActionKind.QuickFix,
      fixedFindings: [finding],
    })),
  );
}

function declaringFixes(
  finding: Finding,
  file: ParsedFile,
  session: Session,
  client: ActionSupport,
): readonly DeclaringFix[] {
  switch (finding.code) {
    case "syntax/reference":
      return forName(finding, file, session);
    case "syntax/import":
    case "programme/runbook":
      return forImport(finding, file, session, client);
    default:
      return [];
  }
}

/** By what is wanted in the grammar. */
const declarable: Readonly<Record<string, readonly DeclaredType[]>> = {
  Party: ["Person", "Team"],
  Team: ["Team"],
  Skill: ["Skill"],
  Environment: ["Environment"],
  Holidays: ["Holidays"],
};

function forName({ place }: Finding, file: ParsedFile, session: Session): readonly DeclaringFix[] {
  const leaf = leafAt(file, linesOf(file.text).offsetOf(place.range.start) ?? 0);
  const types = declarable[(leaf?.word && typeNamedBy(leaf.word)) ?? ""];
  if (!leaf || !types) return [];
  const name = nameValue(leaf.text);
  const elsewhere = declaredElsewhere(session, file).filter(
    each => each.name === name && types.includes(each.declaration.$type),
  );
  return [
    ...elsewhere.map(({ path }) => ({ title: `Import ${path}`, change: { edits: importEdits(file, path) } })),
    ...types.map(type => ({
      title: `Declare ${type.toLowerCase()} \`${name}\``,
      change: { edits: declaringEdits(file, type, name), hasPlaceholders: true },
    })),
  ];
}

function forImport(
  { place }: Finding,
  file: ParsedFile,
  session: Session,
  { newFiles }: ActionSupport,
): readonly DeclaringFix[] {
  const leaf = leafAt(file, linesOf(file.text).offsetOf(place.range.start) ?? 0);
  const node = leaf?.node;
  if ((!isImport(node) && !isMember(node)) || node.path === undefined) return [];
  const { path } = node;
  const isOfProgramme = isMember(node);
  if (session.analyses.importer(file.uri, path).kind !== "missing") return [];
  const others = (isOfProgramme ? possibleMembers : importable)(session, file).map(each => each.path);
  const meant = new Set([
    ...others.filter(other => nameOf(other) === nameOf(path)),
    ...nearest(nameOf(path), others.map(nameOf)).flatMap(name => others.filter(other => nameOf(other) === name)),
  ]);
  const created = newFiles && !isOfProgramme && path.endsWith(".runbook") ? addressOf(path, file.uri) : undefined;
  return [
    ...[...meant].slice(0, mostMeant).map(other => ({
      title: `${isOfProgramme ? "Name" : "Import"} ${other} instead`,
      change: { edits: [{ place, newText: `"${other}"` }] },
    })),
    ...(created === undefined
      ? []
      : [
          {
            title: `Create ${path}`,
            change: { edits: [], created: [{ uri: created, text: "// People, teams, skills and environments.\n" }] },
          },
        ]),
  ];
}

const mostMeant = 3;

function addressOf(path: string, from: string): string {
  return new URL(path.toWellFormed().split("/").map(encodeURIComponent).join("/"), from).href;
}

/** Without its folders and its ending. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.runbook$/, "");
}
