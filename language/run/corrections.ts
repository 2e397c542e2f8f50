/** The events of a log as they count: in order, each once, and what was corrected as it should have been. */
import type { RunEvent } from "./events.js";
import type { Unfit } from "./progress.js";

export interface Counted {
  /** In order; what did not happen is not there. */
  readonly events: readonly RunEvent[];
  readonly unfit: readonly Unfit[];
}

type Corrected = Extract<RunEvent, { kind: "corrected" }>;

/** Linear, but for putting what is out of order into it. */
export function countedEvents(log: readonly RunEvent[]): Counted {
  const unfit: Unfit[] = [];
  const ids = new Set<string>();
  const bySeq = new Map<number, RunEvent>();
  for (const event of inOrder(log)) {
    if (ids.has(event.id)) continue;
    ids.add(event.id);
    const other = bySeq.get(event.seq);
    if (other) unfit.push({ event, reason: `has the number ${event.seq}, which another event has` });
    else bySeq.set(event.seq, event);
  }
  const corrections = new Map<number, Corrected>();
  const wrong = new Set<number>();
  for (const event of bySeq.values()) {
    if (event.kind !== "corrected") continue;
    const reason = whyNotCorrected(event, bySeq.get(event.of));
    if (reason === undefined) {
      corrections.set(event.of, event);
      continue;
    }
    wrong.add(event.seq);
    unfit.push({ event, reason });
  }
  const events: RunEvent[] = [];
  for (const event of bySeq.values()) {
    if (wrong.has(event.seq)) continue;
    const correction = corrections.get(event.seq);
    if (!correction) events.push(event);
    else if (correction.instead) events.push(asCorrected(event, correction.instead));
  }
  return { events, unfit };
}

function whyNotCorrected({ seq, of }: Corrected, corrected: RunEvent | undefined): string | undefined {
  if (!corrected || of >= seq) return `there is no event ${of} before it that could be corrected`;
  switch (corrected.kind) {
    case "opened":
      return `event ${of} opened the run, and cannot be corrected: open another run instead`;
    case "corrected":
      return `event ${of} is a correction itself: correct event ${corrected.of} again instead`;
    default:
      return undefined;
  }
}

/** What was said of it is gone; who wrote it when stays. */
function asCorrected(event: RunEvent, instead: NonNullable<Corrected["instead"]>): RunEvent {
  const { seq, id, plan, recorded, by, expects, prev } = event;
  return { seq, id, plan, recorded, by, expects, prev, ...instead };
}

function inOrder(log: readonly RunEvent[]): readonly RunEvent[] {
  const isInOrder = log.every(({ seq }, index) => seq > (log[index - 1]?.seq ?? 0));
  return isInOrder ? log : [...log].sort((a, b) => a.seq - b.seq);
}
