/** What a piece of a page says, in lines: blocks stand on lines of their own, links have their address after them. */
import { linked } from "../markdown/text.js";
import { attribute, childrenOf, type Element, isBlock, isElement, isSilent, isText, type Node } from "./nodes.js";

export interface PageText {
  readonly text: string;
  /** All of it is struck through. */
  readonly struck: boolean;
}

const strikes = new Set(["del", "s", "strike"]);

/** @param isLeftOut what belongs to something else, such as a list in an item */
export function pageText(nodes: readonly Node[], isLeftOut: (element: Element) => boolean = () => false): PageText {
  const pieces: string[] = [];
  let plain = false;
  let struck = false;
  const walk = (node: Node, inStrike: boolean): void => {
    if (isText(node)) {
      const value = node.value.replace(/\s+/g, " ");
      if (value.trim() !== "") {
        if (inStrike) struck = true;
        else plain = true;
      }
      pieces.push(value);
      return;
    }
    if (!isElement(node) || isSilent(node) || isLeftOut(node)) return;
    switch (node.tagName) {
      case "pre":
        pieces.push(`\n${codeText(node)}\n`);
        plain = true;
        return;
      case "br":
        pieces.push("\n");
        return;
      case "img":
        pieces.push(attribute(node, "alt") ?? "");
        return;
      case "input":
        if (attribute(node, "type") === "checkbox")
          pieces.push(attribute(node, "checked") === undefined ? "[ ] " : "[x] ");
        return;
      case "a": {
        const { text } = pageText(childrenOf(node), isLeftOut);
        const address = attribute(node, "href");
        pieces.push(linked(text, address !== undefined && /^(?:https?|mailto):/i.test(address) ? address : undefined));
        if (text !== "") plain = true;
        return;
      }
    }
    const isOwnLine = isBlock(node) || node.tagName === "tr";
    if (isOwnLine) pieces.push("\n");
    for (const child of childrenOf(node)) {
      walk(child, inStrike || strikes.has(node.tagName));
    }
    if (isOwnLine) pieces.push("\n");
    if (node.tagName === "td" || node.tagName === "th") pieces.push(" ");
  };
  for (const node of nodes) walk(node, false);
  return { text: inLines(pieces.join("")), struck: struck && !plain };
}

/** What a program is told to do: its lines as they are. */
export function codeText(element: Element): string {
  const textIn = (node: Node): string => {
    if (isText(node)) return node.value;
    return isElement(node) && node.tagName === "br" ? "\n" : childrenOf(node).map(textIn).join("");
  };
  return textIn(element).trim();
}

function inLines(text: string): string {
  const lines = text.split("\n").map(line => line.trim());
  return lines.filter(line => line !== "").join("\n");
}
