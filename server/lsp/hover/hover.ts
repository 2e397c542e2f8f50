/** What is shown for the word under the mouse: an activity's times, a time in every zone, a person, a rule, a keyword. */
import { AstUtils, GrammarAST, GrammarUtils } from "langium";
import type { Hover, Position } from "vscode-languageserver-types";
import { isImport } from "../../../language/generated/ast.js";
import type { Analysis } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { placeOfProperty } from "../../../language/resolve/places.js";
import { languageServices } from "../../../language/syntax/parse.js";
import { meaningInside, meaningOf } from "../meanings.js";
import type { Names } from "../names.js";
import type { Document } from "../session/documents.js";
import type { Session } from "../session/session.js";
import { createSignatures, type Signatures } from "../signatures.js";
import { type Leaf, wordAt } from "../tree.js";
import { describeAt } from "./describe.js";
import { importHover } from "./imports.js";
import { ruleHover } from "./rules.js";
import { timeHover } from "./times.js";

export function createHover({ analyses, settings }: Session, names: Names) {
  const signatureOf = createSignatures(languageServices().Grammar);

  const contentOf = (leaf: Leaf, position: Position, document: Document, analysis: Analysis): string | undefined => {
    const reader = settings.current().timezone;
    const property = GrammarUtils.findAssignment(leaf)?.feature;
    if (property === "rule") return ruleHover(leaf.text);
    if (isImport(leaf.astNode) && property === "path" && leaf.astNode.path !== undefined) {
      const { path } = leaf.astNode;
      return importHover(path, analyses.importer(analysis.file.uri, path), analyses.analyse);
    }
    const here = { uri: analysis.file.uri, range: { start: position, end: position } };
    const time = analysis.plan.times.find(({ place }) => contains(place, here));
    const said = time && timeHover(time, analysis, reader);
    if (said) return said;
    const named = names.at(document, position)?.named;
    if (!named) return keywordHover(leaf, signatureOf);
    return describeAt(placeOfProperty(named.file.uri, named.node, "name"), analysis, reader);
  };

  return (document: Document, position: Position): Hover | undefined => {
    const leaf = wordAt(document, position);
    if (!leaf || leaf.hidden || document.lines.offsetAt(position) > leaf.end) return undefined;
    const value = contentOf(leaf, position, document, analyses.analyse(document.file));
    return value === undefined ? undefined : { contents: { kind: "markdown", value }, range: leaf.range };
  };
}

/** What a keyword means and how its statement is written; of a word inside a statement, what it means there. */
function keywordHover(leaf: Leaf, signatureOf: Signatures): string | undefined {
  const { grammarSource, astNode, text, offset } = leaf;
  if (!GrammarAST.isKeyword(grammarSource)) return undefined;
  const rule = AstUtils.getContainerOfType(grammarSource, GrammarAST.isParserRule)?.name ?? "";
  const begins = offset === astNode.$cstNode?.offset;
  const meaning = begins ? meaningOf(astNode.$type, text) : meaningInside(rule, text);
  if (!meaning) return undefined;
  const signature = begins ? signatureOf(rule, text) : undefined;
  return [`\`${text}\`: ${meaning}`, signature && `\`\`\`runbook\n${signature}\n\`\`\``].filter(Boolean).join("\n\n");
}
