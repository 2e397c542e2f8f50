/**
 * Counts what a piece of work executes, by V8's own coverage: how often each function and each block was entered. The same work
 * gives the same number on any machine, however busy. Work inside the runtime (a copied array, a pattern) is not counted.
 * It runs in a process of its own, since only what is compiled after the counting has begun is counted block by block.
 */
import { Session } from "node:inspector";

export const kinds = ["check", "fix"] as const;
export type Kind = (typeof kinds)[number];
export interface Asked {
  readonly kind: Kind;
  readonly texts: readonly string[];
}

type Coverage = { readonly result: readonly Script[] };
interface Script {
  readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
}

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const { analyse } = await import("../analyse.js");
const { fixAll } = await import("../../../language/fixing/fix-all.js");

const works: Readonly<Record<Kind, (text: string) => void>> = {
  check: text => void analyse(text),
  fix: text => void fixAll(analyse(text), analyse),
};

/** What was counted since the last time. */
function counted(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error: Error | null, { result }: Coverage) => {
    if (error) throw error;
    for (const { functions } of result)
      for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  });
  return sum;
}

process.on("message", ({ kind, texts }: Asked) => {
  const work = works[kind];
  const counts = texts.map(text => {
    counted();
    work(text);
    return counted();
  });
  process.send?.(counts);
});
