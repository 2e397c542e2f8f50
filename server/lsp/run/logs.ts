/** Logs as they were read, until there is more in them: they are only ever appended to. */
import { statSync } from "node:fs";
import { readLog } from "../../run/log-file.js";
import type { LogReading } from "../../run/store.js";

export interface Logs {
  readonly read: (log: string) => LogReading;
  /** Another one as soon as a log may say something else. */
  readonly stateOf: (log: string) => string;
}

export function createLogs(): Logs {
  const known = new Map<string, { readonly state: string; readonly reading: LogReading }>();
  return {
    stateOf,
    read(log) {
      // Before it is read: what is written meanwhile makes it another.
      const state = stateOf(log);
      const before = known.get(log);
      if (before?.state === state) return before.reading;
      const reading = readLog(log);
      if (reading.kind === "log") known.set(log, { state, reading });
      else known.delete(log);
      return reading;
    },
  };
}

function stateOf(log: string): string {
  try {
    const { size, mtimeMs, ino } = statSync(log);
    return JSON.stringify([log, size, mtimeMs, ino]);
  } catch {
    return JSON.stringify([log]);
  }
}
