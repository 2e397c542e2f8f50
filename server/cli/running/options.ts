/** Which options an action takes: one that it does not heed is refused, as whoever wrote it meant something. */
import type { RunAction } from "../table/run.js";

/** What can be seen as it stood at some time. */
const looking = ["status", "review", "timeline"] as const satisfies readonly RunAction[];

const reading = [...looking, "verify", "export", "import"] as const satisfies readonly RunAction[];

export type WritingAction = Exclude<RunAction, "open" | (typeof reading)[number]>;

type Taken = { readonly with: readonly RunAction[] } | { readonly notWith: readonly RunAction[] };

const taken: Readonly<Record<string, Taken>> = {
  at: { notWith: reading },
  text: { notWith: reading },
  go: { with: ["decide"] },
  "no-go": { with: ["decide"] },
  unmet: { with: ["decide"] },
  on: { with: ["block"] },
  from: { with: ["hand-over"] },
  to: { with: ["hand-over", "review", "status", "timeline"] },
  extension: { with: ["note"] },
  outcome: { with: ["close"] },
  event: { with: ["correct"] },
  never: { with: ["correct"] },
  rehearsal: { with: ["open"] },
  fallback: { with: ["open"] },
  may: { with: ["status"] },
  json: { with: ["status"] },
  watch: { with: ["status"] },
  now: { with: looking },
  output: { with: ["timeline"] },
  rows: { with: ["timeline"] },
  theme: { with: ["timeline"] },
  width: { with: ["timeline"] },
  "second-zone": { with: ["timeline"] },
  compact: { with: ["timeline"] },
  "whole-time": { with: ["timeline"] },
};

/** In words, of the first that is there for nothing. */
export function optionForNothing(action: RunAction, given: Iterable<string>): string | undefined {
  for (const name of given) {
    const of = taken[name];
    if (!of || ("with" in of ? of.with.includes(action) : !of.notWith.includes(action))) continue;
    if (name === "at" && looking.some(each => each === action))
      return `\`--at\` says when something happened: to see how it stood at a time, write \`${action} --now TIME\``;
    return "with" in of
      ? `\`--${name}\` goes with ${of.with.map(each => `\`${each}\``).join(" and ")}, not with \`${action}\``
      : `\`${action}\` writes nothing down, so \`--${name}\` means nothing with it`;
  }
  return undefined;
}

const ofWholeRun = [
  "open",
  "hold",
  "resume",
  "replan",
  "correct",
  "close",
  ...reading,
] as const satisfies readonly RunAction[];

/** In words, of an activity that is named for nothing: whoever holds one step does not mean the whole run. */
export function activityForNothing(action: RunAction, activity: string | undefined): string | undefined {
  if (activity === undefined || !ofWholeRun.some(each => each === action)) return undefined;
  const instead = action === "hold" ? "; to stop one activity alone, write `block`" : "";
  return `\`${action}\` is about the whole run: leave \`${activity}\` out${instead}`;
}
