/**
 * Properties try the same values in every run, so that a run that is green stays green: `GONOGO_SEED` gives them others. What a long run
 * with other seeds finds becomes an example. `GONOGO_RUNS=10` tries ten times as many, and 0.1 a tenth.
 */
import fc from "fast-check";

const seed = Number(process.env.GONOGO_SEED ?? 21);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** How many values a property is tried with. */
export function tries(count: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(count * Number(process.env.GONOGO_RUNS ?? 1)) };
}
