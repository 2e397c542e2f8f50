/** The language's drawings as elements. */
import { h, type VNode } from "preact";
import type { DrawnElement } from "../../../language/exports/timeline/tree.js";

export function drawing({ tag, attributes, children }: DrawnElement): VNode {
  const parts = children.map(child => (typeof child === "string" ? child : drawing(child)));
  return h(tag, { ...attributes, key: attributes["data-id"] }, parts);
}
