/** What a name may mean where it stands, for links, references and completion: the language's own scoping, in Langium's terms. */
import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  EMPTY_SCOPE,
  MapScope,
  MultiMap,
  type Scope,
  type ScopeComputation,
  type ScopeProvider,
} from "langium";
import { isRunbook, isRunbookFile, type Runbook } from "../../language/generated/ast.js";
import type { ParsedFile } from "../../language/index.js";
import { importedFiles, namedParts, partNames, visibleNames } from "../../language/workspace/names.js";
import type { RunbookServices } from "./module.js";

/** The scopes of one file or runbook, by the type wanted. */
interface Kept {
  readonly imported: readonly ParsedFile[];
  readonly byType: Map<string, Scope>;
}

export function createScopes({ shared, workspace }: RunbookServices): ScopeProvider {
  const { Analyses } = shared.analysis;
  const { AstReflection } = shared;
  const declared = new WeakMap<ParsedFile, Kept>();
  const parts = new WeakMap<Runbook, Map<string, Scope>>();

  const scopeOf = (named: ReadonlyMap<string, AstNode>, wanted: string): Scope => {
    const descriptions: AstNodeDescription[] = [];
    for (const [name, node] of named) {
      if (AstReflection.isSubtype(node.$type, wanted))
        descriptions.push(workspace.AstNodeDescriptionProvider.createDescription(node, name));
    }
    return new MapScope(descriptions);
  };

  const declarationScope = (file: ParsedFile, wanted: string): Scope => {
    const imported = importedFiles(file, Analyses.importer);
    let kept = declared.get(file);
    if (!kept || !sameFiles(kept.imported, imported)) {
      kept = { imported, byType: new Map() };
      declared.set(file, kept);
    }
    return remembered(kept.byType, wanted, () => {
      const names = [...visibleNames(file, Analyses.importer)].map(([name, { declaration }]): [string, AstNode] => [
        name,
        declaration,
      ]);
      return scopeOf(new Map(names), wanted);
    });
  };

  const partScope = (runbook: Runbook, wanted: string): Scope => {
    let byType = parts.get(runbook);
    if (!byType) {
      byType = new Map();
      parts.set(runbook, byType);
    }
    return remembered(byType, wanted, () => scopeOf(partNames(runbook), wanted));
  };

  return {
    getScope(context) {
      const wanted = AstReflection.getReferenceType(context);
      const document = AstUtils.getDocument(context.container);
      const file = Analyses.fileOf(document);
      if (!file) return EMPTY_SCOPE;
      if (wanted !== "Target" && wanted !== "Rollback") return declarationScope(file, wanted);
      const runbook = AstUtils.getContainerOfType(context.container, isRunbook) ?? file.ast.runbooks[0];
      return runbook ? partScope(runbook, wanted) : EMPTY_SCOPE;
    },
  };
}

function remembered(scopes: Map<string, Scope>, key: string, make: () => Scope): Scope {
  const known = scopes.get(key) ?? make();
  scopes.set(key, known);
  return known;
}

function sameFiles(a: readonly ParsedFile[], b: readonly ParsedFile[]): boolean {
  return a.length === b.length && a.every((file, index) => file === b[index]);
}

/** Scopes are made when a link asks for one; only what a search over the workspace should find is listed beforehand. */
export function createScopeComputation({ workspace }: RunbookServices): ScopeComputation {
  return {
    async collectExportedSymbols(document) {
      const { value } = document.parseResult;
      if (!isRunbookFile(value)) return [];
      const named: readonly AstNode[] = [
        ...value.declarations,
        ...value.runbooks,
        ...value.runbooks.flatMap(namedParts),
      ];
      return named.flatMap(node => {
        const name = "name" in node && typeof node.name === "string" ? node.name : "";
        return name === "" ? [] : [workspace.AstNodeDescriptionProvider.createDescription(node, name, document)];
      });
    },
    async collectLocalSymbols() {
      return new MultiMap<AstNode, AstNodeDescription>();
    },
  };
}
