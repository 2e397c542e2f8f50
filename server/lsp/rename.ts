/**
 * Renaming a declaration or part wherever it is named, in all files. Refuses what is no name, what is somebody else's, and
 * what could not be read as a name somewhere it would stand.
 */
import { type AstNode, AstUtils, CstUtils, type LangiumDocument, URI } from "langium";
import { DefaultRenameProvider } from "langium/lsp";
import { LSPErrorCodes, type RenameParams, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { linesOf } from "../../language/fixing/lines.js";
import { replaced, replacementsOf } from "../../language/fixing/replacement.js";
import { isRunbook } from "../../language/generated/ast.js";
import { type Edit, parse } from "../../language/index.js";
import {
  kindOf,
  type NamedDeclaration,
  type NamedPart,
  partNames,
  visibleNames,
} from "../../language/workspace/names.js";
import { type Understands, understoodBy, workspaceEdit } from "./actions/client.js";
import type { RunbookServices } from "./module.js";

export class RunbookRename extends DefaultRenameProvider {
  private readonly services: RunbookServices;
  private client: Understands = understoodBy({});

  constructor(services: RunbookServices) {
    super(services);
    this.services = services;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.client = understoodBy(capabilities);
    });
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    refuseIf(this.refusal(document, params));
    const renamed = await super.rename(document, params);
    if (!renamed?.changes) return undefined;
    const edits = Object.entries(renamed.changes).flatMap(([uri, changes]) =>
      changes.map(({ range, newText }): Edit => ({ place: { uri, range }, newText })),
    );
    for (const uri of Object.keys(renamed.changes)) refuseIf(this.unreadable(uri, edits, params.newName));
    const { TextDocuments } = this.services.shared.workspace;
    return workspaceEdit({ edits }, this.client, uri => {
      const open = TextDocuments.get(uri);
      return open && { version: open.version, text: open.getText() };
    });
  }

  private refusal(document: LangiumDocument, { newName, position }: RenameParams): string | undefined {
    if (!this.isName(newName)) {
      return `"${newName}" is no name: a name begins with a letter and holds letters, digits, - and _, and is no time or offset`;
    }
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position));
    const target = leaf && this.services.references.References.findDeclarations(leaf)[0];
    const taken = target && this.taken(target, newName);
    return taken && `"${newName}" is already ${kindOf(taken)}: choose another name`;
  }

  /** Any word is a name where one is wanted, but `T-2h` is a time and `UTC-8` an offset. */
  private isName(text: string): boolean {
    if (!/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(text)) return false;
    const { tokens, errors } = this.services.parser.Lexer.tokenize(`step ${text}`);
    const [, name, ...others] = tokens;
    return name?.tokenType.name === "NAME" && name.image === text && others.length + errors.length === 0;
  }

  /** Why a file could no longer be read: a keyword that begins a line is none of its names. */
  private unreadable(uri: string, edits: readonly Edit[], newName: string): string | undefined {
    const { LangiumDocuments } = this.services.shared.workspace;
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    const file = document && this.services.shared.analysis.Analyses.fileOf(document);
    const own = edits.filter(({ place }) => place.uri === uri);
    const replacements = file && replacementsOf(file.text, own);
    if (!file || !replacements) return undefined;
    const { mistakes } = parse(uri, replaced(file.text, replacements));
    if (mistakes.length <= file.mistakes.length) return undefined;
    const known = new Set(file.mistakes.map(({ place }) => place.range.start.line));
    const line = mistakes.find(({ place }) => !known.has(place.range.start.line))?.place.range.start.line;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
    const text = line === undefined ? undefined : linesOf(file.text).at(line)?.trim();
    const where = line === undefined ? name : `${name}, line ${line + 1} (${text})`;
    return `"${newName}" would not be read as a name in ${where}: choose another name, or write that statement on one line first`;
  }

  /** What has the new name already, where the old one is known. */
  private taken(target: AstNode, newName: string): NamedDeclaration | NamedPart | undefined {
    const runbook = AstUtils.getContainerOfType(target, isRunbook);
    const taken = runbook && runbook !== target ? partNames(runbook).get(newName) : this.declared(target, newName);
    return taken === target ? undefined : taken;
  }

  private declared(target: AstNode, newName: string): NamedDeclaration | undefined {
    const { Analyses } = this.services.shared.analysis;
    const declaring = Analyses.fileOf(AstUtils.getDocument(target));
    if (!declaring) return undefined;
    for (const document of this.services.shared.workspace.LangiumDocuments.all) {
      const file = Analyses.fileOf(document);
      if (!file) continue;
      const names = visibleNames(file, Analyses.importer);
      const sees = [...names.values()].some(({ file: { uri } }) => uri === declaring.uri);
      const taken = sees || file === declaring ? names.get(newName) : undefined;
      if (taken) return taken.declaration;
    }
    return undefined;
  }
}

function refuseIf(why: string | undefined): void {
  if (why !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, why);
}
