import { type Child, type ElementNode, element } from "./element.js";

/** A button that opens something below it. Escape and a click elsewhere close it: see closeMenus. */
export function menu(id: string, label: string, title: string, children: readonly Child[]): ElementNode {
  return element("details", { key: id, classes: ["menu"], attributes: { id: `${id}-menu` } }, [
    element("summary", { attributes: { title } }, [label]),
    element("div", { classes: ["drop"] }, children),
  ]);
}

/** Closes all menus but the one around a node. @returns whether one was open */
export function closeMenus(but?: Node): boolean {
  let closed = false;
  for (const open of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (but && open.contains(but)) continue;
    const had = open.contains(document.activeElement);
    open.open = false;
    if (had) open.querySelector<HTMLElement>("summary")?.focus();
    closed = true;
  }
  return closed;
}

/** Opens a menu, and goes to the first thing in it. */
export function openMenu(id: string): void {
  const found = document.querySelector<HTMLDetailsElement>(`#${id}-menu`);
  if (!found) return;
  found.open = true;
  found.querySelector<HTMLElement>("input, button:not([disabled])")?.focus();
}
