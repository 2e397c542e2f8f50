/** How messages name things. */

const longest = 60;

/** A text as far as there is room for it: what a message has, if nothing else is said. */
export function shortened(text: string, letters = longest): string {
  return text.length > letters ? `${[...text].slice(0, letters).join("")}…` : text;
}

/** A title in quotes. */
export function quoted(title: string): string {
  return `"${title}"`;
}
