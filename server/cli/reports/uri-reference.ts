import { isAbsolute } from "node:path";
import { uriOf } from "../../files/uris.js";

/** A file's name in output as a URI reference: relative, or whole where it cannot be. */
export function uriReference(file: string): string {
  if (isAbsolute(file)) return uriOf(file);
  // Half a character has no place in a URI.
  const whole = file.replace(/\p{Surrogate}/gu, "\uFFFD");
  return whole.split("/").map(encodeURIComponent).join("/");
}
