/** Renaming a declaration or part wherever it is named; refuses what would not be a name, or would be somebody else's. */
import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from "langium";
import { DefaultRenameProvider } from "langium/lsp";
import { LSPErrorCodes, type RenameParams, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { isRunbook } from "../../language/generated/ast.js";
import {
  kindOf,
  type NamedDeclaration,
  type NamedPart,
  partNames,
  visibleNames,
} from "../../language/workspace/names.js";
import type { RunbookServices } from "./module.js";

export class RunbookRename extends DefaultRenameProvider {
  private readonly services: RunbookServices;

  constructor(services: RunbookServices) {
    super(services);
    this.services = services;
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const refused = this.refusal(document, params);
    if (refused) throw new ResponseError(LSPErrorCodes.RequestFailed, refused);
    return super.rename(document, params);
  }

  private refusal(document: LangiumDocument, { newName, position }: RenameParams): string | undefined {
    if (!/^\p{L}[\w\p{L}-]*$/u.test(newName)) {
      return `"${newName}" is no name: a name begins with a letter and holds letters, digits, - and _`;
    }
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(position));
    const target = leaf && this.services.references.References.findDeclarations(leaf)[0];
    const taken = target && this.taken(target, newName);
    return taken && `"${newName}" is already ${kindOf(taken)}: choose another name`;
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
      const sees = [...names.values()].some(({ uri }) => uri === declaring.uri);
      const taken = sees || file === declaring ? names.get(newName) : undefined;
      if (taken) return taken.declaration;
    }
    return undefined;
  }
}
