import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarAST, isCompositeCstNode } from "langium";
import type { Place } from "../plan/place.js";

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where a node stands, as a whole. */
export function placeOf(uri: string, node: AstNode): Place {
  return placeOfCst(uri, node.$cstNode);
}

/** Where a property of a node is written, or the whole node when it is not. */
export function placeOfProperty<N extends AstNode>(uri: string, node: N, property: keyof N & string): Place {
  return placeOfCst(uri, piece(node, source => featureOf(source) === property) ?? node.$cstNode);
}

/** The same of a property with several values: where each is written. */
export function placesOfProperty<N extends AstNode>(
  uri: string,
  node: N,
  property: keyof N & string,
): readonly Place[] {
  return pieces(node, source => featureOf(source) === property).map(cst => placeOfCst(uri, cst));
}

/** Where a keyword of a node is written. */
export function placeOfKeyword(uri: string, node: AstNode, keyword: string): Place | undefined {
  return keywordIn(uri, node, keyword)?.place;
}

/** Where a keyword of a node is written, and whether something stands right behind it, without a blank. */
export function keywordIn(
  uri: string,
  node: AstNode,
  keyword: string,
): { readonly place: Place; readonly isTight: boolean } | undefined {
  const found = piece(node, source => GrammarAST.isKeyword(source) && source.value === keyword);
  return found && { place: placeOfCst(uri, found), isTight: /\S/.test(found.root.fullText.charAt(found.end)) };
}

/** The words of a node as written, one space between them; a comment between two lines is none of them. */
export function textOf(node: AstNode): string {
  const cst = node.$cstNode;
  if (!cst) return "";
  if (!cst.text.includes("//")) return cst.text.replace(/\s+/g, " ");
  return CstUtils.flattenCst(cst)
    .filter(({ hidden }) => !hidden)
    .map(({ text }) => text)
    .join(" ");
}

/** What to delete so that a node is gone: its lines, when nothing else stands on them. */
export function removalOf(uri: string, node: AstNode): Place {
  const cst = node.$cstNode;
  const place = placeOfCst(uri, cst);
  if (!cst) return place;
  const text = cst.root.fullText;
  const isAlone =
    text.slice(text.lastIndexOf("\n", cst.offset - 1) + 1, cst.offset).trim() === "" &&
    /^[^\S\n]*\n/.test(text.slice(cst.end, cst.end + 200));
  if (!isAlone) return place;
  const { start, end } = place.range;
  return { uri, range: { start: { line: start.line, character: 0 }, end: { line: end.line + 1, character: 0 } } };
}

type Fits = (source: GrammarAST.AbstractElement) => boolean;

/**
 * The first piece of a node's own text that the grammar made for what is asked. Langium has the same, but looks at all of a block
 * to find its name.
 */
function piece(node: AstNode, fits: Fits): CstNode | undefined {
  return pieces(node, fits, 1)[0];
}

function pieces(node: AstNode, fits: Fits, most = Number.POSITIVE_INFINITY): readonly CstNode[] {
  const found: CstNode[] = [];
  const search = (within: CstNode | undefined): void => {
    if (!isCompositeCstNode(within)) return;
    for (const child of within.content) {
      if (found.length >= most) return;
      if (child.grammarSource && fits(child.grammarSource)) found.push(child);
      else if (isCompositeCstNode(child) && child.astNode === node) search(child);
    }
  };
  search(node.$cstNode);
  return found;
}

/** The property an element of the grammar is assigned to. */
function featureOf(source: GrammarAST.AbstractElement): string | undefined {
  if (!features.has(source))
    features.set(source, AstUtils.getContainerOfType(source, GrammarAST.isAssignment)?.feature);
  return features.get(source);
}

const features = new WeakMap<GrammarAST.AbstractElement, string | undefined>();

function placeOfCst(uri: string, node: CstNode | undefined): Place {
  return { uri, range: node ? node.range : nowhere };
}
