/** What is being written: whether it is on its way, is tried again, was refused and why, or is in the log. */
import type { Writing } from "./writer.js";

interface WritingsProps {
  readonly writings: readonly Writing[];
  readonly dismiss: (id: string) => void;
}

export function Writings({ writings, dismiss }: WritingsProps) {
  return (
    <div class="writings" role="status">
      {writings.map(({ id, says, state }) => (
        <p key={id} class={`writing ${state.kind}`}>
          <span>
            <strong>{says}</strong> {state.kind === "sending" && "is being sent…"}
            {state.kind === "waiting" && `is not written yet: ${state.why}. It is tried again by itself.`}
            {state.kind === "written" && "is written."}
            {state.kind === "refused" && `was not written: ${state.why}`}
          </span>
          {state.kind !== "sending" && state.kind !== "written" && (
            <button type="button" class="quiet" onClick={() => dismiss(id)}>
              {state.kind === "waiting" ? "Do not send it" : "Close"}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
