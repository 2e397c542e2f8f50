/** What lies where a file would be written. */
import { readFileSync } from "node:fs";

/** Line ends do not count: a checkout may have changed those of texts. */
export function compareWith(path: string, content: string | Uint8Array): "same" | "other" | "missing" {
  const there = bytesAt(path);
  if (!there) return "missing";
  const isSame =
    typeof content === "string" ? unified(there.toString("utf8")) === unified(content) : there.equals(content);
  return isSame ? "same" : "other";
}

function bytesAt(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function unified(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
