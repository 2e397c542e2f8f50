import type { Analysis } from "../../language/index.js";

/** "Line 12 cannot be read: …", of the first line that cannot; undefined when all can. */
export function firstUnread({ file }: Analysis): string | undefined {
  const [first] = file.mistakes;
  if (!first) return undefined;
  const { message, place } = first;
  return `Line ${place.range.start.line + 1} cannot be read: ${/[.?!]$/.test(message) ? message : `${message}.`}`;
}
