// Preloaded into the Node that is measured: notes what the process took, when it ends.
const { appendFileSync, readFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const took = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: (mostMemory() ?? maxRSS) / 1024 };
    appendFileSync(process.env.GONOGO_BENCH_METER, `${JSON.stringify(took)}\n`);
  });
}

/** On Linux maxRSS is never less than what the parent had when it started this process. */
function mostMemory() {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes);
  } catch {
    return undefined;
  }
}
