/** Settings inside what is said of them: they may come from a stranger, and are shown in notifications. */
import { withoutLinks } from "../inert.js";

const mostCharacters = 60;

/** A setting as it is written. */
export function quotedSetting(value: unknown): string {
  return shortened(JSON.stringify(value) ?? typeof value);
}

/** A text on one line, and not all of it. */
export function shortened(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return withoutLinks(line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line);
}
