/** Which texts a picture was made from. */
import { createHash } from "node:crypto";
import { type PictureSource, sourceText } from "../../language/exports/timeline/source.js";
import type { ParsedFile } from "../../language/index.js";
import { zoneDataText } from "../../language/time/zone-version.js";
import { realPath } from "./paths.js";
import { readText } from "./read.js";
import { pathOf } from "./uris.js";

/** "payments.runbook sha256 0123456789abcdef · people.runbook sha256 … · times in America/Los_Angeles · time zone data 2026f" */
export function sourceLine(files: readonly ParsedFile[], zone: string): string {
  return sourceText(
    files.map((file): PictureSource => ({ name: nameIn(file.uri), sha256: digest(contentOf(file), "hex") })),
    `${zone} \u00b7 ${zoneDataText}`,
  );
}

/** The file's own bytes, which a byte order mark is part of; of what is not saved, the text. */
function contentOf({ uri, text }: ParsedFile): Buffer | string {
  const path = pathOf(uri);
  const real = path === undefined ? undefined : realPath(path);
  const read = real?.kind === "path" ? readText(real.path) : undefined;
  return read?.kind === "text" && read.text === text ? read.bytes : text;
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

/** A text counts as UTF-8. */
export function digest(content: Buffer | string, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(content).digest(encoding);
}
