/** Where a name is declared; from the path of an import to its file. */
import { CstUtils, type LangiumDocument } from "langium";
import { DefaultDefinitionProvider } from "langium/lsp";
import type { DefinitionParams, LocationLink } from "vscode-languageserver-protocol";
import { isImport } from "../../language/generated/ast.js";
import { placeOfProperty } from "../../language/resolve/places.js";
import type { Analyses } from "./analyses.js";
import type { RunbookServices } from "./module.js";

const begin = { line: 0, character: 0 };

export class RunbookDefinition extends DefaultDefinitionProvider {
  private readonly analyses: Analyses;

  constructor(services: RunbookServices) {
    super(services);
    this.analyses = services.shared.analysis.Analyses;
  }

  override async getDefinition(
    document: LangiumDocument,
    params: DefinitionParams,
  ): Promise<LocationLink[] | undefined> {
    return this.fileAt(document, params) ?? (await super.getDefinition(document, params));
  }

  private fileAt(
    { parseResult, textDocument, uri }: LangiumDocument,
    { position }: DefinitionParams,
  ): LocationLink[] | undefined {
    const root = parseResult.value.$cstNode;
    const node = root && CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(position))?.astNode;
    if (!isImport(node) || node.path === undefined) return undefined;
    const imported = this.analyses.importer(uri.toString(), node.path);
    if (imported.kind !== "file") return undefined;
    const range = { start: begin, end: begin };
    return [
      {
        originSelectionRange: placeOfProperty("", node, "path").range,
        targetUri: imported.file.uri,
        targetRange: range,
        targetSelectionRange: range,
      },
    ];
  }
}
