/** Files as the checker reads them: never an exception for what cannot be read. */
import { statSync } from "node:fs";
import { URI } from "langium";
import { readText } from "../../files/read.js";
import { runbookOnDisk } from "./imports.js";

export interface Files {
  /** The text at an address; empty where it cannot be read. */
  readonly read: (uri: string) => string;
  /** What stands at an address now, links followed. */
  readonly kindOf: (uri: string) => "file" | "folder" | "nothing";
  /** Why a file could not be read when it last was; undefined when it could. */
  readonly refusal: (uri: string) => Refusal | undefined;
}

export type Refusal = Exclude<ReturnType<typeof readText>, { kind: "text" }>;

/** @param folders the workspace's, which no link leads out of */
export function createFiles(folders: () => readonly URI[]): Files {
  const refused = new Map<string, Refusal>();
  return {
    read: uri => {
      const found = runbookOnDisk(URI.parse(uri).fsPath, folders());
      const read = found.kind === "path" ? readText(found.path) : found;
      if (read.kind === "text") {
        refused.delete(uri);
        return read.text;
      }
      refused.set(uri, read);
      return "";
    },
    kindOf: uri => {
      try {
        return statSync(URI.parse(uri).fsPath).isDirectory() ? "folder" : "file";
      } catch {
        return "nothing";
      }
    },
    refusal: uri => refused.get(uri),
  };
}
