/** Declarations and parts of the whole workspace, by their names and titles. */

import type { AstNode } from "langium";
import type { WorkspaceSymbol } from "vscode-languageserver-types";
import { isContingency, isPhase, isRollback, isRunbook } from "../../language/generated/ast.js";
import { containerOf } from "../../language/syntax/tree/walk.js";
import { isFoundBy } from "./completion/fitting.js";
import { isNamed, namedIn, rangeOfName } from "./names.js";
import type { Session } from "./session/session.js";
import { kindOfSymbol } from "./symbols.js";

/** Nobody reads more; who looks for something else types another letter. */
export const mostSymbols = 256;

type NamedNode = ReturnType<typeof namedIn>[number];

interface SymbolMatch {
  readonly node: NamedNode;
  readonly uri: string;
  /** What it was found by: editors look for the query in it once more. */
  readonly name: string;
  /** Lower is better. */
  readonly fit: number;
}

export function createWorkspaceSymbols({ documents }: Session) {
  return (query: string): WorkspaceSymbol[] => {
    const found = [...documents.all()].flatMap(({ file }) =>
      namedIn(file).flatMap((node): SymbolMatch[] => {
        const match = matchOf(query, node);
        return match ? [{ node, uri: file.uri, ...match }] : [];
      }),
    );
    return found
      .sort((a, b) => a.fit - b.fit)
      .slice(0, mostSymbols)
      .map(({ node, uri, name }) => ({
        name,
        kind: kindOfSymbol(node.$type),
        containerName: nameAround(node, uri),
        location: { uri, range: rangeOfName(node) },
      }));
  };
}

function matchOf(query: string, node: NamedNode): Pick<SymbolMatch, "name" | "fit"> | undefined {
  const title = "title" in node && typeof node.title === "string" ? node.title : "";
  const begins = (text: string): number => (text.toLowerCase().startsWith(query.toLowerCase()) ? 0 : 1);
  if (isFoundBy(query, node.name)) return { name: node.name, fit: begins(node.name) };
  return isFoundBy(query, title) ? { name: title, fit: 2 + begins(title) } : undefined;
}

/** The phase, rollback or runbook it stands in; of what stands in none the file. */
function nameAround(node: AstNode, uri: string): string {
  const around = containerOf(
    node.$container,
    each => isPhase(each) || isRollback(each) || isContingency(each) || isRunbook(each),
  );
  const title = around && "title" in around ? around.title : undefined;
  if (around && title) return title;
  if (around && isNamed(around)) return around.name;
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}
