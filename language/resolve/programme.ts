/** A programme: the runbooks of one night, by the paths to their files. */
import type { Accept as AcceptNode, Member as MemberNode, Programme as ProgrammeNode } from "../generated/ast.js";
import { type Imported, type Importer, membersOf } from "../names/names.js";
import type { Fix } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Accept, Programme, ProgrammeMember } from "../plan/plan.js";
import type { ParsedFile } from "../syntax/parse.js";
import { acceptOf } from "./accepts.js";
import { fieldsOf } from "./blocks.js";
import { type Notes, note, noZone, type TimeFrame, type ZoneScope } from "./context.js";
import { insertionIn, placeLater, placeOf, placeOfProperty, placeOfReference } from "./places.js";
import { roughly, writtenZone } from "./times/moment.js";
import { readInterval } from "./times/times.js";
import { type ResolveContext, textsOf } from "./uses.js";
import { declaredZone, zoneName } from "./zones.js";

/** @param zones those of the people in sight, to be offered where one is missing */
export function programmeOf(
  context: ResolveContext,
  node: ProgrammeNode,
  importer: Importer,
  zones: readonly string[],
): Programme {
  const { notes } = context;
  const fields = fieldsOf(notes, node, node.statements, "programme");
  const title = node.title || node.name || "programme";
  const insertion = insertionIn(node);
  const windowNode = fields.one("Window");
  const frame: TimeFrame = {
    of: "programme",
    title,
    insert: insertion,
    zones,
    window: undefined,
    windowBroken: false,
    zero: undefined,
    settlesZero: true,
    dateWritten: windowNode !== undefined,
    about: roughly(windowNode?.from),
  };
  const zone = declaredZone(notes, fields, noZone, frame);
  const written = [windowNode?.from, windowNode?.to].flatMap(moment => (moment && writtenZone(moment)) ?? []);
  const shown = [zone, ...written].flatMap(each => zoneName(each) ?? [])[0];
  const interval = windowNode?.to && readInterval(notes, frame, windowNode.from, windowNode.to, zone, "window");
  const dayZone: ZoneScope = zone.kind === "none" ? { kind: "zone", name: shown ?? "UTC" } : zone;
  const { links, notes: remarks } = textsOf(fields);
  return {
    name: node.name ?? "",
    title,
    place: placeOf(node),
    head: placeOfProperty(node, "name"),
    zone: shown,
    window: interval && windowNode && { start: interval.from, end: interval.to, place: placeOf(windowNode) },
    members: readMembers(notes, node, importer),
    links,
    notes: remarks,
    accepts: fields
      .all("Accept")
      .map(each => acceptOf(context, each, acceptedOn(notes, each), frame, each.until?.clock ? zone : dayZone)),
    insertion,
  };
}

/** All of the programme is what one is for: what it judges lies between runbooks, and in no part of one. */
function acceptedOn(notes: Notes, node: AcceptNode): Accept["on"] {
  if (!node.on?.$refText) return undefined;
  const message = "in a programme an `accept` holds for all of it: leave out `on` and the name after it";
  note(notes, "syntax/parse", placeOfReference(node.on, node), message);
  return { name: node.on.$refText, within: undefined };
}

/** Each file once; what cannot be one of them is noted. */
function readMembers(notes: Notes, node: ProgrammeNode, importer: Importer): readonly ProgrammeMember[] {
  const nodes = membersOf(node);
  if (nodes.length === 0) {
    wrong(
      notes,
      placeOfProperty(node, "name"),
      'this programme names no runbook: write `runbook "./first.runbook", "./second.runbook"` in it',
    );
  }
  const first = new Map<string, Place>();
  return nodes.flatMap((member): ProgrammeMember[] => {
    const { path } = member;
    if (path === undefined) return [];
    const place = placeOfProperty(member, "path");
    const found = importer(notes.uri, path);
    const uri = found.kind === "file" ? found.file.uri : undefined;
    const earlier = uri === undefined ? undefined : first.get(uri);
    if (earlier) {
      const message = `\`${path}\` is already in this programme: name each runbook once`;
      wrong(notes, place, message, earlier, [
        { kind: "safe", title: "Remove it", edits: [{ place: withoutMember(member), newText: "" }] },
      ]);
      return [];
    }
    if (uri !== undefined) first.set(uri, place);
    const why = whyNot(path, found);
    if (why !== undefined) wrong(notes, place, why);
    return [{ path, uri, place }];
  });
}

/** Why a path leads to no runbook that could be one of a programme. */
function whyNot(path: string, found: Imported): string | undefined {
  switch (found.kind) {
    case "missing":
      return `there is no file \`${path}\` here: paths are relative to this file, such as "./payments.runbook"`;
    case "outside":
      return `\`${path}\` is outside the root folder, and only files inside it are read: move it there, or put a file \`gonogo.root\` into a folder that contains both`;
    case "unreadable":
      return `\`${path}\` cannot be read: ${found.why}`;
    case "file":
      return whyNoMember(path, found.file);
  }
}

function whyNoMember(path: string, { ast }: ParsedFile): string | undefined {
  if (ast.runbooks.length > 0) return undefined;
  return ast.programmes.length > 0
    ? `\`${path}\` is a programme itself: name its runbooks here`
    : `\`${path}\` contains no runbook: name a file with \`runbook NAME "title" { … }\`; files of people and places are imported`;
}

function wrong(notes: Notes, place: Place, message: string, earlier?: Place, fixes: readonly Fix[] = []): void {
  const related = earlier ? [{ message: "named here first", place: earlier }] : [];
  note(notes, "programme/runbook", place, message, { related, fixes });
}

/** What to delete so that a path is no longer named: it with the comma before or after it, or the whole statement. */
function withoutMember(node: MemberNode): Place {
  const statement = node.$container;
  const members = statement.$type === "Members" ? statement.members : [];
  const index = members.indexOf(node);
  const [before, after] = [members[index - 1], members[index + 1]];
  return placeLater(node, () => {
    const { start, end } = placeOf(node).range;
    if (before) return { start: placeOf(before).range.end, end };
    return after ? { start, end: placeOf(after).range.start } : placeOf(statement).range;
  });
}
