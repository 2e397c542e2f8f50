/** What is kept of a file that is read again and again (in an editor): of what has not changed, the same holds the next time. */
import { emptyMemory as nothingResolved, type ResolveMemory as Resolved } from "../resolve/memory.js";
import { type CheckMemory as Checked, emptyMemory as nothingChecked } from "../rules/memory.js";
import type { Scheduling } from "../schedule/compute.js";

export interface FileMemory {
  readonly roster: Resolved;
  readonly plan: Resolved;
  scheduling: Scheduling | undefined;
  readonly checked: Checked;
}

/** By the file's address. Who makes it takes out of it what is no longer there. */
export type Memories = Map<string, FileMemory>;

export function memoryIn(memories: Memories, uri: string): FileMemory {
  const memory = memories.get(uri) ?? {
    roster: nothingResolved(),
    plan: nothingResolved(),
    scheduling: undefined,
    checked: nothingChecked(),
  };
  memories.set(uri, memory);
  return memory;
}
