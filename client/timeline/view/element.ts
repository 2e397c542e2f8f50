/** Elements from plain values. Text is only ever set as text: a title with markup in it stays a title. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className, text, label, tip }: { className?: string; text?: string; label?: string; tip?: string } = {},
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  if (label !== undefined) made.setAttribute("aria-label", label);
  if (tip !== undefined) made.title = tip;
  made.append(...children);
  return made;
}

/** Puts an element between two shares of its parent's width. */
export function place<Placed extends HTMLElement>(made: Placed, from: number, to: number): Placed {
  made.style.left = percent(from);
  made.style.width = percent(Math.max(0, to - from));
  return made;
}

/** Puts an element at a share of its parent's width; it is as wide as it needs to be. */
export function start<Placed extends HTMLElement>(made: Placed, from: number): Placed {
  made.style.left = percent(from);
  return made;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(4)}%`;
}
