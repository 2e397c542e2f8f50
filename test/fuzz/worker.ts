/** Tries inputs on one target, batch after batch, and says how far it is; in a process of its own, as what it tries may hang it or use up its memory. */
import fc from "fast-check";
import { allowance, faultOf, type Target } from "./target.js";
import { targets } from "./targets.js";

/** The input that took the largest share of what it may take. */
export interface Slowest {
  readonly share: number;
  readonly seconds: number;
  readonly size: number;
}

export type Told =
  | { readonly kind: "begins"; readonly seed: number }
  | { readonly kind: "tries"; readonly input: unknown }
  | {
      readonly kind: "tried";
      readonly inputs: number;
      readonly counted: number;
      /** Of all inputs together. */
      readonly size: number;
      /** Of the processor, with what it takes to make the inputs. */
      readonly seconds: number;
      readonly slowest: Slowest;
      /** Bytes. */
      readonly memory: number;
    }
  | { readonly kind: "found"; readonly seed: number; readonly input: unknown; readonly fault: string };

const batch = 100;

function tell(told: Told): Promise<void> {
  return new Promise(resolve => {
    process.send?.(told, undefined, undefined, () => resolve());
  });
}

/** @param isWatched says each input before it is tried: slow, and for the batch that did not come to an end */
async function runBatch(target: Target, seed: number, isWatched: boolean): Promise<void> {
  let [inputs, counted, size, memory] = [0, 0, 0, 0];
  let slowest: Slowest = { share: 0, seconds: 0, size: 0 };
  const before = process.cpuUsage();
  await tell({ kind: "begins", seed });
  const property = fc.asyncProperty(target.any, async input => {
    if (isWatched) await tell({ kind: "tries", input });
    const fault = (await timed(target, input)) ?? undefined;
    inputs += 1;
    counted += target.count?.(input) ?? 1;
    size += target.size(input);
    if (fault !== undefined) throw new Error(fault);
  });
  const timed = async (of: Target, input: unknown): Promise<string | undefined> => {
    const most = allowance(of.size(input));
    let [fault, seconds] = await once(of, input);
    // Code is loaded and compiled in the first of them.
    if (fault === undefined && seconds > most) [fault, seconds] = await once(of, input);
    if (seconds / most > slowest.share) slowest = { share: seconds / most, seconds, size: of.size(input) };
    memory = Math.max(memory, process.memoryUsage.rss());
    return (
      fault ??
      (seconds > most ? `it takes ${seconds.toFixed(1)} s, and at most ${most.toFixed(1)} s are right` : undefined)
    );
  };
  const { failed, counterexample, errorInstance } = await fc.check(property, { seed, numRuns: batch });
  await tell({ kind: "tried", inputs, counted, size, seconds: secondsSince(before), slowest, memory });
  if (failed)
    await tell({
      kind: "found",
      seed,
      input: counterexample?.[0],
      fault: String((errorInstance as Error | undefined)?.message),
    });
}

/** With the processor seconds that it took. */
async function once(target: Target, input: unknown): Promise<[fault: string | undefined, seconds: number]> {
  const before = process.cpuUsage();
  const fault = await faultOf(target, input);
  return [fault, secondsSince(before)];
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

const [name = "", first = "1", watched] = process.argv.slice(2);
const target = targets[name];
if (!target) throw new Error(`there is no target ${name}`);
process.on("disconnect", () => process.exit());
for (let seed = Number(first); ; seed++) {
  await runBatch(target, seed, watched === "watched");
  if (watched === "watched") break;
}
process.exit();
