/** A drawing as a plain tree of elements: the exports write it as text, the panel makes elements of it. Text stays text in both. */

import { xmlEscaped } from "./xml.js";

export interface DrawnElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (DrawnElement | string)[];
}

type AttributeValue = string | number | undefined;

/** Attributes that are undefined are left out; numbers are pixels, to a hundredth. */
export function drawn(
  tag: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  children: readonly (DrawnElement | string | undefined)[] = [],
): DrawnElement {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) kept[name] = typeof value === "number" ? pixels(value) : value;
  }
  return { tag, attributes: kept, children: children.filter(child => child !== undefined) };
}

/** "12.25": the same digits on every machine, and no more of them than can be seen. */
export function pixels(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** Well-formed XML, whatever the text in it. */
export function toXml({ tag, attributes, children }: DrawnElement): string {
  const start = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  if (children.length === 0) return `<${tag}${start.join("")}/>`;
  const inside = children.map(child => (typeof child === "string" ? escaped(child) : toXml(child)));
  return `<${tag}${start.join("")}>${inside.join("")}</${tag}>`;
}

/** Characters that turn the direction of what follows: they could show a title as another. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export function escaped(text: string): string {
  return xmlEscaped(text.replace(directions, ""));
}
