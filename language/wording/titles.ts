/** How messages name things. */

const longest = 60;

/** A text as far as a message has room for it. */
export function shortened(text: string): string {
  return text.length > longest ? `${[...text].slice(0, longest).join("")}…` : text;
}

/** A title in quotes. */
export function quoted(title: string): string {
  return `"${title}"`;
}
