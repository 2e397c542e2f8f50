/** Where the file of a document lies, beside which the logs of its runs are. */
import { URI } from "langium";
import { runbookOnDisk } from "../session/imports.js";

/** Its real path, which no link leads out of the workspace; undefined for what is on no disk. */
export function pathOfRunbook(uri: string, folders: readonly URI[]): string | undefined {
  const address = URI.parse(uri);
  const found = address.scheme === "file" ? runbookOnDisk(address.fsPath, folders) : undefined;
  return found?.kind === "path" ? found.path : undefined;
}
