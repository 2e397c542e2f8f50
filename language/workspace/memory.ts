/** What is kept of a file that is read again and again (in an editor): of what has not changed, the same holds the next time. */
import { emptyMemory as nothingResolved, type ResolveMemory as Resolved } from "../resolve/memory.js";
import { type CheckMemory as Checked, emptyMemory as nothingChecked } from "../rules/memory.js";
import type { Scheduling } from "../schedule/compute.js";

/** Of the plan on one date. */
export interface DateMemory {
  readonly plan: Resolved;
  scheduling: Scheduling | undefined;
  readonly checked: Checked;
}

export interface FileMemory extends DateMemory {
  readonly roster: Resolved;
  /** By the number of the fallback. */
  readonly fallbacks: DateMemory[];
}

/** By the file's address. Who makes it takes out of it what is no longer there. */
export type Memories = Map<string, FileMemory>;

export function memoryIn(memories: Memories, uri: string): FileMemory {
  const memory = memories.get(uri) ?? { roster: nothingResolved(), ...emptyDate(), fallbacks: [] };
  memories.set(uri, memory);
  return memory;
}

function emptyDate(): DateMemory {
  return { plan: nothingResolved(), scheduling: undefined, checked: nothingChecked() };
}

export function memoryOfFallback({ fallbacks }: FileMemory, fallback: number): DateMemory {
  const memory = fallbacks[fallback] ?? emptyDate();
  fallbacks[fallback] = memory;
  return memory;
}
