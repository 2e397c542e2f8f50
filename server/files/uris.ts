/** Files as URIs, the names by which the language knows them, and as paths, by which the file system does. */
import { fileURLToPath, pathToFileURL } from "node:url";

/** The URI of an absolute path; what is special in a URI (spaces, `#`, `%`) is encoded. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** The absolute path of a file URI; undefined for what is no file (an untitled text) or has no path on this system. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
