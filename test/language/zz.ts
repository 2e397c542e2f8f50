import { performance } from "node:perf_hooks";
import { analyse } from "../support/analyse.js";
import { schedule as sch } from "../../language/schedule/compute.js";
for (const n of [1000, 2000, 4000]) {
  const text = `runbook r {\n window 2026-06-01 08:00 to 2026-06-29 20:00 UTC\n${Array.from({ length: n }, (_, i) => `step a${i} { takes 1m }\nstep b${i} { takes 1m undoes a${i} }`).join("\n")}\n}`;
  const { plan } = analyse(text);
  const t0 = performance.now();
  if (plan.runbook) sch(plan.runbook);
  console.log(n, Math.round(performance.now() - t0));
  const nested = `runbook r {\n window 2026-06-01 08:00 to 2026-06-29 20:00 UTC\n${Array.from({ length: n }, (_, i) => `step a${i} { takes 1m }`).join("\n")}\n${Array.from({ length: n }, (_, i) => `step b${i} { takes 1m undoes a${n-1-i} }`).join("\n")}\n}`;
  const other = analyse(nested).plan;
  const t1 = performance.now();
  if (other.runbook) sch(other.runbook);
  console.log(n, "nested", Math.round(performance.now() - t1));
}
