/** Whole statements with placeholders to fill in: an activity comes with its owner, its duration and how it is undone. */

import type { AstNode } from "langium";
import { CompletionItemKind } from "vscode-languageserver-types";
import { placeholdersSpelledOut } from "../../../language/edits/snippets.js";
import { snippetPlaceholder } from "../../../language/edits/statements.js";
import { isRunbook, isWork } from "../../../language/generated/ast.js";
import type { NamedDeclaration, Visible } from "../../../language/names/names.js";
import { containerOf } from "../../../language/syntax/tree/walk.js";
import type { Proposal } from "./proposal.js";
import type { Surroundings } from "./surroundings.js";
import { type SnippetNames, templates } from "./templates.js";

/** @param node what the innermost block belongs to */
export function snippetNamesAt(node: AstNode | undefined, names: ReadonlyMap<string, Visible>): SnippetNames {
  const named = (type: NamedDeclaration["$type"]): readonly string[] =>
    [...names].flatMap(([name, { declaration }]) => (declaration.$type === type ? [name] : []));
  const runbook = node && containerOf(node, isRunbook);
  const rollbacks = (runbook?.statements ?? []).flatMap(each => (each.$type === "Rollback" && each.name) || []);
  let isOwned = false;
  for (let around = node; around; around = around.$container) {
    isOwned ||= isWork(around) && around.statements.some(({ $type }) => $type === "Owner");
  }
  return { people: named("Person"), teams: named("Team"), environments: named("Environment"), rollbacks, isOwned };
}

/** Snippets that begin with a keyword that may stand there. */
export function snippetsFor(keyword: string, names: SnippetNames, around: Surroundings): readonly Proposal[] {
  return (templates[keyword] ?? [])
    .filter(({ unless }) => !unless?.(names, around))
    .map(({ title, about, lines }) => {
      const snippet = lines(names)
        .filter(line => line !== "")
        .join("\n");
      return {
        label: `${keyword} … ${title}`,
        kind: CompletionItemKind.Snippet,
        detail: about,
        documentation: `\`\`\`runbook\n${placeholdersSpelledOut(snippet).replaceAll("$0", "")}\n\`\`\``,
        rank: 20,
        aliases: [keyword],
        snippet,
      };
    });
}

/** What can only be a block is written as one: `parallel` brings its braces. */
export function wholeBlock(keyword: Proposal): Proposal {
  const snippet = blocks.get(keyword.label);
  return snippet === undefined ? keyword : { ...keyword, snippet, aliases: [keyword.label] };
}

const blocks: ReadonlyMap<string, string> = new Map([
  ["parallel", "parallel {\n  $0\n}"],
  ["sequence", "sequence {\n  $0\n}"],
  ["phase", `phase ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "Title")}" {\n  $0\n}`],
]);
