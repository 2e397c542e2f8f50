/** A window as tables write it: from a moment to another. */
import type { Context } from "./context.js";
import { momentIn, momentText, type WrittenMoment } from "./values/moments.js";
import { wallTime } from "./when.js";

export interface WindowRead {
  /** The statement. */
  readonly text: string;
  /** When it starts, in seconds since 1970 or from T, where that can be told. */
  readonly opens: number | undefined;
}

/** Only where both ends are read whole, and the start has a day. */
export function windowIn(text: string, zone: string | undefined, context: Context): WindowRead | undefined {
  const [from, to] = halves(text);
  if (!from || !to || (from.day === undefined && from.relative === undefined)) return undefined;
  const own = zone !== undefined && zone !== context.zone ? { zone } : {};
  const start = { ...own, ...from };
  const at = wallTime(start, context);
  return {
    text: `window ${momentText(start)} to ${momentText({ ...own, ...to })}`,
    opens: at?.kind === "instant" || at?.kind === "relative" ? at.seconds : undefined,
  };
}

/** A go-live, where its day is said. */
export function goLiveIn(text: string, zone: string | undefined, context: Context): string | undefined {
  const [at] = halves(`${text} to ${text}`);
  if (!at || at.day === undefined || at.clock === undefined) return undefined;
  return `go-live ${momentText({ ...(zone !== undefined && zone !== context.zone ? { zone } : {}), ...at })}`;
}

function halves(text: string): readonly (WrittenMoment | undefined)[] {
  const parts = text.split(" to ");
  const read = (part: string | undefined): WrittenMoment | undefined => {
    const cell = momentIn({ kind: "text", text: part ?? "" }, { order: undefined, unit: undefined });
    return cell.kind === "moment" && !cell.end ? cell.moment : undefined;
  };
  if (parts.length === 2) return parts.map(read);
  const whole = momentIn({ kind: "text", text }, { order: undefined, unit: undefined });
  return whole.kind === "moment" && whole.end ? [whole.moment, whole.end] : [];
}
