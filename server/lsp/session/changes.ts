/** What became of what an editor reports: how each file or folder stands now counts, not what is said about it. */
import { URI, UriUtils } from "langium";
import { isRunbookName } from "../../files/links.js";
import { rootMarker } from "../../files/workspace.js";
import type { Documents } from "./documents.js";
import type { Files } from "./files.js";
import type { Folders } from "./folders.js";
import type { Texts } from "./texts.js";

export interface SessionState {
  readonly texts: Texts;
  readonly documents: Documents;
  readonly files: Files;
  readonly folders: Folders;
}

/** Addresses of runbooks. */
export interface Changes {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** Whether what may be read at all has changed. */
  readonly limits: boolean;
}

/** Whether a report says anything: editors report every file and folder, so that folders are not missed. */
export function matters(address: string, { texts, documents, files }: SessionState): boolean {
  const uri = URI.parse(address);
  if (isRunbookName(uri.path) || limitsFiles(uri) || texts.get(address)) return true;
  if (documents.under(address).length > 0) return true;
  return uri.scheme === "file" && (files.kindOf(address) === "folder" || !UriUtils.basename(uri).includes("."));
}

export function changesOf(addresses: Iterable<string>, ground: SessionState): Changes {
  const { documents, files, folders, texts } = ground;
  const changed = new Set<string>();
  const gone = new Set<string>();
  const search = (folder: URI): void => {
    if (folders.holds(folder, "folder")) for (const found of folders.search(folder)) changed.add(found);
  };
  let limits = false;
  folders.forgetRules();
  for (const address of addresses) {
    const uri = URI.parse(address);
    if (limitsFiles(uri)) {
      // Files come into sight, and others go.
      limits = true;
      const folder = UriUtils.dirname(uri);
      search(folder);
      for (const each of documents.under(folder.toString()))
        if (!texts.get(each.uri) && !folders.holds(URI.parse(each.uri), "file")) gone.add(each.uri);
    } else if (texts.get(address)) changed.add(address);
    else if (uri.scheme !== "file") gone.add(address);
    else {
      switch (files.kindOf(address)) {
        case "folder":
          search(uri);
          break;
        case "file":
          (folders.holds(uri, "file") ? changed : gone).add(address);
          break;
        case "nothing":
          // With a folder goes all that is in it, but for what stands in editors.
          for (const { uri: inside } of documents.under(address)) (texts.get(inside) ? changed : gone).add(inside);
          if (documents.under(address).length === 0) gone.add(address);
          break;
      }
    }
  }
  return { changed: [...changed], gone: [...gone], limits };
}

/** Whether it says what below it is read. */
function limitsFiles(uri: URI): boolean {
  return uri.scheme === "file" && [".gitignore", rootMarker].includes(UriUtils.basename(uri));
}
