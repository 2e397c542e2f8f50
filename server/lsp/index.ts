/** Where names are used, looked up when somebody asks: checking needs no links, so nothing is linked at a keystroke. */
import {
  type AstNode,
  AstUtils,
  CstUtils,
  DefaultIndexManager,
  type LangiumDocument,
  type ParseResult,
  type Reference,
  type ReferenceDescription,
  type Stream,
  stream,
} from "langium";
import type { RunbookSharedServices } from "./module.js";

interface Use {
  readonly node: AstNode;
  readonly reference: Reference;
}

export class RunbookIndex extends DefaultIndexManager {
  private readonly shared: RunbookSharedServices;
  /** By the name written. */
  private readonly uses = new WeakMap<ParseResult, ReadonlyMap<string, readonly Use[]>>();

  constructor(shared: RunbookSharedServices) {
    super(shared);
    this.shared = shared;
  }

  /** Nothing to prepare: see findAllReferences. */
  override async updateReferences(): Promise<void> {}

  /** Only what is written like the target's name can mean it, so only that is linked. */
  override findAllReferences(target: AstNode, targetPath: string): Stream<ReferenceDescription> {
    const { LangiumDocuments } = this.shared.workspace;
    const { uri: targetUri } = AstUtils.getDocument(target);
    const services = this.shared.ServiceRegistry.getServices(targetUri);
    const name = services.references.NameProvider.getName(target);
    if (name === undefined) return stream([]);
    const found: ReferenceDescription[] = [];
    for (const document of LangiumDocuments.all) {
      for (const { node, reference } of this.usesIn(document).get(name) ?? []) {
        if (!reference.$refNode || reference.ref !== target) continue;
        found.push({
          sourceUri: document.uri,
          sourcePath: services.workspace.AstNodeLocator.getAstNodePath(node),
          targetUri,
          targetPath,
          segment: CstUtils.toDocumentSegment(reference.$refNode),
          local: document.uri.toString() === targetUri.toString(),
        });
      }
    }
    return stream(found);
  }

  private usesIn({ parseResult }: LangiumDocument): ReadonlyMap<string, readonly Use[]> {
    const known = this.uses.get(parseResult);
    if (known) return known;
    const uses = new Map<string, Use[]>();
    for (const node of AstUtils.streamAst(parseResult.value)) {
      for (const { reference } of AstUtils.streamReferences(node)) {
        if (!("ref" in reference)) continue;
        const same = uses.get(reference.$refText);
        if (same) same.push({ node, reference });
        else uses.set(reference.$refText, [{ node, reference }]);
      }
    }
    this.uses.set(parseResult, uses);
    return uses;
  }
}
