/** The language's drawings as elements. */
import { h, type VNode } from "preact";
import type { Drawn } from "../../../language/exports/timeline/tree.js";

export function drawing({ tag, attributes, children }: Drawn): VNode {
  const parts = children.map(child => (typeof child === "string" ? child : drawing(child)));
  return h(tag, { ...attributes, key: attributes["data-id"] }, parts);
}
