/** Which texts a picture was made from. */
import { createHash } from "node:crypto";
import { type Source, sourceText } from "../../language/exports/timeline/source.js";
import type { ParsedFile } from "../../language/index.js";

/** "payments.runbook sha256 0123456789abcdef · people.runbook sha256 … · times in America/Los_Angeles" */
export function sourceLine(files: readonly ParsedFile[], zone: string): string {
  return sourceText(
    files.map(({ uri, text }): Source => ({ name: nameIn(uri), sha256: digest(text, "hex") })),
    zone,
  );
}

/** Without folders: the picture is the same wherever it is made. */
function nameIn(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function digest(text: string, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(text, "utf8").digest(encoding);
}
