/** What is known about each regular expression of the sources: by the pattern, whether its time grows with the text. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Verdicts = Record<string, string>;

/** Any other verdict says how slow it is, and on what text. */
export const linear = "linear";
export const verdictsFile = fileURLToPath(new URL("verdicts.json", import.meta.url));
export const verdicts: Readonly<Verdicts> = existsSync(verdictsFile)
  ? JSON.parse(readFileSync(verdictsFile, "utf8"))
  : {};

/** Whether it looks for one match or all, and how it says what it found, changes nothing. */
export function keyOf(source: string, flags: string): string {
  return `/${source}/${flags.replace(/[gd]/g, "")}`;
}
