/** The file system as Langium wants it, with the checker's way of reading: never an exception for what cannot be read. */
import { statSync } from "node:fs";
import type { URI } from "langium";
import { NodeFileSystemProvider } from "langium/node";
import { readText } from "../files/read.js";
import { runbookOnDisk } from "./imports.js";

export class RunbookFiles extends NodeFileSystemProvider {
  private readonly refused = new Map<string, Refusal>();
  private readonly folders: () => readonly URI[];

  /** @param folders the workspace's, which no link leads out of */
  constructor(folders: () => readonly URI[]) {
    super();
    this.folders = folders;
  }

  override async readFile(uri: URI): Promise<string> {
    return this.readFileSync(uri);
  }

  override readFileSync(uri: URI): string {
    const found = runbookOnDisk(uri.fsPath, this.folders());
    const read = found.kind === "path" ? readText(found.path) : found;
    if (read.kind === "text") {
      this.refused.delete(uri.toString());
      return read.text;
    }
    this.refused.set(uri.toString(), read);
    return "";
  }

  /** What stands at an address now, links followed. */
  kindOf(uri: URI): "file" | "folder" | "nothing" {
    try {
      const stats = statSync(uri.fsPath);
      return stats.isDirectory() ? "folder" : "file";
    } catch {
      return "nothing";
    }
  }

  /** Why a file could not be read when it last was; undefined when it could. */
  refusal(uri: URI): Refusal | undefined {
    return this.refused.get(uri.toString());
  }
}

export type Refusal = Exclude<ReturnType<typeof readText>, { kind: "text" }>;
