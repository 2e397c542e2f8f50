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
  URI,
} from "langium";
import type { HoverProvider } from "langium/lsp";
import type { Position } from "vscode-languageserver-types";
import { isImport } from "../../../language/generated/ast.js";
import type { Analysis, ParsedFile, Place } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { placeOfProperty } from "../../../language/resolve/places.js";
import { meaningInside, meaningOf } from "../meanings.js";
import type { RunbookServices } from "../module.js";
import { createSignatures, type Signatures } from "../signatures.js";
import { describeAt } from "./describe.js";
import { importHover } from "./imports.js";
import { ruleHover } from "./rules.js";
import { timeHover } from "./times.js";

export function createHover({ shared, references, parser, Grammar }: RunbookServices): HoverProvider {
  const { Analyses } = shared.analysis;
  const { ConfigurationProvider: settings, LangiumDocuments } = shared.workspace;
  const signatureOf = createSignatures(Grammar);
  const analyseFile = ({ uri }: ParsedFile): Analysis | undefined => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    return document && Analyses.analyse(document);
  };

  const contentOf = (leaf: LeafCstNode, position: Position, analysis: Analysis): string | undefined => {
    const reader = settings.current().timezone;
    const property = GrammarUtils.findAssignment(leaf)?.feature;
    if (property === "rule") return ruleHover(leaf.text);
    if (isImport(leaf.astNode) && property === "path" && leaf.astNode.path !== undefined) {
      const { path } = leaf.astNode;
      return importHover(path, Analyses.importer(analysis.file.uri, path), analyseFile);
    }
    const here = { uri: analysis.file.uri, range: { start: position, end: position } };
    const time = analysis.plan.times.find(({ place }) => contains(place, here));
    const said = time && timeHover(time, analysis, reader);
    if (said) return said;
    const [target] = references.References.findDeclarations(leaf);
    const head = target && headOf(target);
    return head ? describeAt(head, analysis, reader) : keywordHover(leaf, signatureOf);
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

/** Where the name of a declaration or part is written: what a plan knows it by. */
function headOf(node: AstNode): Place | undefined {
  if (!isNamed(node)) return undefined;
  return placeOfProperty(AstUtils.getDocument(node).uri.toString(), node, "name");
}

/** What a keyword means and how its statement is written; of a word inside a statement, what it means there. */
function keywordHover(leaf: LeafCstNode, signatureOf: Signatures): string | undefined {
  const { grammarSource, astNode, text, offset } = leaf;
  if (!GrammarAST.isKeyword(grammarSource)) return undefined;
  const rule = AstUtils.getContainerOfType(grammarSource, GrammarAST.isParserRule)?.name ?? "";
  const begins = offset === astNode.$cstNode?.offset;
  const meaning = begins ? meaningOf(astNode.$type, text) : meaningInside(rule, text);
  if (!meaning) return undefined;
  const signature = begins ? signatureOf(rule, text) : undefined;
  return [`\`${text}\`: ${meaning}`, signature && `\`\`\`runbook\n${signature}\n\`\`\``].filter(Boolean).join("\n\n");
}
