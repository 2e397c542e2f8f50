/** A document whose steps are its headings, with commands and explanations under each: as good as a list. */
import type { Item, Part } from "./parts.js";

/** A step is numbered, or has code under it; two of them make a plan. */
const fewestSteps = 2;

/**
 * The same document with its headings as a list, where it has neither tables nor lists and its headings are steps; else as it is.
 * @param title the heading that is the whole document's
 */
export function withHeadingsAsSteps(parts: readonly Part[], title: Part | undefined): readonly Part[] {
  if (parts.some(({ kind }) => kind === "table" || kind === "list")) return parts;
  const start = parts.findIndex(part => part.kind === "heading" && part !== title);
  if (start < 0) return parts;
  const items = itemsOf(parts.slice(start));
  const steps = items.filter(({ text, code }) => code.length > 0 || isNumbered(text));
  if (steps.length < fewestSteps) return parts;
  return [...parts.slice(0, start), { kind: "list", address: items[0]?.address ?? "", items }];
}

function isNumbered(text: string): boolean {
  return /^(?:\p{L}{2,12} )?\d{1,3}(?:\.\d{1,3}){0,3}[.):]?(?: |$)/u.test(text);
}

function itemsOf(parts: readonly Part[]): readonly Item[] {
  const depths = parts.flatMap(part => (part.kind === "heading" ? [part.depth] : []));
  const top = depths.reduce((least, depth) => Math.min(least, depth), 6);
  const items: (Item & { readonly code: string[]; readonly notes: string[] })[] = [];
  for (const part of parts) {
    const last = items.at(-1);
    if (part.kind === "heading") {
      items.push({ address: part.address, level: part.depth - top, text: part.text, code: [], notes: [] });
    } else if (part.kind === "code") last?.code.push(part.text);
    else if (part.kind === "prose") last?.notes.push(part.text);
  }
  return items;
}
