/** A policy beside a first runbook: what holds for every release, with the values that hold without one. */
import type { StarterFile } from "./starter.js";

const path = "policy.runbook";

const text = `// The rules for all releases here. Every runbook imports this file. These values are the defaults.
policy {
  quiet-hours 23:00 to 07:00 // for people without hours of their own
  longest-shift 10h
  least-cover 2 // people who can do an activity at its time
  least-slack 10% // of the window, free at the end of the plan
}

// You can also set values for one risk, or for one rule:
//   policy for risk high { least-cover 3 }
//   policy { severity comms/no-all-clear error }
`;

/** The files with a policy among them that the first one, the runbook, imports. */
export function withPolicy([runbook, ...others]: readonly [StarterFile, ...StarterFile[]]): readonly StarterFile[] {
  return [{ ...runbook, text: `import "./${path}"\n${runbook.text}` }, ...others, { path, text }];
}
