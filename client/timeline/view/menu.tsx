import type { ComponentChildren } from "preact";

interface MenuProps {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A button that opens something below it. Escape and a click elsewhere close it: see closeMenus. */
export function Menu({ id, label, title, children }: MenuProps) {
  return (
    <details class="menu" id={`${id}-menu`}>
      <summary title={title}>{label}</summary>
      <div class="drop">{children}</div>
    </details>
  );
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
