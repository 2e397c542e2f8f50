/**
 * Renaming a declaration or part wherever it is named, in all files. Refuses what is no name, what is somebody else's, and
 * what could not be read as a name somewhere it would stand.
 */

import {
  LSPErrorCodes,
  type Position,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { linesOf } from "../../language/edits/lines.js";
import { replaced, replacementsOf } from "../../language/edits/replacement.js";
import { isRunbook } from "../../language/generated/ast.js";
import { type Edit, parse, type Range } from "../../language/index.js";
import { kindOf, type NamedDeclaration, type NamedPart, partNames, visibleNames } from "../../language/names/names.js";
import { lex } from "../../language/syntax/lexer.js";
import { is } from "../../language/syntax/tokens.js";
import { containerOf } from "../../language/syntax/tree/walk.js";
import { nameValue } from "../../language/syntax/values.js";
import { type ActionSupport, actionSupport, workspaceEdit } from "./actions/client.js";
import type { Named, Names } from "./names.js";
import { declarationOf } from "./references.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { rangeOf } from "./tree.js";

export function createRename(session: Session, names: Names) {
  const { analyses, documents, texts } = session;
  let client: ActionSupport = actionSupport({});
  session.onInitialize(({ capabilities }) => {
    client = actionSupport(capabilities);
  });

  /** Why a file could no longer be read: a keyword that begins a line is none of its names. */
  const unreadable = (uri: string, edits: readonly Edit[], newName: string): string | undefined => {
    const file = documents.get(uri)?.file;
    const own = edits.filter(({ place }) => place.uri === uri);
    const replacements = file && replacementsOf(file.text, own);
    if (!file || !replacements) return undefined;
    const { mistakes } = parse(uri, replaced(file.text, replacements));
    if (mistakes.length <= file.mistakes.length) return undefined;
    const brokenLines = new Set(file.mistakes.map(({ place }) => place.range.start.line));
    const line = mistakes.find(({ place }) => !brokenLines.has(place.range.start.line))?.place.range.start.line;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    const text = line === undefined ? undefined : linesOf(file.text).lineAt(line)?.trim();
    const where = line === undefined ? name : `${name}, line ${line + 1} (${text})`;
    return `"${newName}" would not be read as a name in ${where}: choose another name, or write that statement on one line first`;
  };

  /** What has the new name already, where the old one is known. */
  const taken = (named: Named, newName: string): NamedDeclaration | NamedPart | undefined => {
    const runbook = containerOf(named.node, isRunbook);
    const other =
      runbook && runbook !== named.node ? partNames(runbook).get(nameValue(newName)) : declared(named, newName);
    return other === named.node ? undefined : other;
  };

  const declared = (named: Named, newName: string): NamedDeclaration | undefined => {
    for (const file of names.filesNaming(named)) {
      const visible = visibleNames(file, analyses.importer);
      const sees = [...visible.values()].some(({ file: { uri } }) => uri === named.file.uri);
      const other = sees || file === named.file ? visible.get(nameValue(newName)) : undefined;
      if (other) return other.declaration;
    }
    return undefined;
  };

  return {
    /** What would be renamed at a place. */
    prepare: (document: Document, position: Position): Range | undefined => {
      const found = names.at(document, position);
      return found && found.leaf.word?.feature !== "title" ? rangeOf(found.leaf) : undefined;
    },
    rename: (document: Document, { position, newName }: RenameParams): WorkspaceEdit | undefined => {
      refuseIf(
        isName(newName)
          ? undefined
          : `"${newName}" is not a name: a name starts with a letter and contains letters, digits, - and _, and is not a time or an offset`,
      );
      const found = names.at(document, position);
      if (!found || found.leaf.word?.feature === "title") return undefined;
      const { named } = found;
      const other = taken(named, newName);
      refuseIf(other && `"${newName}" is already ${kindOf(other)}: choose another name`);
      const uses = [declarationOf(named), ...names.usesIn(named, names.filesNaming(named))];
      const edits = uses.map(({ uri, range }): Edit => ({ place: { uri, range }, newText: newName }));
      for (const uri of new Set(uses.map(use => use.uri))) refuseIf(unreadable(uri, edits, newName));
      return workspaceEdit({ edits }, client, texts);
    },
  };
}

/** Any word is a name where one is wanted, but `T-2h` is a time and `UTC-8` an offset. */
function isName(text: string): boolean {
  if (!/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(text)) return false;
  const { tokens, errors } = lex(`step ${text}`);
  return tokens.count === 2 && tokens.kinds[1] === is.name.number && errors.length === 0;
}

function refuseIf(why: string | undefined): void {
  if (why !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, why);
}
