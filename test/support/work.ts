import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Asked } from "./work/counter.js";

const counter = fileURLToPath(new URL("work/counter.ts", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Counting {
  /** How much is executed for each text, one after the other. */
  readonly of: (asked: Asked) => Promise<readonly number[]>;
  readonly end: () => void;
}

/** Counts work, so that a test can say how it grows without looking at a clock. */
export function countWork(): Counting {
  const child: ChildProcess = fork(counter, {
    cwd: root,
    execArgv: ["--import", "tsx", "--import", "./language/polyfill.ts"],
  });
  return {
    of: async asked => {
      child.send(asked);
      const answered = new AbortController();
      const { signal } = answered;
      const [counts] = (await Promise.race([
        once(child, "message", { signal }),
        once(child, "exit", { signal }).then(([code]) => Promise.reject(new Error(`the counter ended with ${code}`))),
      ])) as [readonly number[]];
      answered.abort();
      return counts;
    },
    end: () => child.kill(),
  };
}
