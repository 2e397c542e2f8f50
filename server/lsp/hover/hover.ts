/** What is shown for the word under the mouse: an activity's times, a time in every zone, a person, a rule, a keyword. */
import {
  type AstNode,
  AstUtils,
  CstUtils,
  GrammarAST,
  GrammarUtils,
  isNamed,
  type LangiumDocument,
  type LeafCstNode,
} from "langium";
import type { HoverProvider } from "langium/lsp";
import type { Position } from "vscode-languageserver-types";
import type { Analysis, Place } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { placeOfProperty } from "../../../language/resolve/places.js";
import { rules } from "../../../language/rules/registry.js";
import { meaningOf } from "../meanings.js";
import type { RunbookServices } from "../module.js";
import { lines, plain } from "./markdown.js";
import { partHover } from "./parts.js";
import { declarationHover } from "./roster.js";
import { timeHover } from "./times.js";

export function createHover({ shared, references, parser }: RunbookServices): HoverProvider {
  const { Analyses } = shared.analysis;

  const contentOf = (leaf: LeafCstNode, position: Position, analysis: Analysis): string | undefined => {
    if (GrammarUtils.findAssignment(leaf)?.feature === "rule") return ruleHover(leaf.text);
    const here = { uri: analysis.file.uri, range: { start: position, end: position } };
    const time = analysis.plan.times.find(({ place }) => contains(place, here));
    const said = time && timeHover(time, analysis);
    if (said) return said;
    const [target] = references.References.findDeclarations(leaf);
    return target ? namedHover(target, analysis) : keywordHover(leaf);
  };

  return {
    getHoverContent(document, { position }) {
      const leaf = leafAt(document, position, parser.GrammarConfig.nameRegexp);
      const analysis = leaf && Analyses.analyse(document);
      if (!analysis) return undefined;
      const value = contentOf(leaf, position, analysis);
      return value === undefined ? undefined : { contents: { kind: "markdown", value }, range: leaf.range };
    },
  };
}

function leafAt(document: LangiumDocument, position: Position, nameCharacter: RegExp): LeafCstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, nameCharacter);
  return leaf && !leaf.hidden && offset <= leaf.end ? leaf : undefined;
}

function namedHover(node: AstNode, analysis: Analysis): string | undefined {
  const head = headOf(node);
  return head && (declarationHover(head, analysis) ?? partHover(head, analysis));
}

/** Where the name of a declaration or part is written: what a plan knows it by. */
function headOf(node: AstNode): Place | undefined {
  if (!isNamed(node)) return undefined;
  return placeOfProperty(AstUtils.getDocument(node).uri.toString(), node, "name");
}

function ruleHover(code: string): string | undefined {
  const rule = rules.find(each => each.code === code);
  return rule && lines([`**${plain(rule.code)}**`, plain(rule.summary), plain(rule.why)]);
}

function keywordHover(leaf: LeafCstNode): string | undefined {
  const node = leaf.astNode;
  if (!GrammarAST.isKeyword(leaf.grammarSource) || leaf.offset !== node.$cstNode?.offset) return undefined;
  const meaning = meaningOf(node.$type, leaf.text);
  return meaning && `\`${leaf.text}\`: ${meaning}`;
}
