import type { Analysis, Place } from "../../../language/index.js";
import { partHover } from "./parts.js";
import { declarationHover } from "./roster.js";

/**
 * What is known of what has its name at `head`, as markdown.
 * @param reader the reader's zone
 */
export function describeAt(head: Place, analysis: Analysis, reader: string | undefined): string | undefined {
  return declarationHover(head, analysis) ?? partHover(head, analysis, reader);
}
