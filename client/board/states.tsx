/** The state of a step: a sign, a word and a colour, each of which tells it. */
import type { ActivityState } from "../../language/run/transitions.js";

const signs: Readonly<Record<ActivityState, readonly [sign: string, word: string, name: string]>> = {
  waiting: ["○", "To do", "waiting"],
  "waiting, blocked": ["‖", "Blocked", "blocked"],
  running: ["▶", "Running", "running"],
  "running, blocked": ["‖", "Running, blocked", "blocked"],
  done: ["✓", "Done", "done"],
  failed: ["✕", "Failed", "failed"],
  skipped: ["↷", "Skipped", "skipped"],
  undone: ["↶", "Undone", "undone"],
};

export function State({ state }: { readonly state: ActivityState }) {
  const [sign, word, name] = signs[state];
  return (
    <span class={`state ${name}`}>
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      {word}
    </span>
  );
}
