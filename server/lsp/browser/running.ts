/** In place of run/running.ts: a run's log is a file on a disk, which several write to at once, and a browser has none. */
import type { Running } from "../run/running.js";

const why =
  "in a browser no run can be opened, followed or written to, because its log is a file on a disk: open the folder in VS Code on a machine, or use `gonogo run`";

export function createRunning(): Running {
  return {
    get: () => ({ kind: "unread", why }),
    timeline: () => undefined,
    lenses: () => [],
    offers: () => [],
    review: () => ({ error: why }),
    write: async () => ({ kind: "refused", why }),
  };
}
