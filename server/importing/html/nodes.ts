/** Elements of a parsed page, and which of them say nothing to a reader. */
import type { DefaultTreeAdapterTypes } from "parse5";

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

const silent = new Set(
  "head script style template noscript svg math iframe object embed canvas audio video select datalist".split(" "),
);
const blocks = new Set(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table ul".split(
    " ",
  ),
);

export function isElement(node: Node): node is Element {
  return "tagName" in node;
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === "#text";
}

export function isSilent({ tagName }: Element): boolean {
  return silent.has(tagName);
}

export function isBlock(node: Node): boolean {
  return isElement(node) && blocks.has(node.tagName);
}

export function childrenOf(node: Node): readonly Node[] {
  return "childNodes" in node ? node.childNodes : [];
}

/** Elements directly in one. */
export function elementsIn(node: Node, ...names: readonly string[]): readonly Element[] {
  return childrenOf(node)
    .filter(isElement)
    .filter(({ tagName }) => names.includes(tagName));
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find(each => each.name === name)?.value;
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/\s+/).includes(name);
}

/** The first element in document order, the node itself included, that is wanted. */
export function find(node: Node, isWanted: (element: Element) => boolean): Element | undefined {
  if (isElement(node) && isWanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, isWanted);
    if (found) return found;
  }
  return undefined;
}
