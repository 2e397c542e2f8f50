import type { Analysis } from "../../language/index.js";

/** What is said of a file that holds only declarations. */
export const noRunbook = "This file has no runbook.";

/** "Line 12 cannot be read: …", of the first line that cannot; undefined when all can. */
export function firstUnread({ file }: Analysis): string | undefined {
  const [first] = file.mistakes;
  if (!first) return undefined;
  const { message, place } = first;
  return `Line ${place.range.start.line + 1} cannot be read: ${/[.?!]$/.test(message) ? message : `${message}.`}`;
}
