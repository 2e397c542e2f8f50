/** The window as a line: how much is used up, where the end is expected, and where one can still turn back. For the eye alone. */

import type { Instant } from "../../language/plan/plan.js";
import type { BoardDocument } from "../../language/run/board.js";
import { instantOf } from "./moments.js";
import { Moment } from "./time.js";

interface Mark {
  readonly name: string;
  readonly at: Instant;
  readonly says: string;
}

export function Horizon({ board, now: present }: { readonly board: BoardDocument; readonly now: Instant }) {
  const { window, decideBy, pointOfNoReturn, status } = board;
  if (!window) return undefined;
  const now = status.closed ? instantOf(status.closed.at) : present;
  const { planned: ends, worst: endsLast } = status.rollback
    ? { planned: status.rollback.ends, worst: status.rollback.worst }
    : status.end;
  const end = status.closed || ends === null ? undefined : instantOf(ends);
  const worst = status.closed || endsLast === null ? undefined : instantOf(endsLast);
  const opened = status.opened ? instantOf(status.opened.at) : window.start;
  const from = Math.min(window.start, Math.max(opened, window.start - 6 * 3_600));
  const to = Math.max(window.end, worst ?? window.end, Math.min(now, window.end + 6 * 3_600));
  const place = (at: Instant): number => (100 * (Math.min(Math.max(at, from), to) - from)) / Math.max(1, to - from);
  const percent = (at: Instant): string => `${place(at)}%`;
  const isIn = (at: Instant): boolean => at >= from && at <= to;
  const marks = [
    ...(end === undefined ? [] : [{ name: "end", at: end, says: "end" }]),
    ...(decideBy === null ? [] : [{ name: "decide", at: decideBy, says: "decide by" }]),
    ...(pointOfNoReturn === null ? [] : [{ name: "no-return", at: pointOfNoReturn, says: "no return" }]),
  ].filter(({ at }) => isIn(at));
  return (
    <div class="horizon" aria-hidden="true">
      <span class="edge">
        <Moment at={window.start} isShort={true} />
      </span>
      <span class="track">
        <span
          class="part-of window"
          style={{ left: percent(window.start), width: `${place(window.end) - place(window.start)}%` }}
        />
        <span class="part-of past" style={{ width: percent(now) }} />
        {end !== undefined && worst !== undefined && worst > end && (
          <span class="part-of doubt" style={{ left: percent(end), width: `${place(worst) - place(end)}%` }} />
        )}
        {laid(marks, place).map(({ name, at, says, level }) => (
          <span key={name} class={`part-of mark ${name} level-${level}`} style={{ left: percent(at) }}>
            <span class="word">{says}</span>
          </span>
        ))}
        {isIn(now) && <span class="part-of mark now" style={{ left: percent(now) }} />}
      </span>
      <span class="edge">
        <Moment at={window.end} isShort={true} />
      </span>
    </div>
  );
}

/** Words that are near each other alternate above and below the line. */
function laid(
  marks: readonly Mark[],
  place: (at: Instant) => number,
): readonly (Mark & { readonly level: "above" | "below" })[] {
  const sorted = [...marks].sort((a, b) => a.at - b.at);
  return sorted.map((mark, index) => {
    const before = sorted[index - 1];
    const isNear = before !== undefined && place(mark.at) - place(before.at) < 9;
    return { ...mark, level: isNear && index % 2 === 1 ? "below" : "above" };
  });
}
