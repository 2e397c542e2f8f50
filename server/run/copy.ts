/** Takes a run from one store to another: the plans that it is of, then its log, line by line as it stands. */
import type { RunEvent } from "../../language/run/events.js";
import type { RunStore, Taken } from "./store.js";

export type Copied =
  | {
      readonly kind: "copied";
      readonly events: number;
      /** Of these, those that were not there before. */
      readonly added: number;
      readonly plans: number;
      /** Why a plan is not there. */
      readonly missing: readonly string[];
    }
  | { readonly kind: "missing" }
  /** `where`: whether it could not be read or not be written. */
  | { readonly kind: "failed"; readonly where: "from" | "to"; readonly reason: string };

/** Doing it again copies what has been added since. */
export async function copyRun(from: RunStore, to: RunStore): Promise<Copied> {
  const [read, log] = [await from.lines(), await from.read()];
  if (read.kind === "missing" || log.kind === "missing") return { kind: "missing" };
  if (read.kind === "unreadable") return { kind: "failed", where: "from", reason: read.why };
  const hashes = log.kind === "log" ? plansOf(log.events) : [];
  const missing: string[] = [];
  for (const hash of hashes) {
    const plan = await from.keptPlan(hash);
    const failed = typeof plan === "string" ? plan : await to.keepPlan(plan);
    if (failed !== undefined) missing.push(failed);
  }
  const taken: Taken = await to.takeLines(read.lines);
  if (taken.kind !== "taken") return { kind: "failed", where: "to", reason: taken.reason };
  const { added } = taken;
  return { kind: "copied", events: read.lines.length, added, plans: hashes.length - missing.length, missing };
}

/** Each once, in the order in which it went by them. */
function plansOf(events: readonly RunEvent[]): readonly string[] {
  const hashes = events.flatMap(event => (event.kind === "replanned" ? [event.plan, event.to] : [event.plan]));
  return [...new Set(hashes)];
}
